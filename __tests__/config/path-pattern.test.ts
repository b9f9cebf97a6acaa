import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathFits } from '../../src/config/path-pattern.ts';

test.each([
  ['infra', 'infra/a/compose.yaml', true],
  ['infra/', 'infra/compose.yaml', true],
  ['./infra', 'infra', true],
  ['infra', 'infrastructure/compose.yaml', false],
  ['infra', 'apps/infra/compose.yaml', false],
  ['**/infra', 'apps/infra/compose.yaml', true],
  ['compose.yaml', 'compose.yaml', true],
  ['compose.yaml', 'a/compose.yaml', false],
  ['**/compose.yaml', 'compose.yaml', true],
  ['**/compose.yaml', 'a/b/compose.yaml', true],
  ['apps/*/compose.yaml', 'apps/web/compose.yaml', true],
  ['apps/*/compose.yaml', 'apps/web/b/compose.yaml', false],
  ['apps/**/compose.yaml', 'apps/web/b/compose.yaml', true],
  ['*.y?ml', 'a.yaml', true],
  ['*.y?ml', 'a.yml', false],
  ['a*b*c', 'aXbXbXc', true],
  ['a*b*c', 'aXbXb', false],
  ['**', 'a/b', true],
  ['.', 'a/b', true],
  ['a.b', 'axb', false],
  ['[a]', 'a', false],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(pathFits(pattern, path)).toBe(expected);
});

test('means what a regular expression of the same sense means', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 });
  const pattern = fc.array(
    fc.oneof(
      piece.filter((text) => text !== '**'),
      fc.constant('**'),
    ),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(pattern, fc.array(name, { minLength: 1, maxLength: 5 }), (parts, names) => {
      const source = parts.map((text) =>
        text === '**' ? '(?:[^/]+/)*' : `${text.replace(/\*+/g, '[^/]*').replaceAll('?', '[^/]')}/`,
      );
      const expected = new RegExp(`^${source.join('')}(?:[^/]+/)*$`).test(`${names.join('/')}/`);
      expect(pathFits(parts.join('/'), names.join('/'))).toBe(expected);
    }),
  );
});

test('a hostile pattern takes no time', () => {
  expect(pathFits(`${'*a'.repeat(200)}b`, 'a'.repeat(4000))).toBe(false);
  expect(pathFits(`${'**/a/'.repeat(100)}b`, 'a/'.repeat(2000))).toBe(false);
});
