import { describe, expect, test } from 'vitest';
import { bindingsOf, type Files, load, refusalsOf, renderBindings, warningsOf } from './render.ts';

const one = (ports: string) => ({ 'compose.yaml': `services: {a: {image: x, ports: [${ports}]}}\n` });
const two = (base: string, over: string): Files => ({
  'compose.yaml': `services:\n  a:\n    image: x\n    ${base}\n`,
  'compose.override.yaml': `services:\n  a:\n    ${over}\n`,
});

describe('uniqueness within a list: the later one counts', () => {
  test.each([
    ['"8080:80", "8080:80"', ['a any tcp 8080 to 80']],
    ['"8080:80", "0.0.0.0:8080:80"', ['a 0.0.0.0 tcp 8080 to 80']],
    ['"0.0.0.0:8080:80", "8080:80"', ['a any tcp 8080 to 80']],
    ['"8080:80", "8080:80/tcp"', ['a any tcp 8080 to 80']],
    ['"08080:80", "8080:80"', ['a any tcp 8080 to 80']],
    ['80, "80/tcp"', ['a any tcp any port to 80']],
    ['8080, "8080"', ['a any tcp any port to 8080']],
    ['"8080-8081:80-81", "8080:80"', ['a any tcp 8080 to 80', 'a any tcp 8081 to 81']],
    ['"8080:80", {target: 80, published: "8080"}', ['a any tcp 8080 to 80']],
    ['"8080:80", {target: 80, published: 8080}', ['a any tcp 8080 to 80', 'a any tcp 8080 to 80']],
    ['{target: 80, published: 8080}, {target: 80, published: 8080, mode: host}', ['a any tcp 8080 to 80']],
    [
      '{target: 80, published: 8080}, {target: 80, published: "8080"}',
      ['a any tcp 8080 to 80', 'a any tcp 8080 to 80'],
    ],
    ['"8080:80", "127.0.0.1:8080:80"', ['a any tcp 8080 to 80', 'a 127.0.0.1 tcp 8080 to 80']],
    ['"8080:80", "[::]:8080:80"', ['a any tcp 8080 to 80', 'a :: tcp 8080 to 80']],
    ['"[::1]:8080:80", "[0:0:0:0:0:0:0:1]:8080:80"', ['a ::1 tcp 8080 to 80', 'a ::1 tcp 8080 to 80']],
    ['"[::ffff:127.0.0.1]:8080:80"', ['a 127.0.0.1 tcp 8080 to 80']],
    ['"8080:80", "8080:80/udp"', ['a any tcp 8080 to 80', 'a any udp 8080 to 80']],
    ['"8080:80", "8081:80"', ['a any tcp 8080 to 80', 'a any tcp 8081 to 80']],
    ['"8080:80", "8080:81"', ['a any tcp 8080 to 80', 'a any tcp 8080 to 81']],
    ['"99-101:99-101"', ['a any tcp 99-101 to 99-101']],
    ['"${P:?}:80", "${Q:?}:80"', ['a any tcp unresolved ${P:?} to 80', 'a any tcp unresolved ${Q:?} to 80']],
  ])('%s', (ports, expected) => {
    expect(bindingsOf(one(ports))).toEqual(expected);
  });
});

