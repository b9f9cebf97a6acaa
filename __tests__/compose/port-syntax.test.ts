import { describe, expect, test } from 'vitest';
import { parseShortMapping } from '../../src/compose/port-syntax.ts';
import { formatPorts } from '../../src/model/port.ts';
import { runOf } from '../../src/parsing/interpolation.ts';
import { refusalsOf, renderBindings } from './render.ts';

/** Mappings in short syntax and what docker compose 5 makes of them; observed on `docker compose config`. */
// biome-ignore format: a table
const grammar: readonly (readonly [mapping: string, meaning: string])[] = [
  ['80', 'any port to 80 tcp'],
  ['8080:80', '8080 to 80 tcp'],
  ['8080-8081:80-81', '8080-8081 to 80-81 tcp'],
  ['8080-8082:80', 'one of 8080-8082 to 80 tcp'],
  ['80-82', 'any port to 80-82 tcp'],
  ['3000-3005', 'any port to 3000-3005 tcp'],
  ['9090-9091:8080-8081', '9090-9091 to 8080-8081 tcp'],
  ['49100:22', '49100 to 22 tcp'],
  ['8000-9000:80', 'one of 8000-9000 to 80 tcp'],
  ['127.0.0.1:8001:8001', '127.0.0.1 8001 to 8001 tcp'],
  ['127.0.0.1:5000-5010:5000-5010', '127.0.0.1 5000-5010 to 5000-5010 tcp'],
  ['127.0.0.1::5000', '127.0.0.1 any port to 5000 tcp'],
  ['127.0.0.1:5000', 'refused'],
  ['::5000', 'any port to 5000 tcp'],
  [':5000', 'any port to 5000 tcp'],
  ['8080:', 'refused'],
  [':', 'refused'],
  ['127.0.0.1:8080:', 'refused'],
  ['6060:6060/udp', '6060 to 6060 udp'],
  ['6060:7060/UDP', '6060 to 7060 udp'],
  ['6060:7060/TCP', '6060 to 7060 tcp'],
  ['53:53/sctp', '53 to 53 sctp'],
  ['53:53/SCTP', '53 to 53 sctp'],
  ['80:80/', '80 to 80 tcp'],
  ['80/', 'any port to 80 tcp'],
  ['80/icmp', 'refused'],
  ['80:80/http', 'refused'],
  ['80:80/tcp/udp', 'refused'],
  ['80:80/tcp/', 'refused'],
  ['8080/tcp:80', 'refused'],
  ['[::1]:8080:80', '::1 8080 to 80 tcp'],
  ['[::]:8080:80', ':: 8080 to 80 tcp'],
  ['[::1]::80', '::1 any port to 80 tcp'],
  ['::1:8080:80', '::1 8080 to 80 tcp'],
  [':::8080:80', ':: 8080 to 80 tcp'],
  ['::1:80', 'refused'],
  ['[::1]:80', 'refused'],
  ['[::1]:8080-8081:80-81', '::1 8080-8081 to 80-81 tcp'],
  ['[127.0.0.1]:8080:80', '127.0.0.1 8080 to 80 tcp'],
  ['[fe80::1%eth0]:8080:80', 'refused'],
  ['fe80::1%lo:8080:80', 'refused'],
  ['[::ffff:127.0.0.1]:8080:80', '::ffff:127.0.0.1 8080 to 80 tcp'],
  ['2001:db8::1:8080:80', '2001:db8::1 8080 to 80 tcp'],
  ['[2001:DB8::1]:8080:80', '2001:DB8::1 8080 to 80 tcp'],
  ['0.0.0.0:8080:80', '0.0.0.0 8080 to 80 tcp'],
  ['localhost:8080:80', 'refused'],
  ['*:8080:80', 'refused'],
  ['127.1:8080:80', 'refused'],
  ['127.000.000.001:8080:80', 'refused'],
  ['256.0.0.1:8080:80', 'refused'],
  ['0:80', 'any port to 80 tcp'],
  ['0:0', 'refused'],
  ['80:0', 'refused'],
  ['0-1:80', 'one of 0-1 to 80 tcp'],
  ['0', 'refused'],
  ['65535:65535', '65535 to 65535 tcp'],
  ['65536:80', 'refused'],
  ['80:65536', 'refused'],
  ['99999', 'refused'],
  ['-1:80', 'refused'],
  ['8080:-1', 'refused'],
  ['+8080:80', '8080 to 80 tcp'],
  ['08080:080', '8080 to 80 tcp'],
  ['008080:80', '8080 to 80 tcp'],
  ['0x50:80', 'refused'],
  ['8_080:80', 'refused'],
  ['8080.0:80', 'refused'],
  ['8081-8080:80', 'refused'],
  ['8080-8081:80-82', 'refused'],
  ['8080:80-81', 'refused'],
  ['8080-8080:80', '8080 to 80 tcp'],
  ['8080-8080:80-80', '8080 to 80 tcp'],
  ['8080-:80', 'refused'],
  ['-8080:80', 'refused'],
  ['8080-8081-8082:80', 'refused'],
  ['8080-8081-8090:80-81', 'refused'],
  ['80-81/udp', 'any port to 80-81 udp'],
  ['8080-8081:80-81/udp', '8080-8081 to 80-81 udp'],
  [' 8080:80', 'refused'],
  ['8080:80 ', 'refused'],
  ['8080 :80', 'refused'],
  ['8080: 80', 'refused'],
  ['8080:80/tcp ', 'refused'],
  ['0.0.0.0:8080:80/udp', '0.0.0.0 8080 to 80 udp'],
  ['0.0.0.0::80', '0.0.0.0 any port to 80 tcp'],
  ['8080:80:tcp', 'refused'],
  ['1.2.3.4:8080:80:90', 'refused'],
  ['http://localhost:8080', 'refused'],
  ['8080/80', 'refused'],
  ['abc', 'refused'],
  ['8080:abc', 'refused'],
  ['abc:80', 'refused'],
  ['', 'refused'],
  ['8080:80,8081:81', 'refused'],
  ['٨٠:80', 'refused'],
  ['1e3:80', 'refused'],
];

