import { existsSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { earlierRepository } from '../../src/platform/earlier-repository.ts';
import {
  changeBetween,
  checkedOutCommit,
  forkPoint,
  type GitChange,
  hasCommit,
} from '../../src/platform/git-change.ts';
import { openRepository } from '../../src/platform/repository.ts';
import { commit, git, gitRepository } from './git-repository.ts';
import { temporaryFolder } from './temporary-folder.ts';

const isWindows = process.platform === 'win32';

function lastChange(folder: string, scanned = ''): GitChange | undefined {
  return changeBetween(folder, scanned, git(folder, 'rev-parse', 'HEAD^'), git(folder, 'rev-parse', 'HEAD'));
}

function linesOf(change: GitChange | undefined): Record<string, string> {
  const entries = [...(change?.lines ?? [])].map(([path, ranges]) => [
    path,
    ranges.map(({ first, last }) => (last > 1e9 ? 'all' : `${first}-${last}`)).join(' '),
  ]);
  return Object.fromEntries(entries);
}

describe('the changed lines', () => {
  test('of edited, new, renamed and deleted files', () => {
    const folder = gitRepository({ a: '1\n2\n3\n4\n5\n', b: 'b\n'.repeat(20), gone: 'x\n', less: '1\n2\n3\n' });
    renameSync(join(folder, 'b'), join(folder, 'c'));
    commit(folder, {
      a: '1\nzwei\n3\n4\n5\n6\n',
      c: `b\n`.repeat(20),
      gone: null,
      less: '1\n3\n',
      new: 'n\nn\n',
      empty: '',
    });
    const change = lastChange(folder);
    expect(linesOf(change)).toEqual({ a: '2-2 6-6', less: '', new: '1-2', empty: 'all' });
    expect(change?.renamed).toEqual(new Set(['c']));
  });

  test.skipIf(isWindows)('of files with odd names', () => {
    const odd = ['a b', 'ä\tö', 'new\nline', '"quoted"', 'back\\slash', '+++ b', '@@ -1 +1 @@', '-x', ' lead', 'b'];
    const folder = gitRepository(Object.fromEntries(odd.map((name) => [name, '1\n'])));
    commit(folder, Object.fromEntries(odd.map((name) => [name, '1\n2\n'])));
    expect(linesOf(lastChange(folder))).toEqual(Object.fromEntries(odd.map((name) => [name, '2-2'])));
  });

  test('are all of a file whose lines git does not show: an attribute hides nothing', () => {
    const folder = gitRepository({ 'a.yml': '1\n', b: new Uint8Array([0, 1]) });
    commit(folder, { '.gitattributes': '*.yml -diff\n', 'a.yml': '1\n2\n', b: new Uint8Array([0, 2]) });
    expect(linesOf(lastChange(folder))).toEqual({ '.gitattributes': '1-1', 'a.yml': 'all', b: 'all' });
  });

  test('are seen from the scanned folder', () => {
    const folder = gitRepository({ 'deploy/x': '1\n', '.env': '1\n' });
    commit(folder, { 'deploy/x': '2\n', '.env': '2\n' });
    expect(linesOf(lastChange(folder, 'deploy'))).toEqual({ x: '1-1', '../.env': '1-1' });
  });

  test('stay unknown when a commit is none', () => {
    const folder = gitRepository();
    expect(changeBetween(folder, '', 'HEAD', '--output=x')).toBeUndefined();
    expect(changeBetween(folder, '', '0'.repeat(40), '1'.repeat(40))).toBeUndefined();
  });
});

describe('commits', () => {
  test('with the parents that they name', () => {
    const folder = gitRepository();
    const first = git(folder, 'rev-parse', 'HEAD');
    const second = commit(folder, { a: 'a' });
    expect(checkedOutCommit(folder)).toEqual({ id: second, parents: [first] });
    expect([hasCommit(folder, first), hasCommit(folder, '0'.repeat(40)), hasCommit(folder, '--help')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(forkPoint(folder, first, second)).toBe(first);
    expect(forkPoint(folder, '0'.repeat(40), second)).toBeUndefined();
    expect(checkedOutCommit(temporaryFolder())).toBeUndefined();
  });

  test('whose message looks like a header', () => {
    const folder = gitRepository();
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', `x\n\nparent ${'1'.repeat(40)}`);
    expect(checkedOutCommit(folder)?.parents).toHaveLength(1);
  });
});

describe('the repository before a change', () => {
  const before = {
    'a.yml': 'old\n',
    'gone/b.yml': 'b\n',
    'same.yml': 's\n',
    'node_modules/x.js': 'x\n',
    'big.sql': 'x'.repeat(3e6),
  };

  function earlier(folder: string, scanned = '') {
    const change = lastChange(folder, scanned);
    const now = openRepository(join(folder, scanned));
    return change && earlierRepository(folder, now, change);
  }
  const textOf = (repository: ReturnType<typeof earlier>, path: string) => {
    const result = repository?.read(path);
    return result?.kind === 'file' ? result.file.text : result?.kind;
  };

  test('has the texts, the files and the folders of then', () => {
    const folder = gitRepository(before);
    commit(folder, {
      'a.yml': 'new\n',
      'gone/b.yml': null,
      'c.yml': 'c\n',
      'node_modules/x.js': null,
      'big.sql': 'small',
    });
    const repository = earlier(folder);
    expect(repository?.files).toEqual(['a.yml', 'gone/b.yml', 'same.yml']);
    expect(['a.yml', './gone/b.yml', 'c.yml', 'same.yml', 'big.sql'].map((path) => textOf(repository, path))).toEqual([
      'old\n',
      'b\n',
      'missing',
      's\n',
      'too-large',
    ]);
    expect([repository?.hasDirectory('gone'), repository?.hasDirectory('never')]).toEqual([true, false]);
  });

  test('has a file under its old name', () => {
    const folder = gitRepository({ 'a.yml': 'a\n'.repeat(9) });
    renameSync(join(folder, 'a.yml'), join(folder, 'b.yml'));
    commit(folder, {});
    expect(earlier(folder)?.files).toEqual(['a.yml']);
  });

  test('is seen from the scanned folder', () => {
    const folder = gitRepository({ 'deploy/a.yml': 'old\n', '.env': 'A=1\n' });
    commit(folder, { 'deploy/a.yml': 'new\n', '.env': 'A=2\n' });
    const repository = earlier(folder, 'deploy');
    expect(repository?.files).toEqual(['a.yml']);
    expect([textOf(repository, 'a.yml'), textOf(repository, '../.env')]).toEqual(['old\n', 'A=1\n']);
  });
});

test.skipIf(isWindows)('a hostile checkout has nothing run', () => {
  const folder = gitRepository({
    'a.yml': '1\n',
    'b.bin': new Uint8Array([0]),
    '.gitattributes': '* diff=evil filter=evil\n',
  });
  commit(folder, { 'a.yml': '2\n', 'b.bin': new Uint8Array([0, 1]) });
  const traces = temporaryFolder();
  const program = (name: string) => `sh -c 'touch "${join(traces, name)}"; cat "$0" 2>/dev/null'`;
  const settings = {
    'diff.external': program('external'),
    'diff.evil.command': program('command'),
    'diff.evil.textconv': program('textconv'),
    'diff.noprefix': 'true',
    'diff.orderFile': '/nonexistent',
    'filter.evil.clean': program('clean'),
    'filter.evil.smudge': program('smudge'),
    'core.fsmonitor': program('fsmonitor'),
    'core.pager': program('pager'),
    'core.hooksPath': traces,
    'core.sshCommand': program('ssh'),
    'gpg.program': program('gpg'),
    'log.showSignature': 'true',
  };
  for (const [name, value] of Object.entries(settings)) git(folder, 'config', name, value);
  symlinkSync('/etc/passwd', join(folder, 'link'));
  const change = lastChange(folder);
  expect(linesOf(change)).toMatchObject({ 'a.yml': '1-1' });
  expect(change && earlierRepository(folder, openRepository(folder), change)?.read('a.yml')).toMatchObject({
    file: { text: '1\n' },
  });
  checkedOutCommit(folder);
  for (const name of ['external', 'command', 'textconv', 'clean', 'smudge', 'fsmonitor', 'pager', 'ssh', 'gpg']) {
    expect(existsSync(join(traces, name)), name).toBe(false);
  }
  git(folder, 'config', '--unset', 'diff.orderFile');
  git(folder, 'diff', 'HEAD^', 'HEAD');
  expect(readdirSync(traces), 'the trap works').not.toEqual([]);
});
