import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../src/model/usage-error.ts';
import { rewriteFiles } from '../../src/platform/rewrite-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

function rewriteFile(folder: string, path: string, before: string | undefined, after: string): void {
  rewriteFiles(folder, [{ path, ...(before === undefined ? {} : { before }), after }]);
}

test('replaces a text, and keeps mode, byte order mark and line ends', () => {
  const folder = temporaryFolder({ 'a/run.sh': '\ufeffone\r\ntwo\r\n' });
  const place = join(folder, 'a', 'run.sh');
  chmodSync(place, 0o754);
  rewriteFile(folder, 'a/run.sh', 'one\r\ntwo\r\n', 'one\r\n2\r\n');
  expect(readFileSync(place, 'utf8')).toBe('\ufeffone\r\n2\r\n');
  if (process.platform !== 'win32') expect(statSync(place).mode & 0o777).toBe(0o754);
  expect(readdirSync(join(folder, 'a'))).toEqual(['run.sh']);
});

test('makes a file that is not there', () => {
  const folder = temporaryFolder();
  rewriteFile(folder, 'PORTS.md', undefined, '# Ports\n');
  expect(readFileSync(join(folder, 'PORTS.md'), 'utf8')).toBe('# Ports\n');
});

test('writes none where one must not be written', () => {
  const folder = temporaryFolder({ a: 'one', b: 'changed' });
  const rewrites = ['a', 'b'].map((path) => ({ path, before: 'one', after: 'two' }));
  expect(() => rewriteFiles(folder, rewrites)).toThrow('b is not written: it has changed');
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('one');
});

test('another name of the same file keeps the old text', () => {
  const folder = temporaryFolder({ a: 'one' });
  linkSync(join(folder, 'a'), join(folder, 'b'));
  rewriteFile(folder, 'a', 'one', 'two');
  expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('one');
});

test.each<[string, string, string | undefined, string]>([
  ['a text that has changed', 'a', 'other', 'it has changed since it was read'],
  ['bytes that are no UTF-8', 'latin', 'caf\ufffd', 'or is no UTF-8'],
  ['a file that is gone', 'gone', 'x', 'it is gone'],
  ['a file that has come', 'a', undefined, 'it is there already'],
  ['a folder', 'folder', 'x', 'it is no ordinary file'],
  ['a link', 'link', 'secret', 'it is a link'],
  ['a link to nowhere', 'dangling', undefined, 'it is a link'],
  ['a file below a link', 'linked/secret', 'secret', 'a link leads to it'],
  ['a file outside', '../x', undefined, 'it lies outside of the folder'],
  ['an absolute path', '/x', undefined, 'it lies outside of the folder'],
  ["git's own files", '.git/config', 'x', 'it lies outside of the folder'],
  ['a file in no folder', 'no/x', undefined, 'its folder does not exist'],
])('leaves %s', (_what, path, before, why) => {
  const outside = temporaryFolder({ secret: 'secret' });
  const folder = temporaryFolder({ a: 'one', latin: new Uint8Array([0x63, 0x61, 0x66, 0xe9]), '.git/config': 'x' });
  mkdirSync(join(folder, 'folder'));
  symlinkSync(join(outside, 'secret'), join(folder, 'link'));
  symlinkSync(join(outside, 'new'), join(folder, 'dangling'));
  symlinkSync(outside, join(folder, 'linked'));
  const names = readdirSync(folder);
  expect(() => rewriteFile(folder, path, before, 'new')).toThrow(UsageError);
  expect(() => rewriteFile(folder, path, before, 'new')).toThrow(why);
  expect(readdirSync(folder)).toEqual(names);
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('one');
  expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('secret');
  expect(existsSync(join(outside, 'new'))).toBe(false);
});
