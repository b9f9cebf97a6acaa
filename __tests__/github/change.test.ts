import { describe, expect, test } from 'vitest';
import { type Scope, scopeOf } from '../../src/github/change.ts';
import type { PullRequest, WorkflowEvent } from '../../src/github/event.ts';
import type { Refusal } from '../../src/github/refusal.ts';
import { checkout, commit, git, type PullRequestHistory, pullRequestHistory } from '../platform/git-repository.ts';
import { temporaryFolder } from '../platform/temporary-folder.ts';

const before = { 'a.yml': '1\n2\n3\n', 'main.yml': '1\n' };
/** Two commits; main goes on in the meantime. */
const history = () =>
  pullRequestHistory(before, [{ 'a.yml': '1\nzwei\n3\n' }, { 'b.yml': 'b\n' }], { 'main.yml': '2\n' });

function pullRequest({ base, head }: PullRequestHistory): PullRequest {
  return { owner: 'octo', repo: 'shop', number: 7, base, head, isFork: false };
}

const listed = async () => [{ filename: 'listed.yml', status: 'modified', changes: 1 }];
const refused = async (): Promise<Refusal> => ({ refused: 'there is no token to ask GitHub with' });

function told(scope: Scope) {
  return [scope.by, scope.by === 'none' ? [] : [...scope.change.lines.keys()].sort(), scope.sentence ?? ''];
}

describe('a pull request', () => {
  test.each<[string, string, number]>([
    ['the merge with one more commit', 'refs/pull/7/merge', 2],
    ['the merge with all history', 'refs/pull/7/merge', 100],
    ['its head with all history', 'refs/pull/7/head', 100],
  ])('is judged by git in a checkout of %s', async (_name, ref, depth) => {
    const remote = history();
    const folder = checkout(remote, ref, depth);
    if (ref.endsWith('head')) git(folder, 'fetch', '--quiet', `file://${remote.folder}`, 'main');
    const scope = await scopeOf({ pullRequest: pullRequest(remote) }, { top: folder, folder: '' }, refused);
    expect(told(scope)).toEqual([
      'git',
      ['a.yml', 'b.yml'],
      expect.stringMatching(/^Judged is what the pull request changes, by git since [0-9a-f]{7}\.$/),
    ]);
  });

  test.each<[string, string, number]>([
    ['the merge alone, as actions/checkout brings it', 'refs/pull/7/merge', 1],
    ['the head alone', 'refs/pull/7/head', 1],
    ['the head with one more commit: the last commit is not the pull request', 'refs/pull/7/head', 2],
  ])('is judged by GitHub’s list in a checkout of %s, else as a whole', async (_name, ref, depth) => {
    const remote = history();
    const at = { top: checkout(remote, ref, depth), folder: '' };
    const event = { pullRequest: pullRequest(remote) };
    const because = 'the checkout lacks the commit before it (`fetch-depth: 2` brings it)';
    expect(told(await scopeOf(event, at, listed))).toEqual([
      'api',
      ['listed.yml'],
      `Judged is what the pull request changes, by GitHub’s list of its files; ${because}.`,
    ]);
    expect(told(await scopeOf(event, at, refused))).toEqual([
      'none',
      [],
      `Everything is judged, not only what the pull request changes, because ${because} and there is no token to ask GitHub with.`,
    ]);
  });

  test('is judged as a whole where something else is checked out: pull_request_target brings the base', async () => {
    const remote = history();
    const top = checkout(remote, remote.base, 2);
    expect(told(await scopeOf({ pullRequest: pullRequest(remote) }, { top, folder: '' }, listed))).toEqual([
      'none',
      [],
      'Everything is judged, not only what the pull request changes, because another commit is checked out.',
    ]);
  });

  test('is judged by GitHub’s list in a checkout without git', async () => {
    const scope = await scopeOf(
      { pullRequest: pullRequest(history()) },
      { top: temporaryFolder(), folder: '' },
      listed,
    );
    expect(scope.by).toBe('api');
  });

  test('that merges another branch into its own is no less than all of it', async () => {
    const remote = history();
    git(remote.folder, 'checkout', '--quiet', 'topic');
    git(remote.folder, 'merge', '--quiet', '--no-ff', '--message', 'from main', 'main^1');
    const head = commit(remote.folder, { 'c.yml': 'c\n' });
    git(remote.folder, 'checkout', '--quiet', '--detach', remote.base);
    git(remote.folder, 'merge', '--quiet', '--no-ff', '--message', 'merge', head);
    const event = { pullRequest: { ...pullRequest(remote), head } };
    const scope = await scopeOf(event, { top: remote.folder, folder: '' }, refused);
    expect(told(scope).slice(0, 2)).toEqual(['git', ['a.yml', 'b.yml', 'c.yml']]);
  });
});

describe('a merge group', () => {
  test.each<[number, string]>([
    [2, 'git'],
    [1, 'none'],
  ])('with a depth of %i is judged by %s', async (depth, by) => {
    const remote = history();
    const event: WorkflowEvent = { mergeGroup: { base: remote.base, head: remote.merge } };
    const scope = await scopeOf(event, { top: checkout(remote, remote.merge, depth), folder: '' }, listed);
    expect(scope.by).toBe(by);
    expect(scope.sentence).toContain('what the merge group changes');
  });
});

test('any other event is judged as a whole, without a word', async () => {
  expect(await scopeOf({}, { top: history().folder, folder: '' }, listed)).toEqual({ by: 'none' });
});
