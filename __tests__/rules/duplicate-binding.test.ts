import { describe, expect, test } from 'vitest';
import type { Listener } from '../../src/model/port-map.ts';
import { at, collisions, findingsOf, mapOf, on, type Parts, pool, program, published, startup } from './build.ts';

describe('the kernel’s table: which addresses meet on one port', () => {
  const sockets: Readonly<Record<string, readonly string[]>> = {
    '0.0.0.0': ['0.0.0.0'],
    '127.0.0.1': ['127.0.0.1'],
    '127.0.0.2': ['127.0.0.2'],
    '10.99.0.1': ['10.99.0.1'],
    '10.99.0.2': ['10.99.0.2'],
    '[::]dual': ['0.0.0.0', '::'],
    '[::]v6only': ['::'],
    '[::1]': ['::1'],
    '[fd00:99::1]': ['fd00:99::1'],
    '[::ffff:127.0.0.1]': ['127.0.0.1'],
    '[::ffff:0.0.0.0]': ['0.0.0.0'],
  };
  // One row a first socket, one letter a second, in the order above; X: EADDRINUSE. Measured on Linux.
  const rows: readonly [string, string][] = [
    ['0.0.0.0', 'XXXXXX...XX'],
    ['127.0.0.1', 'XX...X...XX'],
    ['127.0.0.2', 'X.X..X....X'],
    ['10.99.0.1', 'X..X.X....X'],
    ['10.99.0.2', 'X...XX....X'],
    ['[::]dual', 'XXXXXXXXXXX'],
    ['[::]v6only', '.....XXXX..'],
    ['[::1]', '.....XXX...'],
    ['[fd00:99::1]', '.....XX.X..'],
    ['[::ffff:127.0.0.1]', 'XX...X...XX'],
    ['[::ffff:0.0.0.0]', 'XXXXXX...XX'],
  ];
  test.each(rows)('%s', (first, letters) => {
    const actual = Object.values(sockets).map((second) => {
      const a = program('a.js', 4000, { binding: on(...(sockets[first] ?? [])) });
      const b = program('b.js', 4000, { binding: on(...second) });
      return collisions([a, b]).length > 0 ? 'X' : '.';
    });
    expect(actual.join('')).toBe(letters);
  });
});

describe('the engine’s table: two containers with one host port', () => {
  const any = ['0.0.0.0', '::'];
  test.each<[string, string[], string[], boolean]>([
    ['any / any', any, any, true],
    ['any / 127.0.0.1', any, ['127.0.0.1'], true],
    ['0.0.0.0 / 127.0.0.1', ['0.0.0.0'], ['127.0.0.1'], true],
    ['0.0.0.0 / LAN', ['0.0.0.0'], ['192.168.0.2'], true],
    ['127.0.0.1 / 127.0.0.2', ['127.0.0.1'], ['127.0.0.2'], false],
    ['127.0.0.1 / LAN', ['127.0.0.1'], ['192.168.0.2'], false],
    ['any / [::]', any, ['::'], true],
    ['any / [::1]', any, ['::1'], true],
    ['0.0.0.0 / [::]', ['0.0.0.0'], ['::'], false],
    ['127.0.0.1 / [::1]', ['127.0.0.1'], ['::1'], false],
    ['[::] / [::1]', ['::'], ['::1'], true],
    ['[::] / other v6', ['::'], ['fd00::1'], true],
    ['[::1] / [::1]', ['::1'], ['::1'], true],
  ])('%s', (_, first, second, clash) => {
    const a = published('a', 8090, { at: 'compose.yml:1', binding: on(...first) });
    const b = published('b', 8090, { at: 'compose.yml:2', binding: on(...second) });
    expect(collisions([a, b])).toEqual(clash ? ['error two-services 8090'] : []);
    expect(collisions([b, a])).toEqual(clash ? ['error two-services 8090'] : []);
  });

  test.each<[string, Listener[], string[]]>([
    ['tcp / udp', [published('a', 8090, { at: 'c:1' }), published('b', 8090, { at: 'c:2', protocol: 'udp' })], []],
    [
      'fixed inside a fixed range',
      [published('a', { first: 8080, last: 8085 }, { at: 'c:1' }), published('b', 8085, { at: 'c:2' })],
      ['error two-services 8085'],
    ],
    [
      'a pool next to a fixed port inside of it: by the order of starts',
      [pool('a', 8080, 8081, { at: 'c:1' }), published('b', 8080, { at: 'c:2' })],
      ['warning pool-order 8080'],
    ],
    ['two pools of two', [pool('a', 8080, 8081, { at: 'c:1' }), pool('b', 8080, 8081, { at: 'c:2' })], []],
    [
      'three pools of two',
      [1, 2, 3].map((line) => pool(`s${line}`, 8080, 8081, { at: `c:${line}` })),
      ['error exhausted-pool 8080-8081'],
    ],
    [
      'a pool of which fixed ports hold everything',
      [pool('a', 8080, 8081, { at: 'c:1' }), published('b', 8080, { at: 'c:2' }), published('c', 8081, { at: 'c:3' })],
      ['error exhausted-pool 8080-8081'],
    ],
    [
      'ephemeral',
      [published('a', 0, { at: 'c:1' }), published('b', 0, { at: 'c:2' }), published('c', 40000, { at: 'c:3' })],
      [],
    ],
    ['replicas of a fixed port', [published('a', 8080, { at: 'c:1', count: 2 })], ['error replicas 8080']],
    ['replicas that a pool has room for', [pool('a', 8080, 8082, { at: 'c:1', count: 3 })], []],
    [
      'replicas that a pool has no room for',
      [pool('a', 8080, 8082, { at: 'c:1', count: 4 })],
      ['error exhausted-pool 8080-8082'],
    ],
    [
      'replicas of equal ranges are no pool',
      [published('a', { first: 8080, last: 8081 }, { at: 'c:1', count: 2 })],
      ['error replicas 8080-8081'],
    ],
    ['nothing is started', [published('a', 8080, { at: 'c:1', count: 0 }), published('b', 8080, { at: 'c:2' })], []],
  ])('%s', (_, listeners, expected) => {
    expect(collisions(listeners)).toEqual(expected);
    expect(collisions(listeners.toReversed())).toEqual(expected);
  });
});

