import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LeftOut } from '../../src/model/repository.ts';
import { openRepository } from '../../src/platform/repository.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;
const nothing: LeftOut = { binary: 0, tooLarge: 0, linksOutside: 0, vendored: 0, unreadable: 0 };

function git(folder: string, ...args: string[]): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder, env, stdio: 'ignore' });
}

/** The same folder as a git repository with everything tracked, and as a plain one. */
function both(files: Readonly<Record<string, string | Uint8Array>>): [string, string][] {
  const tracked = temporaryFolder(files);
  git(tracked, 'init');
  git(tracked, 'add', '--all');
  return [
    ['git', tracked],
    ['a walk', temporaryFolder(files)],
  ];
}

const kindOf = (folder: string, path: string) => openRepository(folder).read(path).kind;

describe('both ways of listing', () => {
  test('give the texts, sorted by code unit, and count the rest', () => {
    const files = {
      'b.yml': 'b',
      'a/z.yml': 'z',
      'Z.md': 'Z',
      'ä.md': 'ä',
      'photo.png': new Uint8Array([0x89, 0x50, 0, 1]),
      'late.bin': Buffer.concat([Buffer.alloc(8191, 'x'), Buffer.from([0])]),
      'huge.sql': Buffer.alloc(2 * 1024 * 1024 + 1, 'x'),
      'large.sql': Buffer.alloc(2 * 1024 * 1024, 'x'),
      'node_modules/x/index.js': 'x',
      'node_modules/y/index.js': 'y',
      'web/dist/main.js': 'x',
      'build/Dockerfile': 'x',
      'empty.txt': '',
    };
    for (const [name, folder] of both(files)) {
      const { files: listed, leftOut } = openRepository(folder);
      const texts = ['Z.md', 'a/z.yml', 'b.yml', 'build/Dockerfile', 'empty.txt', 'large.sql', 'ä.md'];
      expect(listed, name).toEqual(texts);
      expect(leftOut, name).toEqual({ ...nothing, binary: 2, tooLarge: 1, vendored: 2 });
    }
  });

  test('honour nested .gitignore files, and read what they hide when asked', () => {
    const files = {
      '.gitignore': '*.log\n/only-here\n.env\nignored/\n',
      '.env': 'PORT=1',
      'a.log': '',
      'only-here': '',
      'ignored/a': '',
      'sub/only-here': '',
      'sub/.gitignore': '!keep.log\nlocal\n',
      'sub/keep.log': '',
      'sub/other.log': '',
      'sub/local': '',
      'sub/deep/local': '',
    };
    for (const [name, folder] of both(files)) {
      const repository = openRepository(folder);
      const kept = ['.gitignore', 'sub/.gitignore', 'sub/keep.log', 'sub/only-here'];
      expect(repository.files, name).toEqual(kept);
      expect(repository.read('.env'), name).toEqual({ kind: 'file', file: { path: '.env', text: 'PORT=1' } });
      expect(repository.read('sub/../ignored/a').kind, name).toBe('file');
      expect(repository.leftOut, name).toEqual(nothing);
    }
  });

  test.skipIf(isWindows)('take links to files inside, and none that leave', () => {
    const outside = temporaryFolder({ secret: 's', 'folder/f': 'f' });
    for (const [name, folder] of both({ 'real.yml': 'r', 'real/f': 'f' })) {
      symlinkSync('real.yml', join(folder, 'inside.yml'));
      symlinkSync('real', join(folder, 'inside'));
      symlinkSync(join(outside, 'secret'), join(folder, 'out.yml'));
      symlinkSync(join(outside, 'folder'), join(folder, 'out'));
      symlinkSync('nowhere', join(folder, 'dangling'));
      symlinkSync('loop', join(folder, 'loop'));
      symlinkSync('.', join(folder, 'self'));
      const repository = openRepository(folder);
      expect(repository.files, name).toEqual(['inside.yml', 'real.yml', 'real/f']);
      expect(repository.leftOut, name).toEqual({ ...nothing, linksOutside: 2, unreadable: 1 });
      expect(repository.read('out.yml'), name).toEqual({ kind: 'outside' });
      expect(repository.read('out/f'), name).toEqual({ kind: 'outside' });
      expect(repository.read('inside/f').kind, name).toBe('file');
      expect(repository.hasDirectory('out'), name).toBe(false);
      expect(repository.hasDirectory('inside'), name).toBe(true);
    }
  });

  test.skipIf(isWindows)('never open a pipe', () => {
    for (const [name, folder] of both({ a: 'a' })) {
      execFileSync('mkfifo', [join(folder, 'pipe.yml')]);
      expect(openRepository(folder).files, name).toEqual(['a']);
      expect(kindOf(folder, 'pipe.yml'), name).toBe('unreadable');
    }
  });

  test.skipIf(isWindows || isRoot)('count what may not be read', () => {
    for (const [name, folder] of both({ a: 'a', b: 'b' })) {
      chmodSync(join(folder, 'b'), 0);
      expect(openRepository(folder).files, name).toEqual(['a']);
      expect(openRepository(folder).leftOut.unreadable, name).toBe(1);
    }
  });
});