describe('an override file', () => {
  test.each([
    ['adds a port', 'ports: ["8080:80"]', 'ports: ["9090:90"]', ['a any tcp 8080 to 80', 'a any tcp 9090 to 90']],
    [
      'does not replace a port',
      'ports: ["8080:80"]',
      'ports: ["9090:80"]',
      ['a any tcp 8080 to 80', 'a any tcp 9090 to 80'],
    ],
    ['repeats a port', 'ports: ["8080:80"]', 'ports: ["8080:80"]', ['a any tcp 8080 to 80']],
    [
      'widens an address',
      'ports: ["127.0.0.1:80:80"]',
      'ports: ["80:80"]',
      ['a 127.0.0.1 tcp 80 to 80', 'a any tcp 80 to 80'],
    ],
    ['with an empty list keeps all', 'ports: ["8080:80"]', 'ports: []', ['a any tcp 8080 to 80']],
    ['resets the list', 'ports: ["8080:80"]', 'ports: !reset []', []],
    ['resets with a value, which is dropped', 'ports: ["8080:80"]', 'ports: !reset ["9:9"]', []],
    ['resets with null', 'ports: ["8080:80"]', 'ports: !reset null', []],
    ['replaces the list', 'ports: ["8080:80"]', 'ports: !override ["9090:90"]', ['a any tcp 9090 to 90']],
    [
      'cannot replace an item',
      'ports: ["8080:80"]',
      'ports: [!override "9090:90"]',
      ['a any tcp 8080 to 80', 'a any tcp 9090 to 90'],
    ],
    ['cannot reset an item', 'ports: ["8080:80"]', 'ports: [!reset "8080:80"]', ['a any tcp 8080 to 80']],
    [
      'resets the network mode',
      'network_mode: host\n    ports: ["1:1"]',
      'network_mode: !reset null',
      ['a any tcp 1 to 1'],
    ],
    ['changes the scale', 'scale: 2\n    ports: ["1-9:1"]', 'scale: 4', ['a x4 any tcp one of 1-9 to 1']],
    ['resets the profiles', 'profiles: [q]\n    ports: ["1:1"]', 'profiles: !reset []', ['a any tcp 1 to 1']],
    ['adds profiles', 'profiles: [q]\n    ports: ["1:1"]', 'profiles: [r]', ['a (off) any tcp 1 to 1']],
  ])('%s', (_, base, over, expected) => {
    expect(bindingsOf(two(base, over))).toEqual(expected);
    expect(refusalsOf(two(base, over))).toEqual([]);
  });

  test('marks what it adds, and not what it replaces', () => {
    const lines = renderBindings(two('ports: ["8080:80", "1:1"]', 'ports: ["0.0.0.0:8080:80", "9090:90"]'));
    expect(lines).toEqual([
      'a 0.0.0.0 tcp 8080 to 80 at compose.override.yaml:3:13-3:30 set at 3:22-3:26',
      'a any tcp 1 to 1 at compose.yaml:4:24-4:29 set at 4:25-4:26',
      'a any tcp 9090 to 90 at compose.override.yaml:3:32-3:41 set at 3:33-3:37 added',
    ]);
    expect(renderBindings(two('command: x', 'ports: ["9090:90"]'))).toEqual([
      'a any tcp 9090 to 90 at compose.override.yaml:3:13-3:22 set at 3:14-3:18',
    ]);
    expect(renderBindings(two('ports: ["1:1"]', 'ports: !override ["2:2"]'))).toEqual([
      'a any tcp 2 to 2 at compose.override.yaml:3:23-3:28 set at 3:24-3:25',
    ]);
  });

  test('removes and replaces services', () => {
    const base = 'services: {a: {image: x, ports: ["1:1"]}, b: {image: x, ports: ["2:2"]}}\n';
    expect(bindingsOf({ 'compose.yaml': base, 'compose.override.yaml': 'services: {a: !reset null}\n' })).toEqual([
      'b any tcp 2 to 2',
    ]);
    expect(
      bindingsOf({
        'compose.yaml': base,
        'compose.override.yaml': 'services: {a: !override {image: y, ports: ["3:3"]}}\n',
      }),
    ).toEqual(['b any tcp 2 to 2', 'a any tcp 3 to 3']);
  });

  test('can add again what an earlier one reset', () => {
    const files = {
      'a.yaml': 'services: {a: {image: x, ports: ["1:1"]}}',
      'b.yaml': 'services: {a: {ports: !reset []}}',
      'c.yaml': 'services: {a: {ports: ["3:3"]}}',
    };
    expect(bindingsOf(files, { files: ['a.yaml', 'b.yaml', 'c.yaml'] })).toEqual(['a any tcp 3 to 3']);
  });

  test('documents of one file are merged like files', () => {
    expect(
      bindingsOf({
        'compose.yaml': 'services: {a: {image: x, ports: ["1:1"]}}\n---\nservices: {a: {ports: !override ["2:2"]}}\n',
      }),
    ).toEqual(['a any tcp 2 to 2']);
  });

  test('that is empty changes nothing, and a main file must not be', () => {
    expect(
      refusalsOf({ 'compose.yaml': 'services: {a: {image: x}}\n', 'compose.override.yaml': '# nothing yet\n' }),
    ).toEqual([]);
    expect(refusalsOf({ 'compose.yaml': '' })).toEqual(['compose.yaml:1:1 the Compose file is empty']);
    expect(refusalsOf({ 'compose.yaml': 'name: q\n' })).toEqual([]);
  });

  test('cannot put a text in the place of a list', () => {
    expect(refusalsOf(two('ports: ["1:1"]', 'ports: "2:2"'))).toEqual([
      'compose.override.yaml:3:12 this cannot be merged onto the list of an earlier file',
    ]);
  });
});

