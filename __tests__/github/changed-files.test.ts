import { describe, expect, test } from 'vitest';
import { type ChangedFile, changeOfFiles, listFilesWith } from '../../src/github/changed-files.ts';
import { wholeFile } from '../../src/model/change.ts';
import { type Answer, exampleOf, refusals, startApi } from './api-server.ts';

const pullRequest = { owner: 'octo', repo: 'shop', number: 7, head: 'a', base: 'b', isFork: false };

const listFrom = (apiUrl: string) => listFilesWith({ apiUrl, token: 't0k3n' }, pullRequest);

function file(values: Partial<ChangedFile>): ChangedFile {
  return exampleOf('pulls/list-files', { filename: 'compose.yaml', status: 'modified', changes: 1, ...values });
}

describe('GitHub’s list of the files', () => {
  test('is read to its last page', async () => {
    const files = Array.from({ length: 250 }, (_, index) => file({ filename: `f${index}` }));
    const { url, calls } = await startApi({ 'pulls/list-files': () => ({ body: files }) });
    expect(await listFrom(url)).toEqual(files);
    expect(calls.map(({ path, token }) => [path, token])).toEqual(
      Array(3).fill([{ owner: 'octo', repo: 'shop', pull_number: '7' }, 't0k3n']),
    );
  });

  test('may be longer than GitHub tells', async () => {
    const files = Array.from({ length: 3000 }, (_, index) => file({ filename: `f${index}` }));
    const { url } = await startApi({ 'pulls/list-files': () => ({ body: files }) });
    expect(await listFrom(url)).toEqual({ refused: 'it changes more files than GitHub lists' });
  });

  test.each<[string, Answer, string]>([
    ['403', refusals[403] ?? {}, 'the token lacks the permission `pull-requests: read`'],
    ['404', refusals[404] ?? {}, 'the token lacks the permission `pull-requests: read`'],
    ['422', refusals[422] ?? {}, 'GitHub’s API answered: Validation Failed'],
    [
      'a rate limit that takes an hour',
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600) },
        body: { message: 'API rate limit exceeded' },
      },
      'the rate limit of GitHub’s API is used up',
    ],
  ])('%s is a reason in words', async (_name, given, refused) => {
    const { url, calls } = await startApi({ 'pulls/list-files': () => given });
    expect(await listFrom(url)).toMatchObject({ refused: expect.stringContaining(refused) });
    expect(calls).toHaveLength(1);
  });

  test.each<[string, Answer]>([
    [
      'a secondary rate limit',
      { status: 429, headers: { 'retry-after': '1' }, body: { message: 'You have exceeded a secondary rate limit' } },
    ],
    ['a server that fails', { status: 502, body: { message: 'Server Error' } }],
  ])('is asked for again after %s', async (_name, failure) => {
    const answers = [failure, { body: [file({})] }];
    const { url, calls } = await startApi({ 'pulls/list-files': () => answers.shift() ?? {} });
    expect(await listFrom(url)).toEqual([file({})]);
    expect(calls).toHaveLength(2);
  });

  test('needs a token', async () => {
    expect(await listFilesWith({ apiUrl: 'http://127.0.0.1:1', token: '' }, pullRequest)).toEqual({
      refused: 'there is no token to ask GitHub with',
    });
  });
});

describe('the change of listed files', () => {
  const linesOf = (values: Partial<ChangedFile>, folder = '') => [...changeOfFiles([file(values)], folder).lines];

  test.each<[string, Partial<ChangedFile>, unknown]>([
    [
      'edited lines',
      { patch: '@@ -1,5 +1,6 @@ x\n a\n-b\n+B\n+C\n d\n e\n@@ -20,2 +21,3 @@\n t\n+@@ -1 +1 @@\n u' },
      [
        [
          'compose.yaml',
          [
            { first: 2, last: 3 },
            { first: 22, last: 22 },
          ],
        ],
      ],
    ],
    ['deleted lines only', { patch: '@@ -1,2 +1 @@\n a\n-b\n\\ No newline at end of file' }, [['compose.yaml', []]]],
    ['no patch for what is changed', {}, [['compose.yaml', wholeFile]]],
    ['a new name and no more', { status: 'renamed', changes: 0 }, [['compose.yaml', []]]],
    ['a file that is gone', { status: 'removed', patch: '@@ -1 +0,0 @@\n-a' }, []],
  ])('%s', (_name, values, expected) => {
    expect(linesOf({ ...(values.patch === undefined && { patch: undefined }), ...values } as ChangedFile)).toEqual(
      expected,
    );
  });

  test('has its paths from the scanned folder', () => {
    expect(linesOf({ filename: 'deploy/compose.yaml' }, 'deploy')[0]?.[0]).toBe('compose.yaml');
    expect(linesOf({ filename: '.env' }, 'deploy/a')[0]?.[0]).toBe('../../.env');
  });

  test('knows new names', () => {
    expect(changeOfFiles([file({ status: 'renamed' })], '').renamed).toEqual(new Set(['compose.yaml']));
  });
});
