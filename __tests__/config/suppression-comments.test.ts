import { expect, test } from 'vitest';
import { suppressionsIn } from '../../src/config/suppression-comments.ts';
import { commentsOf } from '../../src/parsing/comments.ts';
import { noGrammars } from '../../src/parsing/source-code.ts';

/** `duplicate-binding at line 2 (1:24)`, then the problems. */
function read(text: string): readonly string[] {
  const { suppressions, problems } = suppressionsIn(commentsOf({ path: '.env', text }, noGrammars), text);
  return [
    ...suppressions.map(
      ({ rule, line, location: { start } }) =>
        `${rule} ${line === undefined ? 'in the file' : `at line ${line}`} (${start.line}:${start.column})`,
    ),
    ...problems.map(({ message, location: { start } }) => `${start.line}:${start.column} ${message}`),
  ];
}

const form = 'a suppression is ignore[rule] or ignore-file[rule], with the name of a rule';

test.each<[string, string[]]>([
  ['A=1 # port-preflight: ignore[duplicate-binding] both are never up', ['duplicate-binding at line 1 (1:30)']],
  ['# port-preflight: ignore[duplicate-binding]\nA=1', ['duplicate-binding at line 2 (1:26)']],
  ['# port-preflight: ignore[duplicate-binding]\n\n# prose\nA=1', ['duplicate-binding at line 4 (1:26)']],
  [
    '#port-preflight:ignore[ duplicate-binding ,privileged-port ]\nA=1',
    ['duplicate-binding at line 2 (1:25)', 'privileged-port at line 2 (1:44)'],
  ],
  ['A=1\n# port-preflight: ignore-file[invalid-port] old', ['invalid-port in the file (2:31)']],
  [
    '# port-preflight: ignore[duplicate-bindng]',
    ['1:26 there is no rule duplicate-bindng; did you mean duplicate-binding?'],
  ],
  ['# port-preflight: ignore[x, invalid-port]', ['invalid-port at line 2 (1:29)', '1:26 there is no rule x']],
  ['# port-preflight: ignore duplicate-binding', [`1:1 ${form}`]],
  ['# port-preflight: ignore[]', [`1:1 ${form}`]],
  ['# port-preflight: ignore-line[invalid-port]', [`1:1 ${form}`]],
  ['# port-preflight: disable', [`1:1 ${form}`]],
  ['# port-preflight: see the docs', []],
  ['# write # port-preflight: ignore[invalid-port]', []],
  ['A="port-preflight: ignore[invalid-port]"', []],
])('%j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