describe('the engine’s table: one container', () => {
  const any = ['0.0.0.0', '::'];
  test.each<[string, Listener[], string[]]>([
    ['two host ports', [published('a', 8080, { at: 'c:1' }), published('a', 8081, { at: 'c:2' })], []],
    [
      'one host port, two targets',
      [published('a', 8080, { at: 'c:1' }), published('a', 8080, { at: 'c:2' })],
      ['error same-service 8080'],
    ],
    [
      'disjoint addresses',
      [
        published('a', 8080, { at: 'c:1', binding: on('127.0.0.1') }),
        published('a', 8080, { at: 'c:2', binding: on('192.168.0.2') }),
      ],
      [],
    ],
    [
      'any and 127.0.0.1',
      [
        published('a', 8080, { at: 'c:1', binding: on(...any) }),
        published('a', 8080, { at: 'c:2', binding: on('127.0.0.1') }),
      ],
      ['error same-service 8080'],
    ],
    [
      '0.0.0.0 and [::]',
      [
        published('a', 8080, { at: 'c:1', binding: on('0.0.0.0') }),
        published('a', 8080, { at: 'c:2', binding: on('::') }),
      ],
      [],
    ],
    [
      'a pool and a fixed port inside of it: the fixed one is placed first',
      [pool('a', 8080, 8081, { at: 'c:1' }), published('a', 8080, { at: 'c:2' })],
      [],
    ],
    [
      'an override that adds',
      [published('a', 8080, { at: 'c:1' }), published('a', 8080, { at: 'o:2', addedByOverride: true })],
      ['error override-adds 8080'],
    ],
  ])('%s', (_, listeners, expected) => {
    expect(collisions(listeners)).toEqual(expected);
  });
});

describe('pools share what is left', () => {
  test.each<[string, Listener[], string[]]>([
    [
      'different extents that fit',
      [
        pool('a', 8080, 8081, { at: 'c:1' }),
        pool('b', 8081, 8082, { at: 'c:2' }),
        pool('c', 8080, 8082, { at: 'c:3' }),
      ],
      [],
    ],
    [
      'the narrow ones exhaust their part of a wide one',
      [
        pool('wide', 8080, 8090, { at: 'c:1' }),
        ...[2, 3, 4].map((line) => pool(`narrow${line}`, 8085, 8086, { at: `c:${line}` })),
      ],
      ['error exhausted-pool 8085-8086'],
    ],
    [
      'a wide one suffers from narrow ones',
      [
        pool('a', 8080, 8082, { at: 'c:1', count: 2 }),
        pool('b', 8080, 8081, { at: 'c:2' }),
        pool('c', 8081, 8082, { at: 'c:3' }),
      ],
      ['error exhausted-pool 8080-8082'],
    ],
    [
      'pools on two addresses have nothing to do with each other',
      [1, 2, 3, 4].map((line) => pool(`s${line}`, 8080, 8081, { at: `c:${line}`, binding: on(`127.0.0.${line % 2}`) })),
      [],
    ],
    [
      'a wildcard competes with each address',
      [
        pool('a', 8080, 8081, { at: 'c:1', binding: on('127.0.0.1') }),
        pool('b', 8080, 8081, { at: 'c:2', binding: on('127.0.0.1') }),
        pool('c', 8080, 8081, { at: 'c:3', binding: on('0.0.0.0') }),
      ],
      ['error exhausted-pool 8080-8081'],
    ],
    [
      'a pool of one is a fixed port',
      [pool('a', 80, 80, { at: 'c:1' }), published('b', 80, { at: 'c:2' })],
      ['error two-services 80'],
    ],
  ])('%s', (_, listeners, expected) => {
    expect(collisions(listeners)).toEqual(expected);
    expect(collisions(listeners.toReversed())).toEqual(expected);
  });
});

