import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEvent } from '../../src/github/event.ts';
import { temporaryFolder } from '../platform/temporary-folder.ts';
import { payloads } from './payloads.ts';

function eventOf(payload: unknown) {
  const folder = temporaryFolder({ 'event.json': typeof payload === 'string' ? payload : JSON.stringify(payload) });
  return readEvent({ GITHUB_EVENT_PATH: join(folder, 'event.json') });
}

describe('an event', () => {
  const pullRequest = { owner: 'octo', repo: 'shop', number: 7, head: 'a1', base: 'b1', isFork: false };

  test.each<[string, unknown, unknown]>([
    ['pull request', payloads.pullRequest('a1', 'b1'), { pullRequest }],
    ['pull request of a fork', payloads.forkPullRequest('a1', 'b1'), { pullRequest: { ...pullRequest, isFork: true } }],
    [
      'pull request of a fork that is gone',
      payloads.deletedForkPullRequest('a1', 'b1'),
      { pullRequest: { ...pullRequest, isFork: true } },
    ],
    ['merge group', payloads.mergeGroup('a1', 'b1'), { mergeGroup: { base: 'b1', head: 'a1' } }],
    ['push', payloads.push('a1', 'b1'), {}],
    ['schedule', payloads.schedule(), {}],
    ['workflow dispatch', payloads.workflowDispatch(), {}],
    ['payload of another form', { pull_request: { number: 'seven' } }, {}],
    ['text that is no JSON', '{', {}],
    ['list', [], {}],
  ])('%s', (_name, payload, expected) => {
    expect(eventOf(payload)).toEqual(expected);
  });

  test('without a payload is one without interest', () => {
    expect(readEvent({})).toEqual({});
    expect(readEvent({ GITHUB_EVENT_PATH: '/nowhere/event.json' })).toEqual({});
  });
});
