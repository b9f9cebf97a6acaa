import { readFileSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { type ApiServer, type Behaviour, exampleOf, refusals, startApi } from '../github/api-server.ts';
import { payloads } from '../github/payloads.ts';
import { checkout, type PullRequestHistory, pullRequestHistory } from '../platform/git-repository.ts';
import { commandsIn } from '../reporters/runner-commands.ts';
import { movedDistribution } from './distribution.ts';
import { type Run, runAction } from './runner.ts';

const dist = movedDistribution();
afterAll(() => rmSync(dist, { recursive: true, force: true }));

/** `a` and `b` are in conflict at lines 2 and 3. */
const old = `services:
  a: { image: x/a, ports: ["9001:1"] }
  b: { image: x/b, ports: ["9001:2"] }
  c: { image: x/c, ports: ["9002:3"] }
`;
/** `c` moves to a port that `d`, a new service, has as well: lines 4 and 5. */
const worse = `${old.replace('9002:3', '9003:3')}  d: { image: x/d, ports: ["9003:4"] }\n`;
/** Only the first side of the old conflict is edited. */
const touched = old.replace('image: x/a', 'image: x/a2');
const harmless = `${old}  e: { image: x/e, ports: ["9005:5"] }\n`;

const history = (after: string) =>
  pullRequestHistory({ 'compose.yaml': old }, [{ 'compose.yaml': after }], { 'README.md': 'x' });
const linesOf = (stdout: string) => commandsIn(stdout).map(({ name, properties }) => [name, properties['line']]);

async function runPullRequest(
  remote: PullRequestHistory,
  depth: number,
  run: Run = {},
  payload = payloads.pullRequest,
) {
  const event = { name: 'pull_request', payload: payload(remote.head, remote.base) };
  return runAction(dist, checkout(remote, 'refs/pull/7/merge', depth), { event, commit: remote.merge, ...run });
}

describe('a pull request with history', () => {
  test('is judged by what it brings; the summary has the rest folded, and the change of the map', async () => {
    const { status, stdout, summary, outputs } = await runPullRequest(history(worse), 2);
    expect(status).toBe(1);
    expect(linesOf(stdout)).toEqual([['error', '5']]);
    expect(stdout).toContain('Judged is what the pull request changes, by git since ');
    expect(stdout).toContain('There were before: 1 error.');
    expect(summary).toContain('## ❌ port-preflight: 1 error\n');
    expect(summary).toContain('<details>\n<summary>Before this change: 1 error</summary>\n');
    expect(summary).toContain('### How the port map changes\n');
    expect(summary).toMatch(/\| added \| <code>9003<\/code> \| d → 4 \|/);
    expect(summary).toMatch(/\| moved \| <code>9002<\/code> → <code>9003<\/code> \| c → 3 \|/);
    expect(summary).toContain('1 new finding\n');
    expect(outputs).toMatchObject({ conclusion: 'failure', errors: '1', older: '1', listeners: '4' });
  });

  test('that brings nothing passes whatever there was', async () => {
    const { status, stdout, summary, outputs } = await runPullRequest(history(harmless), 2);
    expect({ status, commands: commandsIn(stdout) }).toEqual({ status: 0, commands: [] });
    expect(summary).toContain('## ✅ port-preflight: no new conflict\n');
    expect(outputs).toMatchObject({ conclusion: 'success', errors: '0', older: '1' });
  });

  test('is annotated where it touches a conflict, with the other side named', async () => {
    const { stdout } = await runPullRequest(history(touched), 2);
    expect(linesOf(stdout)).toEqual([['error', '2']]);
    expect(commandsIn(stdout)[0]?.data).toContain('compose.yaml:3:');
  });

  test('that asks for everything is judged by everything', async () => {
    const { status, stdout } = await runPullRequest(history(harmless), 2, { inputs: { only: 'all' } });
    expect({ status, lines: linesOf(stdout) }).toEqual({ status: 1, lines: [['error', '3']] });
  });
});

const patch = (after: string) => {
  const lines = after.split('\n').slice(3, -1);
  return `@@ -3,2 +3,${lines.length + 1} @@\n   b: { image: x/b, ports: ["9001:2"] }\n-  c\n${lines.map((line) => `+${line}`).join('\n')}`;
};
const listing: Behaviour = {
  'pulls/list-files': () => ({
    body: [exampleOf('pulls/list-files', { filename: 'compose.yaml', status: 'modified', patch: patch(worse) })],
  }),
};
const withToken = (api: ApiServer): Run => ({ apiUrl: api.url, inputs: { token: 't0k3n' } });

describe('a pull request in the usual checkout, without history', () => {
  test('is judged by GitHub’s list', async () => {
    const { status, stdout, summary } = await runPullRequest(history(worse), 1, withToken(await startApi(listing)));
    expect({ status, lines: linesOf(stdout) }).toEqual({ status: 1, lines: [['error', '5']] });
    expect(summary).toContain(
      'by GitHub’s list of its files; the checkout lacks the commit before it (`fetch-depth: 2` brings it).',
    );
    expect(summary).toContain('How the port map changes is left out: the state before is not at hand.');
  });

  test.each([403, 404])(
    'is judged by everything when the API says %i, in one sentence that names the permission',
    async (status) => {
      const api = await startApi({ 'pulls/list-files': () => refusals[status] ?? {} });
      const { stdout, summary } = await runPullRequest(history(worse), 1, withToken(api));
      expect(linesOf(stdout)).toEqual([
        ['error', '3'],
        ['error', '5'],
      ]);
      expect(summary).toContain('and the token lacks the permission `pull-requests: read`.');
    },
  );

  test('never asks without a token', async () => {
    const api = await startApi();
    const { summary } = await runPullRequest(history(worse), 1, { apiUrl: api.url });
    expect(api.calls).toEqual([]);
    expect(summary).toContain('because the checkout lacks the commit before it');
  });
});

describe('a pull request from a fork', () => {
  test.each([
    ['a fork', payloads.forkPullRequest],
    ['a fork that is gone', payloads.deletedForkPullRequest],
  ])('%s, with a token that only reads, has the same annotations as any', async (_name, payload) => {
    const remote = history(worse);
    const plain = await runPullRequest(remote, 2);
    const fork = await runPullRequest(
      remote,
      2,
      withToken(await startApi({ 'pulls/list-files': () => refusals[403] ?? {} })),
      payload,
    );
    expect(commandsIn(fork.stdout)).toEqual(commandsIn(plain.stdout));
    expect([fork.status, fork.outputs['conclusion']]).toEqual([plain.status, plain.outputs['conclusion']]);
  });
});

describe('comment and review', () => {
  const wanted = (api: ApiServer): Run => ({
    apiUrl: api.url,
    inputs: { token: 't0k3n', comment: 'true', review: 'true' },
  });

  test('are written where the token may', async () => {
    const api = await startApi({
      ...listing,
      'issues/list-comments': () => ({ body: [] }),
      'pulls/list-review-comments': () => ({ body: [] }),
    });
    const { stdout, summary } = await runPullRequest(history(worse), 2, wanted(api));
    const sent = Object.fromEntries(api.calls.map(({ operation, body }) => [operation, body]));
    expect(sent['issues/create-comment']).toMatchObject({
      body: expect.stringContaining('-->\n## ❌ port-preflight: 1 error\n'),
    });
    expect(sent['pulls/create-review']).toMatchObject({
      event: 'COMMENT',
      comments: [
        {
          path: 'compose.yaml',
          line: 5,
          side: 'RIGHT',
          body: expect.stringContaining('```suggestion\n  d: { image: x/d, ports: ["'),
        },
      ],
    });
    expect(stdout + summary).not.toContain('left out because');
  });

  test('are left out with a sentence where it may not, and nothing else is different', async () => {
    const remote = history(worse);
    const refused = () => refusals[403] ?? {};
    const api = await startApi({ 'issues/list-comments': refused, 'pulls/list-files': refused });
    const plain = await runPullRequest(remote, 2);
    const fork = await runPullRequest(remote, 2, wanted(api), payloads.forkPullRequest);
    const sentences = ['comment', 'review'].map(
      (what) =>
        `The ${what} is left out because the token lacks the permission \`pull-requests: write\`, which a pull request from a fork never gets.`,
    );
    for (const sentence of sentences) {
      expect(fork.stdout).toContain(`${sentence}\n`);
      expect(fork.summary).toContain(sentence);
    }
    expect(commandsIn(fork.stdout)).toEqual(commandsIn(plain.stdout));
    expect(fork.status).toBe(plain.status);
  });

  test('are nothing on a push', async () => {
    const api = await startApi();
    const remote = history(worse);
    const event = { name: 'push', payload: payloads.push(remote.merge, remote.base) };
    await runAction(dist, checkout(remote, remote.merge, 1), { event, commit: remote.merge, ...wanted(api) });
    expect(api.calls).toEqual([]);
  });
});

test('a report for code scanning has all findings, whatever is judged', async () => {
  const inputs = { report: 'out/ports.sarif', 'report-format': 'sarif' };
  const { outputs } = await runPullRequest(history(worse), 2, { inputs });
  const { runs } = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'));
  expect(runs[0].results).toHaveLength(2);
});

describe('other events', () => {
  const remote = () => history(worse);

  test.each<[string, (remote: PullRequestHistory) => unknown]>([
    ['push', ({ merge, base }) => payloads.push(merge, base)],
    ['schedule', () => payloads.schedule()],
    ['workflow_dispatch', () => payloads.workflowDispatch()],
  ])('%s is judged by everything, and asks nobody', async (name, payload) => {
    const given = remote();
    const api = await startApi();
    const run = { event: { name, payload: payload(given) }, commit: given.merge, ...withToken(api) };
    const { status, stdout, summary } = await runAction(dist, checkout(given, given.merge, 1), run);
    expect({ status, lines: linesOf(stdout) }).toEqual({
      status: 1,
      lines: [
        ['error', '3'],
        ['error', '5'],
      ],
    });
    expect(summary).not.toContain('Judged');
    expect(api.calls).toEqual([]);
  });

  test('merge_group is judged by what the group brings', async () => {
    const given = remote();
    const event = { name: 'merge_group', payload: payloads.mergeGroup(given.merge, given.base) };
    const { stdout } = await runAction(dist, checkout(given, given.merge, 2), { event, commit: given.merge });
    expect(linesOf(stdout)).toEqual([['error', '5']]);
  });
});
