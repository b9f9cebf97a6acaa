import { expect, test } from 'vitest';
import { planFixes } from '../../src/fixing/plan.ts';
import type { Finding } from '../../src/model/finding.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { at, finding } from '../reporters/reports.ts';

const repository = memoryRepository({ a: 'port 8080\nport 80\n' }, { '../b': 'port 8080\n' });

/** A finding that writes texts to places, `a:1:6`. */
function writing(...edits: readonly (readonly [string, number, number, string, number?])[]): Finding {
  return finding({
    suggestion: {
      port: 1,
      edits: edits.map(([file, line, column, newText, length]) => ({
        location: at(file, line, column, length),
        newText,
      })),
    },
  });
}

const first = writing(['a', 1, 6, '8081']);

test.each<[string, readonly Finding[], string | undefined, number]>([
  ['one', [first], 'port 8081\nport 80\n', 1],
  ['two places of one', [writing(['a', 1, 6, '8081'], ['a', 2, 6, '8081', 2])], 'port 8081\nport 8081\n', 1],
  ['the same edit twice', [first, writing(['a', 1, 6, '8081'])], 'port 8081\nport 80\n', 2],
  ['another edit at the same place', [first, writing(['a', 1, 6, '9090'])], 'port 8081\nport 80\n', 1],
  ['an edit that overlaps', [first, writing(['a', 1, 8, '9', 2])], 'port 8081\nport 80\n', 1],
  ['an edit that changes nothing', [writing(['a', 1, 6, '8080'])], undefined, 0],
  ['something put in', [writing(['a', 1, 6, 'no ', 0])], 'port no 8080\nport 80\n', 1],
  ['an edit of something else than a number', [writing(['a', 1, 1, '8081'])], undefined, 0],
  ['an edit of more than a number', [writing(['a', 1, 1, 'port 8081', 9])], undefined, 0],
  ['an edit of nothing', [writing(['a', 9, 1, '8081'])], undefined, 0],
  ['an edit outside of the folder', [writing(['../b', 1, 6, '8081'])], undefined, 0],
  ['an edit of a file that is gone', [writing(['c', 1, 6, '8081'])], undefined, 0],
  ['half of which can be made', [writing(['a', 1, 6, '8081'], ['../b', 1, 6, '8081'])], undefined, 0],
  ['no edit', [writing()], undefined, 0],
])('%s', (_what, findings, text, count) => {
  const plan = planFixes(findings, repository);
  expect(plan.texts.get('a')).toBe(text);
  expect(plan.findings).toHaveLength(count);
});