describe('what one thing is', () => {
  const script = (name: string, unit: string, parts: Parts = {}) =>
    program('package.json', 3000, {
      owner: { kind: 'script', name },
      unit,
      mechanism: 'command-flag',
      at: 'package.json:4',
      ...parts,
    });

  test('a script that is seen from two launch units', () => {
    expect(collisions([script('web', 'a#web'), script('dev', 'root#dev')])).toEqual([]);
  });

  test('two services that take one text from an anchor are two', () => {
    expect(collisions([published('web', 8080, { at: 'c:1' }), published('api', 8080, { at: 'c:1' })])).toEqual([
      'error two-services 8080',
    ]);
  });

  test('a service in two variants of its project is one', () => {
    expect(
      collisions([published('web', 8080, { at: 'c:1' }), published('web', 8080, { at: 'c:1', unit: 'compose:a+b' })]),
    ).toEqual([]);
  });

  test('two branches of one program are alternatives', () => {
    const branch = (line: number) => program('server.js', 3000, { at: `server.js:${line}`, conditional: true });
    expect(collisions([branch(4), branch(6)])).toEqual([]);
  });

  test('a program that listens twice collides with itself', () => {
    expect(
      collisions([
        program('server.js', 3000, { at: 'server.js:4' }),
        program('server.js', 3000, { at: 'server.js:6' }),
      ]),
    ).toEqual(['error same-process 3000']);
  });

  test('what an image tells about a service and what its command says is one program', () => {
    const inside = (mechanism: Listener['mechanism'], line: number) =>
      published('web', 8080, { at: `c:${line}`, namespace: 'container:web', mechanism });
    expect(collisions([inside('image-default', 2), inside('command-flag', 3)])).toEqual([]);
  });

  test('workers of one process share its socket, and replicas in containers have a namespace each', () => {
    expect(collisions([program('server.js', 3000, { count: 4 })])).toEqual([]);
    expect(
      collisions([published('web', 80, { at: 'c:1', count: 4, namespace: 'container:web', mechanism: 'listen-call' })]),
    ).toEqual([]);
  });
});

