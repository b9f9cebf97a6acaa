import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BindAddress } from '../../src/model/address.ts';
import type { Finding } from '../../src/model/finding.ts';
import { locationKey } from '../../src/model/location.ts';
import type { Protocol } from '../../src/model/port.ts';
import type { Listener, PortMap } from '../../src/model/port-map.ts';
import { rules } from '../../src/rules/index.ts';
import { at, findingsOf, mapOf, on, type Parts, pool, program, published, reference, startup, unit } from './build.ts';

const twoServices = (lineOfA: number, lineOfB: number, name = 'b') => [
  published('a', 8090, { at: `compose.yml:${lineOfA}` }),
  published(name, 8090, { at: `compose.yml:${lineOfB}` }),
];

describe('fingerprints', () => {
  const fingerprints = (map: PortMap) => findingsOf(map).map(({ fingerprint }) => fingerprint);

  test('stay when lines move', () => {
    expect(fingerprints(mapOf([startup(twoServices(3, 7))]))).toEqual(
      fingerprints(mapOf([startup(twoServices(30, 70))])),
    );
  });

  test('stay when the other side becomes the one to move', () => {
    expect(fingerprints(mapOf([startup(twoServices(3, 7))]))).toEqual(
      fingerprints(mapOf([startup(twoServices(7, 3))])),
    );
  });

  test('tell apart owners, ports and repetitions', () => {
    const other = twoServices(3, 7).map((one) => ({
      ...one,
      port: { kind: 'fixed' as const, ports: { first: 1, last: 1 } },
    }));
    const invalid = ['a', 'a'].map((_, index) => ({
      kind: 'invalid-port' as const,
      unit: 'u',
      owner: { kind: 'service' as const, name: 'a' },
      text: '70000',
      reason: '70000 is above 65535',
      location: at(`compose.yml:${index + 1}`),
    }));
    const all = [
      ...fingerprints(mapOf([startup(twoServices(3, 7))])),
      ...fingerprints(mapOf([startup(twoServices(3, 7, 'c'))])),
      ...fingerprints(mapOf([startup(other)])),
      ...fingerprints(mapOf([], { invalid })),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((one) => /^[0-9a-f]{16}$/.test(one))).toBe(true);
  });
});

test('invalid-port says what was written and why it is none', () => {
  const invalid = {
    kind: 'invalid-port' as const,
    unit: 'compose:compose.yml',
    owner: { kind: 'service' as const, name: 'web' },
    text: '70000:80',
    reason: '70000 is above 65535',
    location: at('compose.yml:5'),
  };
  const [finding] = findingsOf(mapOf([], { invalid: [invalid] }));
  expect(finding).toMatchObject({
    ruleId: 'invalid-port',
    severity: 'error',
    message: 'service web cannot get the port 70000:80: 70000 is above 65535',
    location: at('compose.yml:5'),
  });
});