function meaningOf(mapping: string): string {
  const parsed = parseShortMapping(runOf(mapping));
  if ('error' in parsed) return 'refused';
  const { hostIp, host, container, protocol } = parsed.mapping;
  const isPool = host && host.last > host.first && container.first === container.last;
  const published = !host || host.last === 0 ? 'any port' : `${isPool ? 'one of ' : ''}${formatPorts(host)}`;
  return `${hostIp && `${hostIp} `}${published} to ${formatPorts(container)} ${protocol}`;
}

describe('short syntax', () => {
  test.each(grammar)('%j is %s', (mapping, meaning) => {
    expect(meaningOf(mapping)).toBe(meaning);
  });

  test('tells where the host port was written', () => {
    const lines = renderBindings({ 'compose.yaml': 'services: {a: {image: x, ports: ["[::1]:8080:80/udp"]}}\n' });
    expect(lines).toEqual(['a ::1 udp 8080 to 80 at compose.yaml:1:34-1:53 set at 1:41-1:45']);
  });

  test.each([
    ['::1:8080:80', 'an IPv6 address without brackets is refused by some builds of docker compose 2'],
    ['+8080:80', 'a port with a plus sign is refused by docker compose 2'],
    ['[::1]:8080:80', undefined],
  ])('%s differs between versions: %s', (mapping, note) => {
    const parsed = parseShortMapping(runOf(mapping));
    expect('mapping' in parsed && parsed.mapping.versions).toBe(note);
  });
});

