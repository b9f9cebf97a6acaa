import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../../src/model/launch.ts';
import { momentsOf } from '../../src/resolution/phases.ts';

const place = { file: 'package.json', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

/** A leaf with a name that can be read back. */
const server = (name: string): Activity => ({
  kind: 'program',
  program: { paths: [name], environment: {}, arguments: [], location: place },
});
const sequence = (...steps: Activity[]): Activity => ({ kind: 'sequence', steps });
const parallel = (...steps: Activity[]): Activity => ({ kind: 'parallel', steps });
const either = (...steps: Activity[]): Activity => ({ kind: 'alternatives', steps });
const detached = (body: Activity): Activity => ({ kind: 'detached', body });

const shown = (activity: Activity) =>
  momentsOf(activity).map(
    ({ leaves, isPossible }) =>
      leaves.map((leaf) => (leaf.kind === 'program' ? (leaf.program.paths[0] ?? '') : leaf.kind)).join('+') +
      (isPossible ? '?' : ''),
  );

const stop: Activity = { kind: 'stop', stop: { of: 'processes' } };

const a = server('a');
const b = server('b');
const c = server('c');

describe('what is up at one moment', () => {
  test.each<[string, Activity, string[]]>([
    ['nothing', sequence(), []],
    ['a', a, ['a']],
    ['a && b', sequence(a, b), ['a', 'b']],
    ['a & b', sequence(detached(a), b), ['a+b']],
    ['concurrently a b', parallel(a, b), ['a+b']],
    ['concurrently "a && b" c', parallel(sequence(a, b), c), ['a+c', 'b+c']],
    ['(a & b) && c', sequence(sequence(detached(a), b), c), ['a+b', 'a+c']],
    ['{ a && b; } & c', sequence(detached(sequence(a, b)), c), ['a+c', 'b+c']],
    ['if …; then a; else b; fi', either(a, b), ['a', 'b']],
    ['if …; then a & else b & fi; c', sequence(either(detached(a), detached(b)), c), ['a', 'b', 'a+c?', 'c', 'b+c?']],
    ['if …; then a & b; fi; c', sequence(either(sequence(detached(a), b), sequence()), c), ['a+b', 'a+c?', 'c']],
    ['a & kill $!; b', sequence(detached(a), stop, b), ['a', 'b']],
    ['(a & kill $!); b & c', sequence(sequence(detached(a), stop), detached(b), c), ['a', 'b+c']],
    ['a & (kill $!; b); c', sequence(detached(a), sequence(stop, b), c), ['a', 'b', 'c']],
    ['a & if …; then kill $!; fi; b', sequence(detached(a), either(stop, sequence()), b), ['a', 'b', 'a+b?']],
    ['a twice', sequence(a, a), ['a']],
  ])('%s', (_, activity, expected) => {
    expect(shown(activity)).toEqual(expected);
  });
});

const { tree } = fc.letrec<{ tree: Activity }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'c', 'd', 'e').map(server),
    fc.array(tie('tree'), { maxLength: 4 }).map((steps) => sequence(...steps)),
    fc.array(tie('tree'), { maxLength: 4 }).map((steps) => parallel(...steps)),
    fc.array(tie('tree'), { maxLength: 3 }).map((steps) => either(...steps)),
    tie('tree').map(detached),
  ),
}));

test('no moment is a part of another', () => {
  fc.assert(
    fc.property(tree, (activity) => {
      const moments = momentsOf(activity);
      for (const one of moments) {
        for (const other of moments) {
          if (one === other || (other.isPossible && !one.isPossible)) continue;
          expect(one.leaves.every((leaf) => other.leaves.includes(leaf))).toBe(false);
        }
      }
    }),
  );
});

test('a wide and deep command line stays cheap', () => {
  const choice = sequence(a, b);
  const wide = parallel(...Array.from({ length: 200 }, () => choice));
  expect(momentsOf(wide).length).toBeLessThanOrEqual(64);
});
