import { describe, expect, test } from 'vitest';
import { changedLines, patchLines } from '../../src/parsing/unified-diff.ts';

const section = (header: string, ...hunks: string[]) => [`diff --git ${header}`, ...hunks].join('\n');

describe('the changed lines of a diff', () => {
  test.each<[string, string, [string, string[]][]]>([
    ['nothing', '', []],
    [
      'hunks of two files',
      [
        section(
          'a/a b/a',
          'index 1..2 100644',
          '--- a/a',
          '+++ b/a',
          '@@ -1 +1,2 @@',
          '-x',
          '+y',
          '+z',
          '@@ -9,0 +11 @@ f',
          '+w',
        ),
        section('a/b b/b', '--- a/b', '+++ b/b', '@@ -3,2 +3,2 @@', '-1', '-2', '+3', '+4'),
      ].join('\n'),
      [
        ['a', ['1-2', '11-11']],
        ['b', ['3-4']],
      ],
    ],
    ['deleted lines', section('a/a b/a', '--- a/a', '+++ b/a', '@@ -4,2 +3,0 @@', '-x', '-y'), [['a', []]]],
    ['a deleted file', section('a/a b/a', '--- a/a', '+++ /dev/null', '@@ -1 +0,0 @@', '-x'), []],
    ['a new name', section('a/a b/b', 'similarity index 100%', 'rename from a', 'rename to b'), []],
    ['a binary file', section('a/a b/a', 'index 1..2', 'Binary files a/a and b/a differ'), []],
    [
      'a text that looks like a diff',
      section(
        'a/a b/a',
        '--- a/a',
        '+++ b/a',
        '@@ -1,2 +1,3 @@',
        '--- a/x',
        '-diff --git a/b b/b',
        '+++ b/evil',
        '+@@ -1 +1 @@',
        '+diff --git',
      ),
      [['a', ['1-3']]],
    ],
    [
      'no line feed at the end',
      section('a/a b/a', '--- a/a', '+++ b/a', '@@ -1 +1 @@', '-x', '\\ No newline at end of file', '+y'),
      [['a', ['1-1']]],
    ],
    ['a name with a space', section('a/a b b/a b', '--- a/a b\t', '+++ b/a b\t', '@@ -1 +1 @@'), [['a b', ['1-1']]]],
    [
      'a quoted name',
      section('x', '--- x', '+++ "b/a\\"\\\\\\t\\n\\033ä"', '@@ -1 +1 @@'),
      [['a"\\\t\n\u001bä', ['1-1']]],
    ],
  ])('%s', (_name, diff, expected) => {
    const found = [...changedLines(diff)].map(([path, ranges]) => [
      path,
      ranges.map(({ first, last }) => `${first}-${last}`),
    ]);
    expect(found).toEqual(expected);
  });
});

test('the new side of a patch', () => {
  expect(
    patchLines('@@ -1,3 +1,4 @@ class\n a\n-b\n+B\n+C\n d\n\\ No newline at end of file\n@@ -20 +21 @@\n+z'),
  ).toEqual([
    { line: 1, text: 'a', isAdded: false },
    { line: 2, text: 'B', isAdded: true },
    { line: 3, text: 'C', isAdded: true },
    { line: 4, text: 'd', isAdded: false },
    { line: 21, text: 'z', isAdded: true },
  ]);
});
