import { expect, test } from 'vitest';
import { memoryRepository } from '../../src/platform/memory-repository.ts';

const repository = memoryRepository({ 'b/c.yml': 'c', 'a.yml': 'a' }, { '.env': 'A=1', '../up.env': 'B=2' });

test('lists sorted, without what is unlisted', () => {
  expect(repository.files).toEqual(['a.yml', 'b/c.yml']);
});

test.each([
  ['./b/../a.yml', { kind: 'file', file: { path: 'a.yml', text: 'a' } }],
  ['.env', { kind: 'file', file: { path: '.env', text: 'A=1' } }],
  ['b/../../up.env', { kind: 'file', file: { path: '../up.env', text: 'B=2' } }],
  ['b', { kind: 'directory' }],
  ['.', { kind: 'directory' }],
  ['nothing', { kind: 'missing' }],
  ['../nothing', { kind: 'outside' }],
  ['/etc/hosts', { kind: 'outside' }],
  ['__proto__', { kind: 'missing' }],
])('reads %s', (path, expected) => {
  expect(repository.read(path)).toEqual(expected);
});

test('knows its folders', () => {
  expect(['b', 'b/', '.', 'c', 'a.yml'].map((path) => repository.hasDirectory(path))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