describe('severity is that of the weakest link', () => {
  const a = published('a', 8080, { at: 'c:1' });
  const b = (parts: Parts) => published('b', 8080, { at: 'c:2', ...parts });
  test.each<[string, Parts, string]>([
    ['explicit', {}, 'error'],
    ['medium confidence', { confidence: 'medium' }, 'warning'],
    ['low confidence', { confidence: 'low' }, 'notice'],
    ['localhost may be another address', { binding: { addresses: ['::1', '127.0.0.1'], choice: 'one-of' } }, 'error'],
    ['a branch', { conditional: true }, 'warning'],
    ['a default of a tool', { mechanism: 'tool-default' }, 'warning'],
    ['a tool that moves on', { onConflict: 'next-port' }, 'warning'],
    ['a tool that asks', { onConflict: 'ask' }, 'warning'],
  ])('%s', (_, parts, severity) => {
    expect(collisions([a, b(parts)])).toEqual([`${severity} two-services 8080`]);
  });

  test('localhost against one of its addresses is likely, not certain', () => {
    const localhost = program('a.js', 3000, { binding: { addresses: ['::1', '127.0.0.1'], choice: 'one-of' } });
    expect(collisions([localhost, program('b.js', 3000, { binding: on('127.0.0.1') })])).toEqual([
      'warning two-programs 3000',
    ]);
  });

  test.each([
    ['certain', 'error'],
    ['likely', 'warning'],
    ['possible', 'notice'],
  ] as const)('a %s startup', (certainty, severity) => {
    expect(collisions([a, b({})], { certainty })).toEqual([`${severity} two-services 8080`]);
  });

  test('outside Linux a specific address shadows the wildcard, unless the engine allocates both', () => {
    const one = program('a.js', 3000);
    const other = program('b.js', 3000, { binding: on('127.0.0.1') });
    expect(collisions([one, other], {}, ['macos'])).toEqual(['warning two-programs 3000']);
    expect(collisions([one, other], {}, ['windows'])).toEqual(['warning two-programs 3000']);
    expect(collisions([one, other], {}, ['linux', 'macos'])).toEqual(['error two-programs 3000']);
    expect(collisions([one, program('b.js', 3000)], {}, ['macos', 'windows'])).toEqual(['error two-programs 3000']);
    expect(collisions([a, b({ binding: on('127.0.0.1') })], {}, ['macos'])).toEqual(['error two-services 8080']);
  });

  test('multicast discovery may be shared, but not through a container engine', () => {
    const udp = { protocol: 'udp' } as const;
    expect(collisions([program('a.js', 5353, udp), program('b.js', 5353, udp)])).toEqual(['warning two-programs 5353']);
    expect(
      collisions([published('a', 5353, { at: 'c:1', ...udp }), published('b', 5353, { at: 'c:2', ...udp })]),
    ).toEqual(['error two-services 5353']);
  });
});

describe('one finding for a group', () => {
  const three = [1, 2, 3].map((line) => published(`s${line}`, 8090, { at: `c:${line}` }));

  test('names all, stands at the last, points at the others', () => {
    const [finding, ...more] = findingsOf(mapOf([startup(three)]));
    expect(more).toEqual([]);
    expect(finding?.message).toBe(
      'service s1, service s2 and service s3 all publish tcp port 8090 on all addresses when `docker compose up` starts them',
    );
    expect(finding?.location).toEqual(at('c:3'));
    expect(finding?.related.map(({ location }) => location)).toEqual([at('c:1'), at('c:2')]);
  });

  test('a pair is told once, for the startup that is most certain', () => {
    const [a, b, c] = three;
    if (!a || !b || !c) throw new Error('three listeners');
    const map = mapOf([
      startup([a, b, c], {
        id: '3',
        certainty: 'possible',
        command: 'make all',
        reason: '`make all` might start them',
      }),
      startup([a, b], { id: '2' }),
      startup([a, b], { id: '1', certainty: 'likely' }),
    ]);
    expect(findingsOf(map).map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'error: service s1 and service s2 both publish tcp port 8090 on all addresses when `docker compose up` starts them',
      'notice: service s1, service s2 and service s3 all publish tcp port 8090 on all addresses, possibly up together because `make all` might start them',
    ]);
  });

  test('addresses that do not meet are two groups', () => {
    const listeners = [1, 2, 3, 4].map((line) =>
      published(`s${line}`, 8090, { at: `c:${line}`, binding: on(`127.0.0.${line % 2}`) }),
    );
    expect(collisions(listeners)).toEqual(['error two-services 8090', 'error two-services 8090']);
  });

  test('a range that meets two ports far apart is two findings', () => {
    const listeners = [
      published('wide', { first: 8080, last: 8090 }, { at: 'c:1' }),
      published('low', 8081, { at: 'c:2' }),
      published('high', 8089, { at: 'c:3' }),
    ];
    expect(collisions(listeners)).toEqual(['error two-services 8081', 'error two-services 8089']);
  });

  test('five thousand listeners take no time', () => {
    const many = (port: (line: number) => number) =>
      Array.from({ length: 5000 }, (_, line) => published(`s${line}`, port(line), { at: `c:${line + 1}` }));
    expect(collisions(many((line) => 10000 + line))).toEqual([]);
    expect(collisions(many((line) => 10000 + (line % 2500)))).toHaveLength(2500);
    const [crowd] = findingsOf(mapOf([startup(many(() => 8090))]));
    expect(crowd?.message).toContain('and 4996 more all publish tcp port 8090');
  });
});