describe('tags in anchors', () => {
  test('a tag that a merge key brings counts for the file that has it', () => {
    const over = 'x-b: &b {ports: !override ["2:2"]}\nservices: {a: {<<: *b}}\n';
    expect(
      bindingsOf({ 'compose.yaml': 'services: {a: {image: x, ports: ["1:1"]}}\n', 'compose.override.yaml': over }),
    ).toEqual(['a any tcp 2 to 2']);
  });

  test('in a list of merged mappings it has no effect', () => {
    const over = 'x-b: &b {ports: !override ["2:2"]}\nservices: {a: {<<: [*b]}}\n';
    expect(
      bindingsOf({ 'compose.yaml': 'services: {a: {image: x, ports: ["1:1"]}}\n', 'compose.override.yaml': over }),
    ).toEqual(['a any tcp 1 to 1', 'a any tcp 2 to 2']);
  });

  test('a key that is reset in its own file leaves what a merge key brings', () => {
    expect(
      bindingsOf({
        'compose.yaml': 'x-b: &b {image: x, ports: ["1:1"]}\nservices: {a: {<<: *b, ports: !reset ["2:2"]}}\n',
      }),
    ).toEqual(['a any tcp 1 to 1']);
  });
});

describe('anchors and merge keys', () => {
  test('a port keeps the place where it is written', () => {
    const text =
      'x-p: &p "8080:80"\nx-b: &b\n  image: x\n  ports: ["1:1"]\nservices:\n  a: {image: x, ports: [*p]}\n  b: {<<: *b}\n';
    expect(renderBindings({ 'compose.yaml': text })).toEqual([
      'a any tcp 8080 to 80 at compose.yaml:1:9-1:18 set at 1:10-1:14',
      'b any tcp 1 to 1 at compose.yaml:4:11-4:16 set at 4:12-4:13',
    ]);
  });

  test('ports are replaced by a merge key, not joined', () => {
    expect(
      bindingsOf({
        'compose.yaml':
          'x-b: &b {image: x, ports: ["1:1"]}\nservices:\n  a: {<<: *b, ports: ["2:2"]}\n  b: {ports: [{<<: {target: 3, published: 3}, protocol: udp}], image: x}\n',
      }),
    ).toEqual(['a any tcp 2 to 2', 'b any udp 3 to 3']);
  });
});

