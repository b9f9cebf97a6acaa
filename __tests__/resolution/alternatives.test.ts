import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noConfiguration, type Selector } from '../../src/model/configuration.ts';
import type { Startup } from '../../src/model/port-map.ts';
import { choicesOf, withAlternatives } from '../../src/resolution/alternatives.ts';
import { at, listener } from '../reporters/reports.ts';

describe('the choices', () => {
  const sizes = fc.array(fc.integer({ min: 2, max: 7 }), { minLength: 1, maxLength: 8 });

  test('have every two members of different groups together, and every member', () => {
    fc.assert(
      fc.property(sizes, (groups) => {
        const choices = choicesOf(groups, Number.POSITIVE_INFINITY);
        for (const [a, size] of groups.entries()) {
          const members = new Set(choices.map((choice) => choice[a]));
          expect(members.size).toBe(size);
          for (const [b, other] of groups.entries()) {
            if (b <= a) continue;
            const pairs = new Set(choices.map((choice) => `${choice[a]} ${choice[b]}`));
            expect(pairs.size).toBe(size * other);
          }
        }
      }),
    );
  });

  test('of one group are its members, of two all combinations', () => {
    expect(choicesOf([3], 100)).toEqual([[0], [1], [2]]);
    expect(choicesOf([2, 3], 100)).toHaveLength(6);
  });

  test('are no more than the limit, and have every member while that is possible', () => {
    const choices = choicesOf([10, 10, 10, 10], 13);
    expect(choices).toHaveLength(13);
    expect(new Set(choices.map(([first]) => first)).size).toBe(10);
  });
});

const selector = (name: string): Selector => ({ text: name, name, location: at('.port-preflight.yml', 1, 1) });
const service = (name: string) => listener({ id: name, owner: { kind: 'service', name } });
const startup = (...names: string[]): Startup => ({
  id: 'compose:compose.yaml',
  units: ['compose:compose.yaml'],
  command: 'docker compose up',
  certainty: 'certain',
  reason: '`docker compose up` starts them together',
  listeners: names.map(service),
});
const groups = (...names: string[][]) => ({
  ...noConfiguration,
  alternatives: names.map((group) => group.map(selector)),
});
const namesIn = (startups: readonly Startup[]) =>
  startups.map(({ listeners }) => listeners.map(({ owner }) => owner.name).join(' '));

test.each([
  ['no member', startup('web', 'db'), groups(['nginx', 'apache']), ['web db']],
  ['one member', startup('nginx', 'db'), groups(['nginx', 'apache']), ['nginx db']],
  ['two members', startup('nginx', 'apache', 'db'), groups(['nginx', 'apache']), ['nginx db', 'apache db']],
  ['two of three members', startup('a', 'c'), groups(['a', 'b', 'c']), ['a', 'c']],
  [
    'two groups',
    startup('a', 'b', 'c', 'd', 'e'),
    groups(['a', 'b'], ['c', 'd']),
    ['a c e', 'b d e', 'a d e', 'b c e'],
  ],
])('a startup with %s', (_what, whole, configuration, expected) => {
  expect(namesIn(withAlternatives([whole], configuration, []))).toEqual(expected);
});

test('every part has an id of its own, and says what it is', () => {
  const [first, second] = withAlternatives([startup('a', 'b')], groups(['a', 'b']), []);
  expect(first).toMatchObject({
    id: 'compose:compose.yaml|a',
    command: 'docker compose up',
    certainty: 'certain',
    reason: '`docker compose up` starts them together',
    instead: ['a'],
  });
  expect(second?.id).toBe('compose:compose.yaml|b');
});

test('a hostile configuration is split in reasonable time, and no part has two members of a group', () => {
  const names = Array.from({ length: 100 }, (_, group) =>
    Array.from({ length: 20 }, (_, member) => `${group}-${member}`),
  );
  const startups = Array.from({ length: 20 }, (_, index) => ({ ...startup(...names.flat()), id: `s${index}` }));
  const parts = withAlternatives(startups, groups(...names), []);
  expect(parts.length).toBeLessThanOrEqual(5000);
  for (const { listeners } of parts)
    expect(new Set(listeners.map(({ owner }) => owner.name.split('-')[0])).size).toBe(listeners.length);
});
