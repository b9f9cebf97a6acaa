import { expect, test } from 'vitest';
import type { Binding } from '../../src/model/address.ts';
import type { Startup } from '../../src/model/port-map.ts';
import { findingsOf, mapOf, on, program, published, startup } from './build.ts';

function splits(first: Binding, second: Binding, parts: Partial<Startup> = {}, ports = [4000, 4000]): string[] {
  const listeners = [
    program('api.py', ports[0] ?? 0, { binding: first }),
    program('web.js', ports[1] ?? 0, { binding: second }),
  ];
  return findingsOf(mapOf([startup(listeners, parts)]), 'split-localhost').map(({ severity }) => severity);
}

test.each<[string, Binding, Binding, string[]]>([
  ['both loopbacks', on('127.0.0.1'), on('::1'), ['warning']],
  ['a wildcard and a loopback', on('0.0.0.0'), on('::1'), ['warning']],
  ['both wildcards', on('::'), on('0.0.0.0'), ['warning']],
  ['one family', on('127.0.0.1'), on('127.0.0.2'), []],
  ['an address that localhost does not lead to', on('127.0.0.2'), on('::1'), []],
  ['one of them on both families', on('0.0.0.0', '::'), on('::1'), []],
  [
    'what one of them binds depends on the machine',
    { addresses: ['127.0.0.1', '::1'], choice: 'one-of' },
    on('::1'),
    [],
  ],
])('%s', (_, first, second, expected) => {
  expect(splits(first, second)).toEqual(expected);
});

test('is as certain as that both are up', () => {
  expect(splits(on('127.0.0.1'), on('::1'), { certainty: 'likely' })).toEqual(['warning']);
  expect(splits(on('127.0.0.1'), on('::1'), { certainty: 'possible' })).toEqual(['notice']);
  expect(splits(on('127.0.0.1'), on('::1'), {}, [4000, 4001])).toEqual([]);
});

test('one program on both families is no split, and containers have their own', () => {
  const service = { binding: on('127.0.0.1'), at: 'compose.yml:4' };
  const twice = [published('web', 80, service), published('web', 80, { ...service, at: 'c:5', binding: on('::1') })];
  expect(findingsOf(mapOf([startup(twice)]), 'split-localhost')).toEqual([]);
  const inside = [
    program('a.js', 80, { binding: on('127.0.0.1'), namespace: 'container:a' }),
    program('b.js', 80, { binding: on('::1'), namespace: 'container:a' }),
  ];
  expect(findingsOf(mapOf([startup(inside)]), 'split-localhost')).toEqual([]);
});

test('is one finding, whatever starts the two, and tells which is where', () => {
  const listeners = [
    program('api.py', 4000, { binding: on('127.0.0.1') }),
    program('web.js', 4000, { binding: on('::1') }),
  ];
  const again = startup(listeners, { id: 'compose:zz', command: 'make up' });
  const findings = findingsOf(mapOf([startup(listeners), again]), 'split-localhost');
  expect(findings.map(({ message }) => message)).toEqual([
    'process web.js binds tcp port 4000 on ::1 and process api.py binds it on 127.0.0.1 when `docker compose up` starts them, so localhost reaches one or the other',
  ]);
  expect(findings[0]?.location.file).toBe('web.js');
  expect(findings[0]?.related.map(({ location }) => location.file)).toEqual(['api.py']);
});