describe('git', () => {
  test('lists what is tracked and what is new, not what is deleted', () => {
    const folder = temporaryFolder({ 'tracked.yml': '', 'gone.yml': '' });
    git(folder, 'init');
    git(folder, 'add', '--all');
    rmSync(join(folder, 'gone.yml'));
    writeFiles(folder, { 'new.yml': '' });
    expect(openRepository(folder).files).toEqual(['new.yml', 'tracked.yml']);
    expect(openRepository(folder).note).toBeUndefined();
  });

  test('is not asked for the text of a tracked file that is ignored', () => {
    const folder = temporaryFolder({ '.gitignore': 'a.yml', 'a.yml': '' });
    git(folder, 'init');
    git(folder, 'add', '--force', 'a.yml');
    expect(openRepository(folder).files).toEqual(['.gitignore', 'a.yml']);
  });

  test('in a sub-folder lists that only, with paths from there; what it refers to above may be read', () => {
    const folder = temporaryFolder({ '.env': 'A=1', 'app/compose.yml': 'c', 'app/sub/x': 'x', 'other/y': 'y' });
    git(folder, 'init');
    const repository = openRepository(join(folder, 'app'));
    expect(repository.files).toEqual(['compose.yml', 'sub/x']);
    expect(repository.read('../.env')).toEqual({ kind: 'file', file: { path: '../.env', text: 'A=1' } });
    expect(repository.hasDirectory('../other')).toBe(true);
    expect(repository.read('../../x').kind).toBe('outside');
    expect(repository.hasDirectory('../..')).toBe(false);
  });

  test('leaves submodules and repositories within to themselves', () => {
    const folder = temporaryFolder({ a: 'a', 'inner/b': 'b', 'module/c': 'c' });
    git(folder, 'init');
    for (const inner of ['inner', 'module']) {
      git(join(folder, inner), 'init');
      git(join(folder, inner), 'add', '--all');
      git(join(folder, inner), 'commit', '-m', 'x');
    }
    git(folder, 'add', 'a', 'module');
    expect(openRepository(folder).files).toEqual(['a']);
  });

  test('hides its own folder', () => {
    const folder = temporaryFolder({ a: 'a' });
    git(folder, 'init');
    expect(existsSync(join(folder, '.git/config'))).toBe(true);
    expect(kindOf(folder, '.git/config')).toBe('outside');
    expect(openRepository(folder).hasDirectory('.git')).toBe(false);
  });

  test('ignoring the whole folder does not hide what was asked for', () => {
    const folder = temporaryFolder({ '.gitignore': 'scratch', 'scratch/compose.yml': '' });
    git(folder, 'init');
    expect(openRepository(join(folder, 'scratch')).files).toEqual(['compose.yml']);
  });

  test('that fails is made up for by a walk, with a word', () => {
    const folder = temporaryFolder({ '.gitignore': 'b', a: '', b: '', '.git/HEAD': 'broken' });
    const repository = openRepository(folder);
    expect(repository.files).toEqual(['.gitignore', 'a']);
    expect(repository.note).toBe(
      'The files were listed without git, which said: not a git repository (or any of the parent directories): .git',
    );
  });

  test.skipIf(isWindows)('runs nothing that a checkout configures', () => {
    const folder = temporaryFolder({ a: 'a', 'evil.sh': '#!/bin/sh\ntouch "$(dirname "$0")/executed"\n' });
    chmodSync(join(folder, 'evil.sh'), 0o755);
    git(folder, 'init');
    const program = join(folder, 'evil.sh');
    for (const name of ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.editor', 'diff.external']) {
      git(folder, 'config', name, program);
    }
    writeFiles(folder, { 'hooks/post-index-change': `#!/bin/sh\n${program}\n` });
    chmodSync(join(folder, 'hooks/post-index-change'), 0o755);
    git(folder, 'config', 'core.hooksPath', join(folder, 'hooks'));
    rmSync(join(folder, 'executed'), { force: true });
    expect(openRepository(folder).files).toEqual(['a', 'evil.sh', 'hooks/post-index-change']);
    expect(existsSync(join(folder, 'executed'))).toBe(false);
  });

  test('listens to no environment variable of another repository', () => {
    const other = temporaryFolder({ other: '' });
    git(other, 'init');
    git(other, 'add', '--all');
    const folder = temporaryFolder({ own: '' });
    git(folder, 'init');
    process.env['GIT_DIR'] = join(other, '.git');
    process.env['GIT_WORK_TREE'] = other;
    try {
      expect(openRepository(folder).files).toEqual(['own']);
    } finally {
      delete process.env['GIT_DIR'];
      delete process.env['GIT_WORK_TREE'];
    }
  });

  test('with a foreign work tree in its configuration opens no other folder', () => {
    const parent = temporaryFolder({ secret: 's', 'checkout/a': 'a' });
    const folder = join(parent, 'checkout');
    git(folder, 'init');
    git(folder, 'config', 'core.worktree', parent);
    const repository = openRepository(folder);
    expect(repository.files.filter((path) => path !== 'a')).toEqual([]);
    expect(repository.read('../secret').kind).toBe('outside');
  });
});