describe('extends', () => {
  test.each([
    [
      'joins ports',
      '  b: {image: x, ports: ["1:1"]}\n  a: {extends: {service: b}, ports: ["2:2"]}\n',
      ['b any tcp 1 to 1', 'a any tcp 1 to 1', 'a any tcp 2 to 2'],
    ],
    ['in short form', '  b: {image: x, ports: ["1:1"]}\n  a: {extends: b}\n', ['b any tcp 1 to 1', 'a any tcp 1 to 1']],
    [
      'in a chain',
      '  c: {image: x, ports: ["1:1"]}\n  b: {extends: c, ports: ["2:2"]}\n  a: {extends: b, ports: !override ["3:3"]}\n',
      ['c any tcp 1 to 1', 'b any tcp 1 to 1', 'b any tcp 2 to 2', 'a any tcp 3 to 3'],
    ],
    [
      'inherits profiles',
      '  b: {image: x, ports: ["1:1"], profiles: [q]}\n  a: {extends: b}\n',
      ['b (off) any tcp 1 to 1', 'a (off) any tcp 1 to 1'],
    ],
    ['inherits the network mode', '  b: {image: x, network_mode: host}\n  a: {extends: b, ports: ["1:1"]}\n', []],
  ])('%s', (_, services, expected) => {
    expect(bindingsOf({ 'compose.yaml': `services:\n${services}` })).toEqual(expected);
    expect(refusalsOf({ 'compose.yaml': `services:\n${services}` })).toEqual([]);
  });

  const file = (extended: string) => ({ 'compose.yaml': `services: {a: {extends: ${extended}, ports: ["2:2"]}}\n` });

  test('reads another file with the main environment', () => {
    const files = {
      ...file('{file: s/base.yaml, service: b}'),
      's/base.yaml': 'include: [nowhere.yaml]\nservices: {b: {image: x, ports: ["${P:-1}:80"]}}\n',
      's/.env': 'P=6\n',
    };
    expect(renderBindings(files)).toEqual([
      'a any tcp 1 to 80 at s/base.yaml:2:34-2:46 set at 2:40-2:41 by P',
      'a any tcp 2 to 2 at compose.yaml:1:66-1:71 set at 1:67-1:68',
    ]);
    expect(bindingsOf({ ...files, '.env': 'P=5\n' })[0]).toBe('a any tcp 5 to 80');
    expect(load(files).roles).toEqual(
      new Map([
        ['compose.yaml', 'main'],
        ['s/base.yaml', 'extended'],
      ]),
    );
  });

  test('follows files relative to the file that names them', () => {
    const files = {
      ...file('{file: s/base.yaml, service: b}'),
      's/base.yaml': 'services: {b: {extends: {file: t/deep.yaml, service: c}, build: ./web}}\n',
      's/t/deep.yaml': 'services: {c: {image: x, ports: !reset ["1:1"], expose: ["9"]}}\n',
    };
    expect(bindingsOf(files)).toEqual(['a any tcp 2 to 2']);
    expect(load(files).services[0]).toMatchObject({ image: 'x', buildContext: 's/web' });
  });

  test('does not see what an override file changes later', () => {
    const files = {
      'compose.yaml': 'services:\n  b: {image: x, ports: ["1:1"]}\n  a: {extends: b}\n',
      'compose.override.yaml': 'services: {b: {ports: ["2:2"]}}\n',
    };
    expect(bindingsOf(files)).toEqual(['b any tcp 1 to 1', 'b any tcp 2 to 2', 'a any tcp 1 to 1']);
  });

  test.each([
    [file('b'), 'compose.yaml:1:25 service a extends b, which compose.yaml does not have'],
    [file('a'), 'compose.yaml:1:25 service a extends itself'],
    [file('{file: none.yaml, service: b}'), 'compose.yaml:1:32 none.yaml does not exist'],
    [
      { ...file('{file: b.yaml, service: b}'), 'b.yaml': 'services: {c: {image: x}}\n' },
      'compose.yaml:1:25 service a extends b, which b.yaml does not have',
    ],
    [
      {
        ...file('{file: b.yaml, service: b}'),
        'b.yaml': 'services: {b: {extends: {file: compose.yaml, service: a}}}\n',
      },
      'compose.yaml:1:25 service a extends itself',
    ],
  ])('%j is refused', (files, refusal) => {
    expect(refusalsOf(files as Files)).toContainEqual(expect.stringContaining(refusal.slice(refusal.indexOf(' ') + 1)));
  });

  test('of something on the network is unknown, and the rest counts', () => {
    const files = file('{file: "https://example.com/c.git", service: b}');
    expect(bindingsOf(files)).toEqual(['a any tcp 2 to 2']);
    expect(warningsOf(files)).toEqual([
      'compose.yaml:1:32 https://example.com/c.git is not in the repository: what is extended from it is unknown',
    ]);
  });
});
