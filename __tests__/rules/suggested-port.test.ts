import { describe, expect, test } from 'vitest';
import { onePort } from '../../src/model/port.ts';
import { suggestedPort, usualPort } from '../../src/rules/port-facts.ts';
import { emptyMap, listener } from '../reporters/reports.ts';

const suggest = (port: number, who: string, ...taken: readonly number[]) =>
  suggestedPort(
    { ports: onePort(port), protocol: 'tcp', identity: who === '' ? [] : [who], isNodePort: false },
    { ...emptyMap, listeners: taken.map((one) => listener({ port: { kind: 'fixed', ports: onePort(one) } })) },
  );

test.each<[number, string, number[], number]>([
  [3000, 'next', [], 3000],
  [3000, '', [], 3001],
  [4100, '', [], 4100],
  [4100, '', [4100], 4101],
  [5432, 'postgres', [], 5432],
  [5432, 'postgres', [5432], 5433],
  [5432, '', [], 5434],
  [5000, '', [], 5001],
  [80, 'nginx', [], 8080],
  [54329, 'postgres', [], 14329],
])('%d for "%s" beside %j: %d', (port, who, taken, expected) => {
  expect(suggest(port, who, ...taken)).toBe(expected);
});

describe('the usual port', () => {
  test.each([
    ['postgres', 5432],
    ['redis', 6379],
    ['mysql', 3306],
    ['mongo', 27017],
  ])('of %s is %d', (name, port) => expect(usualPort([name])?.port).toBe(port));

  test.each([['nonsense'], ['']])('of "%s" is unknown', (name) => expect(usualPort([name])).toBeUndefined());
  test('of nothing is unknown', () => expect(usualPort([])).toBeUndefined());
});