describe('suggestions', () => {
  const suggestions = (map: PortMap) => findingsOf(map).map(({ suggestion }) => suggestion);

  test('are not given twice, in the order of places', () => {
    const pair = (file: string, unitId: string) =>
      twoServices(1, 2).map((one) => ({
        ...one,
        id: `${one.id}${file}`,
        unit: unitId,
        location: { ...one.location, file },
      }));
    const map = mapOf([startup(pair('b.yml', 'b'), { id: 'b' }), startup(pair('a.yml', 'a'), { id: 'a' })]);
    expect(findingsOf(map).map(({ location, suggestion }) => `${location.file} ${suggestion?.port}`)).toEqual([
      'a.yml 8092',
      'b.yml 8093',
    ]);
  });

  test('edit the place that sets the port', () => {
    const [a, b] = twoServices(3, 7);
    if (!a || !b) throw new Error('two');
    expect(suggestions(mapOf([startup([a, { ...b, setAt: at('.env:2') }])]))).toEqual([
      { port: 8092, edits: [{ location: at('.env:2'), newText: '8092' }] },
    ]);
  });

  test('leave alone what one text sets for several', () => {
    const both = twoServices(3, 7).map((one) => ({ ...one, setAt: at('.env:2') }));
    expect(suggestions(mapOf([startup(both)]))).toEqual([{ port: 8092, edits: [] }]);
  });

  test('leave alone a port that clients name and nothing else would hold', () => {
    const airplay = published('api', 5000, { at: 'c:1' });
    const references = [reference('localhost', 5000)];
    expect(suggestions(mapOf([startup([airplay])]))).toEqual([
      { port: 5001, edits: [{ location: airplay.setAt, newText: '5001' }] },
    ]);
    expect(suggestions(mapOf([startup([airplay])], { references }))).toEqual([{ port: 5001, edits: [] }]);
  });

  test('are one for two findings about one declaration', () => {
    const dns = published('dns', 53, { at: 'c:1', identity: ['coredns'], protocol: 'udp' });
    const findings = findingsOf(mapOf([startup([dns])]));
    expect(findings.map(({ ruleId, suggestion }) => `${ruleId} ${suggestion?.port}`)).toEqual([
      'privileged-port 1053',
      'well-known-port 1053',
    ]);
  });

  test('keep one number on several sockets of an owner', () => {
    const vault = (line: number, parts: Parts) =>
      published('vault', 8200, { at: `c:${line}`, identity: ['node'], ...parts });
    const map = mapOf([startup([vault(1, { binding: on('0.0.0.0') }), vault(2, { binding: on('::') })])]);
    expect(suggestions(map).map((one) => one?.port)).toEqual([8201, 8201]);
    const dns = ['tcp', 'udp'].map((protocol, index) =>
      published('dns', 53, { at: `c:${index}`, identity: ['coredns'], protocol: protocol as Protocol }),
    );
    const taken = published('other', 1053, { at: 'c:9', protocol: 'tcp' });
    expect(new Set(suggestions(mapOf([startup([...dns, taken])])).map((one) => one?.port))).toEqual(new Set([1054]));
  });

  test('avoid what the map knows at any address, and what clients expect elsewhere', () => {
    const listeners = [...twoServices(3, 7), published('c', 8092, { at: 'compose.yml:9', binding: on('127.0.0.9') })];
    const map = mapOf([startup(listeners)], { references: [reference('localhost', 8093)] });
    expect(suggestions(map)[0]?.port).toBe(8094);
  });

  test('keep node ports among themselves', () => {
    const services = ['a', 'b'].map((name, index) =>
      published(name, 30080, { at: `k8s.yaml:${index + 1}`, namespace: 'cluster', mechanism: 'node-port' }),
    );
    expect(suggestions(mapOf([startup(services)], { units: [unit('cluster')] }))[0]?.port).toBe(30081);
  });
});

describe('the less central side moves', () => {
  const placeOf = (map: PortMap) => findingsOf(map, 'duplicate-binding')[0]?.location;

  test.each<[string, Partial<Listener>, Partial<Listener>]>([
    ['a service on its own usual port stays', { identity: ['node'] }, { identity: ['postgres'] }],
    ['an optional one moves', { profiles: ['debug'] }, {}],
    ['the one that can be edited moves', {}, { setAt: undefined } as unknown as Partial<Listener>],
  ])('%s', (_, first, second) => {
    const a = { ...published('a', 5432, { at: 'c:1' }), ...first };
    const b = { ...published('b', 5432, { at: 'c:2' }), ...second };
    expect(placeOf(mapOf([startup([a, b])]))).toEqual(at('c:1'));
  });

  test('one that a client names by its own name stays', () => {
    const map = mapOf([startup(twoServices(3, 7))], { references: [reference('b', 8090)] });
    expect(placeOf(map)).toEqual(at('compose.yml:3'));
  });
});

const addresses: readonly BindAddress[] = ['0.0.0.0', '::', '127.0.0.1', '127.0.0.2', '::1'];
const listenerArbitrary = fc
  .record({
    line: fc.integer({ min: 1, max: 12 }),
    owner: fc.constantFrom('a', 'b', 'c', 'd'),
    first: fc.integer({ min: 8080, max: 8086 }),
    size: fc.integer({ min: 1, max: 3 }),
    isPool: fc.boolean(),
    isProgram: fc.boolean(),
    count: fc.constantFrom(0, 1, 1, 1, 2),
    binding: fc.subarray([...addresses], { minLength: 1, maxLength: 2 }),
    confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
    protocol: fc.constantFrom('tcp' as const, 'udp' as const),
  })
  .map(({ line, owner, first, size, isPool, isProgram, binding, ...rest }): Listener => {
    const ports = { first, last: first + size - 1 };
    const id = JSON.stringify([line, owner, first, size, isPool, isProgram, binding, rest]);
    const parts = { ...rest, id, binding: on(...binding), at: `compose.yml:${line}` };
    if (isProgram) return program(`${owner}.js`, ports, { ...parts, at: `${owner}.js:${line}` });
    return isPool ? pool(owner, ports.first, ports.last, parts) : published(owner, ports, parts);
  });