describe('reading', () => {
  test('takes a file in any spelling of its path, once', () => {
    const repository = openRepository(temporaryFolder({ 'a/b.yml': 'x' }));
    const first = repository.read('a/b.yml');
    expect(first).toEqual({ kind: 'file', file: { path: 'a/b.yml', text: 'x' } });
    expect(repository.read('./a/../a//b.yml')).toBe(first);
  });

  test('drops a byte order mark and survives bytes that are no UTF-8', () => {
    const repository = openRepository(temporaryFolder({ bom: '\ufeffa', latin: new Uint8Array([0x61, 0xe4]) }));
    expect(repository.read('bom')).toMatchObject({ file: { text: 'a' } });
    expect(repository.read('latin')).toMatchObject({ file: { text: 'a\ufffd' } });
  });

  test.each([
    ['nothing', 'missing'],
    ['a/nothing', 'missing'],
    ['a.yml/b', 'missing'],
    ['folder', 'directory'],
    ['.', 'directory'],
    ['', 'directory'],
    ['photo.png', 'binary'],
    ['huge', 'too-large'],
    ['../x', 'outside'],
    ['folder/../../x', 'outside'],
    ['/etc/hosts', 'outside'],
    ['a\0b', 'missing'],
    ['n'.repeat(5000), 'missing'],
  ])('%j is %s', (path, kind) => {
    const files = {
      'a.yml': '',
      'folder/x': '',
      'photo.png': new Uint8Array([0]),
      huge: Buffer.alloc(2 * 1024 * 1024 + 1, 'x'),
    };
    expect(kindOf(temporaryFolder(files), path)).toBe(kind);
  });

  test('sees what is written after it was opened only when it was not read before', () => {
    const folder = temporaryFolder({ a: '1' });
    const repository = openRepository(folder);
    writeFiles(folder, { a: '2' });
    expect(repository.read('a')).toMatchObject({ file: { text: '2' } });
    writeFiles(folder, { a: '3' });
    expect(repository.read('a')).toMatchObject({ file: { text: '2' } });
  });
});

describe('a folder that cannot be scanned', () => {
  test('is told in one sentence', () => {
    const folder = temporaryFolder({ file: '' });
    const missing = join(folder, 'missing');
    expect(() => openRepository(missing)).toThrow(`${missing} does not exist`);
    expect(() => openRepository(join(folder, 'file'))).toThrow(`${join(folder, 'file')} is not a folder`);
    expect(() => openRepository('a\0b')).toThrow("can't be read");
  });

  test.skipIf(isWindows || isRoot)('because it may not be read', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'closed'), { mode: 0 });
    expect(() => openRepository(join(folder, 'closed'))).toThrow("can't be read (EACCES)");
  });
});

test('a walk is not slowed down by a pattern that would take for ever', () => {
  const name = 'a'.repeat(200);
  const folder = temporaryFolder({ '.gitignore': `${'a*'.repeat(60)}b\n*.log\n`, [name]: '', 'x.log': '' });
  expect(openRepository(folder).files).toEqual(['.gitignore', name]);
});

test('a git worktree, whose .git is a file, is a repository like others', () => {
  const folder = temporaryFolder({ 'main/a': 'a' });
  const main = join(folder, 'main');
  git(main, 'init');
  git(main, 'add', '--all');
  git(main, 'commit', '-m', 'x');
  git(main, 'worktree', 'add', '../tree');
  renameSync(join(folder, 'main', 'a'), join(folder, 'main', 'b'));
  expect(openRepository(join(folder, 'tree')).files).toEqual(['a']);
});