/** Ports in long syntax: what is bound, what only the engine refuses (`invalid`), and what Compose refuses. */
// biome-ignore format: a table
const long: readonly (readonly [item: string, meaning: string])[] = [
  ['{target: 80}', 'any port to 80 tcp'],
  ['{target: 80, published: 8080}', '8080 to 80 tcp'],
  ['{target: 80, published: "8080"}', '8080 to 80 tcp'],
  ['{target: "80", published: 8080}', '8080 to 80 tcp'],
  ['{target: 80.0}', 'any port to 80 tcp'],
  ['{target: 80, published: "8080-8090"}', 'one of 8080-8090 to 80 tcp'],
  ['{target: 80, published: ""}', 'any port to 80 tcp'],
  ['{target: 80, published: 0}', 'any port to 80 tcp'],
  ['{target: 80, published: "08080"}', '8080 to 80 tcp'],
  ['{target: 80, published: 010}', '8 to 80 tcp'],
  ['{target: 80, published: 0x50}', '80 to 80 tcp'],
  ['{target: 010}', 'any port to 8 tcp'],
  ['{target: 80, published: 80, protocol: UDP}', '80 to 80 udp'],
  ['{target: 80, published: 80, protocol: ""}', '80 to 80 tcp'],
  ['{target: 80, published: 80, host_ip: "::1"}', '::1 80 to 80 tcp'],
  ['{target: 80, published: 80, mode: host, name: web, app_protocol: http, x-note: 1}', '80 to 80 tcp'],
  ['{target: 80, published: abc}', 'invalid: "abc" is no port'],
  ['{target: 80, published: 22:22}', 'invalid: "22:22" is no port'],
  ['{target: 80, published: 99999}', 'invalid: 99999 is above 65535'],
  ['{target: 80, published: -1}', 'invalid: "-1" is no port'],
  ['{target: 80, published: "90-80"}', 'invalid: the range 90-80 ends before it starts'],
  ['{target: 80, published: "0-1"}', 'invalid: the range 0-1 cannot start at 0'],
  ['{target: 80, published: "127.0.0.1:8080"}', 'invalid: "127.0.0.1:8080" is no port'],
  ['{target: 80, published: " 80 "}', 'invalid: " 80 " is no port'],
  ['{target: 99999, published: 80}', 'invalid: 99999 is above 65535'],
  ['{target: 80, published: 80, protocol: icmp}', 'invalid: icmp is no protocol that the engine knows'],
  ['{target: 0}', 'invalid: 0 is no port that a program in the container can listen on'],
  ['{published: 80}', 'refused'],
  ['{target: -1}', 'refused'],
  ['{target: "80-81"}', 'refused'],
  ['{target: abc}', 'refused'],
  ['{target: 80, published: null}', 'refused'],
  ['{target: 80, published: 80.0}', 'refused'],
  ['{target: 80, published: 08080}', 'refused'],
  ['{target: 80, protocol: null}', 'refused'],
  ['{target: 80, host_ip: "[::1]"}', 'refused'],
  ['{target: 80, host_ip: localhost}', 'refused'],
  ['{target: 80, host_ip: ""}', 'refused'],
  ['{target: 80, foo: 1}', 'refused'],
];

describe('long syntax', () => {
  test.each(long)('%s is %s', (item, meaning) => {
    const files = { 'compose.yaml': `services:\n  a:\n    image: x\n    ports:\n      - ${item}\n` };
    expect(refusalsOf(files).length > 0 ? 'refused' : renderBindings(files).map(short).join()).toBe(meaning);
  });

  test.each([
    ['{target: 80, published: "80900", protocol: tcp}', '5:33-5:40'],
    ['{target: 80900, published: "80"}', '5:18-5:23'],
    ['{target: 80, published: 80, protocol: icmp}', '5:47-5:51'],
  ])('what the engine refuses in %s stands at %s', (item, place) => {
    const files = { 'compose.yaml': `services:\n  a:\n    image: x\n    ports:\n      - ${item}\n` };
    const places = renderBindings(files).map((line) => line.replace(/^invalid: .* at compose\.yaml:/, ''));
    expect(places).toEqual([place]);
  });

  test('the mapping ends where its last value does', () => {
    const text =
      'services:\n  a:\n    image: x\n    ports:\n      - target: 80\n        published: 8080\n      # note\n    tty: true\n';
    expect(renderBindings({ 'compose.yaml': text })).toEqual([
      'a any tcp 8080 to 80 at compose.yaml:5:9-6:24 set at 6:20-6:24',
    ]);
  });
});

/** `a any tcp 8080 to 80 at …` → `8080 to 80 tcp`. */
function short(line: string): string {
  const groups = /^a (?<ip>\S+) (?<protocol>\S+) (?<ports>.*?) at /.exec(line)?.groups;
  return groups
    ? `${groups['ip'] === 'any' ? '' : `${groups['ip']} `}${groups['ports']} ${groups['protocol']}`
    : line.replace(/ at compose.*/, '');
}