describe('messages', () => {
  const messages = (listeners: readonly Listener[], parts = {}) =>
    findingsOf(mapOf([startup(listeners, parts)]), 'duplicate-binding').map(({ message }) => message);

  test.each<[string, Listener[], string]>([
    [
      'different addresses',
      [published('api', 8090, { at: 'c:1', binding: on('127.0.0.1') }), published('web', 8090, { at: 'c:2' })],
      'service api (127.0.0.1) and service web (all addresses) both publish tcp port 8090 when `docker compose up` starts them',
    ],
    [
      'one service',
      [published('web', 8090, { at: 'c:1' }), published('web', 8090, { at: 'c:2' })],
      'service web publishes tcp port 8090 twice on all addresses when `docker compose up` starts it',
    ],
    [
      'one service on two addresses',
      [published('web', 8090, { at: 'c:1' }), published('web', 8090, { at: 'c:2', binding: on('::1') })],
      'service web publishes tcp port 8090 twice, on all addresses and ::1 when `docker compose up` starts it',
    ],
    [
      'an override',
      [
        published('web', 8090, { at: 'compose.yml:1' }),
        published('web', 8090, { at: 'o.yml:2', addedByOverride: true }),
      ],
      'the override adds tcp port 8090 to service web instead of replacing the mapping of compose.yml, so both are published when `docker compose up` starts it; `ports: !override` replaces it',
    ],
    [
      'a shared namespace',
      ['a', 'b'].map((name, index) =>
        published(name, 8090, { at: `c:${index}`, namespace: 'container:vpn', mechanism: 'command-flag' }),
      ),
      'service a and service b share a network namespace, where they both bind tcp port 8090 on all addresses when `docker compose up` starts them',
    ],
    [
      'replicas',
      [published('web', 8090, { at: 'c:1', count: 3 })],
      '3 replicas of service web all publish tcp port 8090 on all addresses when `docker compose up` starts them',
    ],
    [
      'an exhausted pool',
      [pool('web', 8090, 8092, { at: 'c:1', count: 3 }), published('api', 8091, { at: 'c:2' })],
      '3 replicas of service web want 3 of tcp ports 8090-8092, of which only 2 are free when `docker compose up` starts them',
    ],
    [
      'a pool beside a fixed port',
      [pool('web', 8090, 8092, { at: 'c:1' }), published('api', 8091, { at: 'c:2' })],
      'service web takes any free port of 8090-8092, so maybe tcp port 8091 before service api publishes it when `docker compose up` starts them',
    ],
    [
      'scripts of the same name',
      ['apps/a', 'apps/b'].map((directory) =>
        program('x', 3000, {
          at: `${directory}/package.json:3`,
          unit: directory,
          owner: { kind: 'script', name: 'dev' },
        }),
      ),
      'script dev (apps/a/package.json) and script dev (apps/b/package.json) both bind tcp port 3000 on all addresses when `docker compose up` starts them',
    ],
    [
      'a tool that moves on',
      [
        program('a.js', 5173),
        program('b.js', 5174),
        program('vite', 5173, { onConflict: 'next-port', owner: { kind: 'script', name: 'web' } }),
      ],
      'process a.js and script web both bind tcp port 5173 on all addresses when `docker compose up` starts them; script web moves on to port 5175 if it comes second',
    ],
    [
      'one script that starts two programs',
      [3, 4].map((line) =>
        program('x', 3000, {
          at: `package.json:${line}`,
          mechanism: 'command-flag',
          owner: { kind: 'script', name: 'dev' },
        }),
      ),
      'script dev starts 2 programs that bind tcp port 3000 on all addresses when `docker compose up` starts them',
    ],
    [
      'tools that all move on',
      [3, 4].map((line) =>
        program('x', 3000, {
          at: `package.json:${line}`,
          onConflict: 'next-port',
          mechanism: 'command-flag',
          owner: { kind: 'script', name: 'dev' },
        }),
      ),
      'script dev starts 2 programs that bind tcp port 3000 on all addresses when `docker compose up` starts them; the second moves on to port 3001',
    ],
    [
      'one script that starts programs of several packages',
      ['apps/a', 'apps/b'].map((directory) =>
        program('x', 3000, { at: `${directory}/package.json:3`, owner: { kind: 'script', name: 'dev' } }),
      ),
      'script dev starts 2 programs (apps/a/package.json and apps/b/package.json) that bind tcp port 3000 on all addresses when `docker compose up` starts them',
    ],
  ])('%s', (_, listeners, message) => {
    expect(messages(listeners)).toEqual([message]);
  });

  test('a port that a variable sets is shown at its place', () => {
    const [finding] = findingsOf(
      mapOf([
        startup([published('a', 8090, { at: 'c.yml:2' }), published('b', 8090, { at: 'c.yml:6', setAt: '.env:3' })]),
      ]),
    );
    expect(finding?.related).toContainEqual({ message: 'the port of service b is set here', location: at('.env:3') });
  });
});
