import { expect, test } from 'vitest';
import type { Protocol } from '../../src/model/port.ts';
import { explainedPort } from '../../src/reporters/port-facts.ts';
import { ruleText } from '../../src/reporters/rule-text.ts';
import { rules } from '../../src/rules/index.ts';
import { portFacts } from '../../src/rules/port-facts.ts';
import { rulePage } from '../../src/rules/rules-page.ts';
import { at, emptyMap, listener, shop } from './reports.ts';

const explain = (port: number, protocol: Protocol = 'tcp', map = shop.map) =>
  `\n${explainedPort(portFacts(port, protocol, map), { colors: false, folder: '' })}`;

test('a port that is declared', () => {
  expect(explain(5432)).toBe(`
tcp port 5432  taken  free instead: 5434

Declared here
  docker compose up  docker-compose.yml
    5432  api → 5432  127.0.0.1  line 10

Named by clients and documents
  db:5432  .env:1:20

Usually
  PostgreSQL (its own port, sometimes running on linux, macos, windows)
`);
});

test('one within a range, and one inside a container only', () => {
  expect(explain(9005, 'udp')).toContain('    9000-9010/udp (one)  worker ×3 (profile jobs)  *  line 3\n');
  const inside = { ...shop.map, listeners: shop.map.listeners.filter(({ id }) => id === 'inside') };
  expect(explain(8080, 'tcp', inside)).toContain('tcp port 8080  better not  free instead: 8082\n');
  expect(explain(8080, 'tcp', inside)).toContain('    8080  web  * (inside)  line 2\n');
});

test.each<[number, Protocol, string]>([
  [4711, 'tcp', '\ntcp port 4711  free\n'],
  [6000, 'tcp', '  browsers and fetch refuse to connect to it\n'],
  [80, 'tcp', '\ntcp port 80  better not  free instead: 8082\n'],
  [53, 'udp', '  systemd-resolved listens there by itself on linux and github-ubuntu\n'],
  [443, 'tcp', '  ports below 1024 need root or CAP_NET_BIND_SERVICE on Linux\n'],
  [40000, 'tcp', '  Linux lends such ports to outgoing connections (32768 to 60999)\n'],
  [50000, 'tcp', '  every system lends such ports to outgoing connections (49152 and up)\n'],
])('%d/%s', (port, protocol, expected) => {
  expect(explain(port, protocol, emptyMap)).toContain(expected);
});

test('hostile names do nothing', () => {
  const evil = '\u001b[2J\n::error::x';
  const map = {
    ...shop.map,
    listeners: [listener({ owner: { kind: 'service', name: evil }, location: at(evil, 1, 1) })],
    references: [
      { kind: 'reference', ports: { first: 8080, last: 8080 }, protocol: 'tcp', host: evil, location: at(evil, 1, 1) },
    ] as const,
  };
  expect(explain(8080, 'tcp', map)).not.toMatch(/\u001b|^\s*::/m);
});

test.each(rules.map((rule) => [rule.id, rule] as const))('the page of %s is text for a terminal', (id, rule) => {
  const text = ruleText(rulePage(rule), { colors: false, width: 80 });
  const prose = text.split('\n').filter((line) => !line.startsWith('    '));
  expect(text.startsWith(`${id}\n\n${rule.docs.summary.slice(0, 20)}`)).toBe(true);
  expect(text).toContain('\nWhat to do. ');
  expect(text).not.toMatch(/```|\*\*|\n{3}/);
  expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(80);
});
