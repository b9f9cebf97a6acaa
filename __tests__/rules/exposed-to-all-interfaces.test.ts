import { expect, test } from 'vitest';
import { findingsOf, type ListenerParts, mapOf, on, published, startup } from './build.ts';

function exposed(port: number, parts: Omit<ListenerParts, 'at'>): string {
  const map = mapOf([startup([published('it', port, { at: 'c:1', ...parts })])]);
  return findingsOf(map, 'exposed-to-all-interfaces')
    .map(({ severity, message }) => `${severity}: ${message.replace(/.* so that /, '')}`)
    .join();
}

test.each<[string, number, Omit<ListenerParts, 'at'>, string]>([
  [
    'a database',
    5432,
    { identity: ['postgres'], containerPorts: { first: 5432, last: 5432 } },
    'notice: PostgreSQL can be reached from other machines',
  ],
  [
    'on another port of the host',
    9999,
    { identity: ['redis'], containerPorts: { first: 6379, last: 6379 } },
    'notice: Redis / Valkey can be reached from other machines',
  ],
  [
    'an administration interface',
    8081,
    { identity: ['dpage/pgadmin4'] },
    'notice: its administration interface can be reached from other machines',
  ],
  ['a debugger', 9229, { mechanism: 'debugger' }, 'notice: its debugger can be reached from other machines'],
  ['on the loopback', 5432, { identity: ['postgres'], binding: on('127.0.0.1') }, ''],
  ['something else on the port', 5432, { identity: ['nginx'] }, ''],
  ['a web server', 80, { identity: ['nginx'] }, ''],
  ['on a hosted runner', 5432, { identity: ['postgres'], namespace: 'job:ci.yml#a@github-ubuntu' }, ''],
  ['inside of a container', 5432, { identity: ['postgres'], namespace: 'container:db' }, ''],
])('%s', (_, port, parts, expected) => {
  expect(exposed(port, parts)).toBe(expected);
});