const listenersArbitrary = fc.uniqueArray(listenerArbitrary, {
  maxLength: 8,
  selector: ({ location }) => locationKey(location),
});

describe('for any listeners', () => {
  test('their order changes nothing', () => {
    fc.assert(
      fc.property(
        listenersArbitrary.chain((listeners) =>
          fc.tuple(fc.constant(listeners), fc.shuffledSubarray(listeners, { minLength: listeners.length })),
        ),
        ([listeners, shuffled]) => {
          expect(findingsOf(mapOf([startup(shuffled)]))).toEqual(findingsOf(mapOf([startup(listeners)])));
        },
      ),
    );
  });

  test('each cause is documented', () => {
    const causes = new Map(rules.map(({ id, docs }) => [id, Object.keys(docs.causes ?? {})]));
    fc.assert(
      fc.property(listenersArbitrary, (listeners) => {
        for (const { ruleId, cause } of findingsOf(mapOf([startup(listeners)]))) {
          if (cause !== undefined) expect(causes.get(ruleId)).toContain(cause);
        }
      }),
    );
  });

  test('a finding has two places, unless one declaration is started several times', () => {
    fc.assert(
      fc.property(listenersArbitrary, (listeners) => {
        const lonely = (finding: Finding) =>
          finding.cause !== 'replicas' && finding.cause !== 'exhausted-pool' && finding.related.length === 0;
        expect(findingsOf(mapOf([startup(listeners)]), 'duplicate-binding').filter(lonely)).toEqual([]);
      }),
    );
  });

  test('an error is one that the kernel would give: listeners that fit side by side are never reported', () => {
    fc.assert(
      fc.property(listenersArbitrary, (listeners) => {
        const errors = findingsOf(mapOf([startup(listeners)]), 'duplicate-binding').filter(
          ({ severity }) => severity === 'error',
        );
        if (canAllStart(listeners)) expect(errors).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('containers on one address start together if and only if no error is reported', () => {
    const containers = fc.uniqueArray(
      listenerArbitrary.filter(({ mechanism }) => mechanism === 'published-port'),
      { maxLength: 8, selector: ({ location }) => locationKey(location) },
    );
    fc.assert(
      fc.property(containers, (listeners) => {
        const alike = listeners.map(
          (one): Listener => ({ ...one, confidence: 'high', protocol: 'tcp', binding: on('0.0.0.0') }),
        );
        const findings = findingsOf(mapOf([startup(alike)]), 'duplicate-binding');
        expect(findings.every(({ severity }) => severity !== 'error')).toBe(canAllStart(alike));
      }),
      { numRuns: 1000 },
    );
  });

  test('none is reported when nothing is started', () => {
    fc.assert(
      fc.property(listenersArbitrary, (listeners) => {
        expect(findingsOf(mapOf([startup(listeners.map((one) => ({ ...one, count: 0 })))]))).toEqual([]);
      }),
    );
  });
});

/** Tries every choice of ports for the pools against plain sockets: slow and obvious. */
function canAllStart(listeners: readonly Listener[]): boolean {
  const sockets = listeners.flatMap((listener) =>
    // Workers of a program share its socket.
    Array.from(
      { length: listener.mechanism === 'published-port' ? listener.count : Math.min(listener.count, 1) },
      () => listener,
    ),
  );
  const holds = new Set<string>();
  const bind = (index: number): boolean => {
    const listener = sockets[index];
    if (!listener || !('ports' in listener.port)) return true;
    const { first, last } = listener.port.ports;
    const all = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
    const choices = listener.port.kind === 'pool' ? all.map((port) => [port]) : [all];
    return choices.some((ports) => {
      const wanted = ports.flatMap((port) => listener.binding.addresses.map((address) => ({ port, address })));
      const key = ({ port, address }: { port: number; address: string }) => `${listener.protocol} ${port} ${address}`;
      const isFree = (one: { port: number; address: string }) => {
        const family = addresses.filter((other) => other.includes(':') === one.address.includes(':'));
        const isAny = one.address === '0.0.0.0' || one.address === '::';
        const rivals = isAny ? family : [one.address, one.address.includes(':') ? '::' : '0.0.0.0'];
        return rivals.every((address) => !holds.has(key({ port: one.port, address })));
      };
      if (!wanted.every(isFree)) return false;
      for (const one of wanted) holds.add(key(one));
      const fits = bind(index + 1);
      for (const one of wanted) holds.delete(key(one));
      return fits;
    });
  };
  return bind(0);
}
