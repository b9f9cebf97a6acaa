import { describe, expect, test } from 'vitest';
import type { Protocol } from '../../src/model/port.ts';
import type { Listener } from '../../src/model/port-map.ts';
import { developerTargets, type Target } from '../../src/model/target.ts';
import { at, findingsOf, mapOf, on, program, published, startup } from './build.ts';

function verdict(listener: Listener, targets: readonly Target[] = developerTargets): string {
  const findings = findingsOf(mapOf([startup([listener])]), 'well-known-port', targets);
  return findings.map(({ severity, cause }) => `${severity} ${cause}`).join(', ') || 'none';
}

const any = ['0.0.0.0', '::'];

/** Addresses, port and protocol, what declares it, the targets, and what is said of it. */
type Example = readonly [
  addresses: readonly string[],
  port: number,
  protocol: Protocol,
  identity: string,
  targets: readonly Target[],
  expected: string,
];

// Worked examples of the definition; a word of `identity` is what an extractor would give for the image or the command.
const examples: readonly Example[] = [
  [any, 5432, 'tcp', 'postgres:16', developerTargets, 'none'],
  [any, 5432, 'tcp', 'node:20', developerTargets, 'warning foreign'],
  [['127.0.0.1'], 5432, 'tcp', '', developerTargets, 'notice foreign'],
  [any, 3306, 'tcp', 'mariadb:11', developerTargets, 'none'],
  [any, 3306, 'tcp', 'redis:7', developerTargets, 'warning foreign'],
  [any, 6379, 'tcp', 'valkey/valkey:8', developerTargets, 'none'],
  [any, 6379, 'tcp', 'vite', developerTargets, 'warning foreign'],
  [any, 27017, 'tcp', 'mongo:7', developerTargets, 'none'],
  [any, 3000, 'tcp', 'next', developerTargets, 'none'],
  [any, 3000, 'tcp', 'grafana/grafana', developerTargets, 'none'],
  [any, 8080, 'tcp', 'quay.io/keycloak/keycloak', developerTargets, 'none'],
  [any, 8000, 'tcp', 'uvicorn', developerTargets, 'none'],
  [any, 4000, 'tcp', 'mix', developerTargets, 'none'],
  [any, 5173, 'tcp', 'vite', developerTargets, 'none'],
  [['0.0.0.0'], 5000, 'tcp', 'flask', developerTargets, 'warning resident'],
  [any, 5000, 'tcp', 'registry:2', ['linux'], 'none'],
  [any, 7000, 'tcp', 'node', developerTargets, 'warning resident'],
  [['0.0.0.0'], 53, 'udp', 'coredns/coredns', ['linux'], 'error resident'],
  [['127.0.0.1'], 53, 'udp', 'coredns/coredns', ['linux'], 'none'],
  [['0.0.0.0'], 53, 'udp', 'coredns/coredns', ['github-ubuntu'], 'error resident'],
  [any, 80, 'tcp', 'nginx', ['github-windows'], 'error resident'],
  [any, 80, 'tcp', 'nginx', ['github-ubuntu'], 'none'],
  [any, 22, 'tcp', 'gitea/gitea', ['github-macos'], 'error resident'],
  [any, 5900, 'tcp', 'selenium/standalone-chrome', ['github-macos'], 'error resident'],
  [['127.0.0.1'], 9229, 'tcp', 'node', developerTargets, 'none'],
  [any, 9229, 'tcp', 'prom/prometheus', developerTargets, 'warning foreign'],
  [any, 11434, 'tcp', 'vite', developerTargets, 'warning foreign'],
  [any, 8425, 'tcp', 'node', developerTargets, 'none'],
  [any, 5353, 'udp', 'node', developerTargets, 'warning resident'],
  // Worth an entry in the map only.
  [any, 9042, 'tcp', 'node', developerTargets, 'none'],
];

test.each(examples)('%s:%d/%s by %s on %s: %s', (addresses, port, protocol, identity, targets, expected) => {
  const words = identity === '' ? [] : [identity];
  const listener = published('app', port, { at: 'c:1', binding: on(...addresses), protocol, identity: words });
  expect(verdict(listener, targets)).toBe(expected);
});

test('a port inside of a container is nobody’s', () => {
  const inside = published('app', 5432, { at: 'c:1', namespace: 'container:app', identity: ['node:20'] });
  expect(verdict(inside)).toBe('none');
});

