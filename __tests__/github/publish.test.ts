import { describe, expect, test } from 'vitest';
import { type Publication, publish } from '../../src/github/publish.ts';
import type { LineComment } from '../../src/github/review.ts';
import { type ApiServer, authoredBy, type Behaviour, exampleOf, ownLogin, refusals, startApi } from './api-server.ts';

const pullRequest = { owner: 'octo', repo: 'shop', number: 7, head: 'a'.repeat(40), base: 'b', isFork: false };
const fork = { ...pullRequest, isFork: true };
const run = ({ url }: ApiServer, publication: Publication, from = pullRequest) =>
  publish({ apiUrl: url, token: 't0k3n' }, from, publication);

const marker = '<!-- port-preflight comment apps%2Fweb%2Dshop -->';
const comment = (body: string | undefined): Publication => ({ comment: { key: 'apps/web-shop', body } });

const listed = (id: number, login: string, body: string) => authoredBy(login, 'issues/list-comments', { id, body });

const writes = ({ calls }: ApiServer) =>
  calls
    .filter(({ operation }) => !operation.includes('list'))
    .map(({ operation, path, body }) => [operation, path['comment_id'], body]);

describe('the comment', () => {
  const others = [
    listed(1, 'stranger', `${marker}\nforged`),
    listed(2, ownLogin, 'of another tool'),
    listed(3, ownLogin, '<!-- port-preflight comment apps -->\nof another folder'),
    listed(4, ownLogin, `quoted: ${marker}`),
    ...Array.from({ length: 120 }, (_, index) => listed(1000 + index, 'someone', 'me too')),
  ];
  const own = listed(5, ownLogin, `${marker}\nold`);

  test.each<[string, unknown[], string | undefined, unknown[]]>([
    [
      'is written where there is none',
      others,
      'new',
      [['issues/create-comment', undefined, { body: `${marker}\nnew` }]],
    ],
    [
      'is brought up to date, on whichever page it stands',
      [...others, own],
      'new',
      [['issues/update-comment', '5', { body: `${marker}\nnew` }]],
    ],
    ['stays as it is when nothing changed', [...others, own], 'old\n', []],
    [
      'is deleted when there is nothing to say',
      [...others, own],
      undefined,
      [['issues/delete-comment', '5', undefined]],
    ],
    ['is not missed when there is nothing to say', others, undefined, []],
  ])('%s', async (_name, comments, body, expected) => {
    const api = await startApi({ 'issues/list-comments': () => ({ body: comments }) });
    expect(await run(api, comment(body))).toEqual([]);
    expect(writes(api)).toEqual(expected);
  });

  const refuse = (status: number): Behaviour => ({
    'issues/list-comments': () => ({ body: [] }),
    'issues/create-comment': () => refusals[status] ?? {},
  });
  const lacking = 'The comment is left out because the token lacks the permission `pull-requests: write`';

  test.each([403, 404])('that the API refuses with %i is one sentence with the permission', async (status) => {
    expect(await run(await startApi(refuse(status)), comment('new'))).toEqual([`${lacking}.`]);
    expect(await run(await startApi(refuse(status)), comment('new'), fork)).toEqual([
      `${lacking}, which a pull request from a fork never gets.`,
    ]);
  });

  test('that is none to GitHub is told in plain words', async () => {
    const behaviour: Behaviour = {
      'issues/list-comments': () => ({ body: [] }),
      'issues/create-comment': () => ({
        status: 422,
        body: { message: 'Validation <b>Failed</b> @octocat ##[error]' },
      }),
    };
    const [sentence] = await run(await startApi(behaviour), comment('new'));
    expect(sentence).toMatch(/^The comment is left out because GitHub’s API answered: Validation {2}b Failed /);
    expect(sentence).not.toMatch(/[<>@#[\]]/);
  });

  test('waits when GitHub says so', async () => {
    const answers = [
      { status: 403, headers: { 'retry-after': '1' }, body: { message: 'You have exceeded a secondary rate limit' } },
    ];
    const api = await startApi({
      'issues/list-comments': () => ({ body: [] }),
      'issues/create-comment': () => answers.shift() ?? { body: exampleOf('issues/create-comment', {}) },
    });
    expect(await run(api, comment('new'))).toEqual([]);
    expect(writes(api)).toHaveLength(2);
  });
});

describe('the review', () => {
  const patch = '@@ -3,3 +3,4 @@\n ports:\n+  - "8080:80"\n+  - "8081:81"\r\n image: x';
  const file = exampleOf('pulls/list-files', { filename: 'compose.yaml', status: 'modified', patch });
  const suggestion = (line: number, currentText: string, values: Partial<LineComment> = {}): LineComment => {
    const id = `<!-- ${line} -->`;
    return { path: 'compose.yaml', line, currentText, body: `suggestion ${line} ${id}`, marker: id, ...values };
  };
  const first = suggestion(4, '  - "8080:80"');
  const second = suggestion(5, '  - "8081:81"');

  const posted = (api: ApiServer) => api.calls.find(({ operation }) => operation === 'pulls/create-review')?.body;
  const reviewComment = (login: string, body: string) => authoredBy(login, 'pulls/list-review-comments', { body });
  const behaviour = (made: unknown[] = []): Behaviour => ({
    'pulls/list-files': () => ({ body: [file] }),
    'pulls/list-review-comments': () => ({ body: made }),
  });

  test('comments lines of the diff, and those beside them', async () => {
    const api = await startApi(behaviour());
    expect(await run(api, { review: [first, second, suggestion(3, 'ports:')] })).toEqual([]);
    expect(posted(api)).toEqual({
      commit_id: pullRequest.head,
      event: 'COMMENT',
      body: 'port-preflight suggests 3 changes.',
      comments: [first, second, suggestion(3, 'ports:')].map(({ path, line, body }) => ({
        path,
        line,
        side: 'RIGHT',
        body,
      })),
    });
  });

  test.each<[string, LineComment]>([
    ['a line that the diff does not show', suggestion(9, 'x')],
    ['a file that is not changed', suggestion(4, '  - "8080:80"', { path: 'other.yaml' })],
    ['a line that reads otherwise at GitHub', suggestion(4, '  - "9999:80"')],
  ])('leaves out %s', async (_name, one) => {
    const api = await startApi(behaviour());
    expect(await run(api, { review: [one] })).toEqual([]);
    expect(posted(api)).toBeUndefined();
  });

  test('repeats nothing, whatever strangers wrote', async () => {
    const api = await startApi(
      behaviour([reviewComment(ownLogin, `x ${first.marker}`), reviewComment('stranger', second.marker)]),
    );
    await run(api, { review: [first, second] });
    expect(posted(api)).toMatchObject({ body: 'port-preflight suggests a change.', comments: [{ line: 5 }] });
  });

  test('has at most thirty comments', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const long = { ...file, patch: `@@ -0,0 +1,40 @@\n${lines.map((line) => `+${line}`).join('\n')}` };
    const api = await startApi({ ...behaviour(), 'pulls/list-files': () => ({ body: [long] }) });
    await run(api, { review: lines.map((line, index) => suggestion(index + 1, line)) });
    expect(posted(api)).toMatchObject({ comments: { length: 30 } });
  });

  test('asks nobody when there is nothing to suggest', async () => {
    const api = await startApi();
    expect(await run(api, { review: [] })).toEqual([]);
    expect(api.calls).toEqual([]);
  });

  test.each<[number, string]>([
    [403, 'the token lacks the permission `pull-requests: write`.'],
    [404, 'the token lacks the permission `pull-requests: write`.'],
    [422, 'GitHub’s API answered: Validation Failed'],
  ])('that the API refuses with %i is one sentence', async (status, reason) => {
    const api = await startApi({ ...behaviour(), 'pulls/create-review': () => refusals[status] ?? {} });
    const sentences = await run(api, { review: [first] });
    expect(sentences).toEqual([expect.stringContaining(`The review is left out because ${reason}`)]);
  });

  test('is made though the comment is refused', async () => {
    const api = await startApi({ ...behaviour(), 'issues/list-comments': () => refusals[403] ?? {} });
    expect(await run(api, { ...comment('new'), review: [first] })).toHaveLength(1);
    expect(posted(api)).toBeDefined();
  });
});

test('nothing wanted asks nobody, and needs no token', async () => {
  expect(await publish({ apiUrl: 'http://127.0.0.1:1', token: '' }, pullRequest, {})).toEqual([]);
  expect(await publish({ apiUrl: 'http://127.0.0.1:1', token: '' }, pullRequest, comment('x'))).toEqual([
    'Nothing is written on the pull request because there is no token.',
  ]);
});