describe('bounds', () => {
  const onPostgres = (
    parts: Partial<
      Pick<Listener, 'movable' | 'variable' | 'mechanism' | 'confidence' | 'count' | 'namespace' | 'port'>
    >,
  ) => published('app', 5432, { at: 'c:1', identity: ['node'], ...parts });

  test.each<[string, Listener, string]>([
    ['a default of a variable is one level milder', onPostgres({ movable: true }), 'notice foreign'],
    ['a notice becomes nothing', published('app', 5432, { at: 'c:1', movable: true }), 'none'],
    ['so is a fallback in a program', onPostgres({ variable: 'PORT' }), 'notice foreign'],
    ['low confidence', onPostgres({ confidence: 'low' }), 'notice foreign'],
    ['nothing is started', onPostgres({ count: 0 }), 'none'],
    ['a pool has other ports', onPostgres({ port: { kind: 'pool', ports: { first: 5432, last: 5440 } } }), 'none'],
    [
      'a range names its worst port',
      onPostgres({ port: { kind: 'fixed', ports: { first: 4999, last: 5002 } } }),
      'warning resident',
    ],
    ['installed but stopped on the runner', onPostgres({ namespace: 'job:ci.yml#a@github-ubuntu' }), 'notice foreign'],
    ['a tool’s default is none', onPostgres({ variable: 'PORT', mechanism: 'tool-default' }), 'warning foreign'],
    ['a port that is forwarded', onPostgres({ mechanism: 'forward' }), 'notice foreign'],
    ['a runner that nobody knows', onPostgres({ namespace: 'job:ci.yml#a@unknown' }), 'none'],
  ])('%s', (_, listener, expected) => {
    expect(verdict(listener)).toBe(expected);
  });

  test('a job is judged on its runner, whatever developers use', () => {
    const web = published('web', 80, { at: 'c:1', namespace: 'job:.github/workflows/ci.yml#a@github-windows' });
    expect(verdict(web, ['linux'])).toBe('error resident');
  });

  test('one place that several launch units bring up is one finding', () => {
    const one = published('app', 5000, { at: 'c:1' });
    const map = mapOf([startup([one, { ...one, id: 'again', unit: 'compose:variant' }])]);
    expect(findingsOf(map, 'well-known-port')).toHaveLength(1);
  });
});

describe('what sometimes runs there', () => {
  const identity = ['uvicorn'];
  const place = at('package.json:5');

  test.each<[string, Listener, string]>([
    ['is in the way of a program', program('app.py', 2375, { identity, startedAt: place }), 'warning foreign'],
    ['is worth knowing for one that nothing starts', program('app.py', 2375, { identity }), 'notice foreign'],
    ['and for a mapping', published('app', 2375, { at: 'c:1', identity }), 'notice foreign'],
  ])('%s', (_, listener, expected) => expect(verdict(listener)).toBe(expected));
});

test('a file that another one takes in is one level milder', () => {
  const owner = { kind: 'script', name: 'docs' } as const;
  const unit = 'script:Makefile#docs';
  expect(verdict(program('server.py', 5000, { owner, unit }))).toBe('notice resident');
  expect(verdict(program('server.py', 5000, { owner, unit, startedAt: at('Makefile:2') }))).toBe('warning resident');
});

test('a library’s default in a program that nothing starts is one level milder', () => {
  const { setAt: _, ...unsaid } = published('app.py', 5000, { at: 'app.py:1', mechanism: 'listen-call' });
  expect(verdict(unsaid)).toBe('notice resident');
  expect(verdict({ ...unsaid, startedAt: unsaid.location })).toBe('warning resident');
});

test('who joins a multicast group shares its port', () => {
  const group = published('mdns', 5353, { at: 'c:1', protocol: 'udp', binding: on('224.0.0.251', 'ff02::fb') });
  expect(verdict(group)).toBe('none');
});

test('says what is in the way, where, and where to go', () => {
  const [resident, foreign] = findingsOf(
    mapOf([
      startup([
        published('api', 5000, { at: 'c:1' }),
        published('db', 5432, { at: 'c:2', identity: ['redis'], binding: on('127.0.0.1') }),
      ]),
    ]),
    'well-known-port',
  );
  expect(resident?.message).toBe(
    'service api publishes tcp port 5000 on all addresses, where AirPlay Receiver already listens on macos',
  );
  expect(resident?.suggestion?.port).toBe(5001);
  expect(foreign?.message).toBe(
    'service db publishes tcp port 5432 on 127.0.0.1, the usual port of PostgreSQL, which often runs on the same machine',
  );
  expect(foreign?.suggestion?.edits).toEqual([{ location: foreign?.location, newText: '5434' }]);
});
