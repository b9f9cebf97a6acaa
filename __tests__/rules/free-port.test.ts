import { describe, expect, test } from 'vitest';
import type { PortRange } from '../../src/model/port.ts';
import { freePort, type PortSupply } from '../../src/rules/free-port.ts';
import { browserBlockedPorts } from '../../src/signatures/services/index.ts';

function supply(declared: readonly PortRange[], hasCluster = false): PortSupply {
  return {
    hasCluster,
    isTaken: (port) => declared.some(({ first, last }) => first <= port && port <= last),
  };
}

/** `3000-3009, 8080` → ranges. */
function ranges(text: string): PortRange[] {
  return text
    .split(', ')
    .filter((part) => part !== '')
    .map((part) => {
      const [first = 0, last = first] = part.split('-').map(Number);
      return { first, last };
    });
}

const wish = (port: number, identity: readonly string[] = [], protocol: 'tcp' | 'udp' = 'tcp') => ({
  ports: { first: port, last: port },
  protocol,
  identity,
  isNodePort: false,
});

test.each([
  [3000, 'tcp', '3000', 'node', 3001],
  [3000, 'tcp', '3000-3009', 'node', 3010],
  [8080, 'tcp', '8080', 'spring java', 8082],
  [8080, 'tcp', '8080, 8081-8090', 'nginx', 8100],
  [5432, 'tcp', '5432', 'postgres', 5433],
  [5432, 'tcp', '5432-5433', 'postgres', 15432],
  [5432, 'tcp', '5432', 'node', 5434],
  [3306, 'tcp', '3306', 'mysql', 3307],
  [6379, 'tcp', '6379', 'redis', 6380],
  [27017, 'tcp', '27017', 'mongo', 27018],
  [80, 'tcp', '80', 'nginx', 8080],
  [80, 'tcp', '80, 8080', 'nginx', 8082],
  [443, 'tcp', '', 'traefik', 8443],
  [53, 'udp', '', 'coredns', 1053],
  [5000, 'tcp', '', 'flask', 5001],
  [7000, 'tcp', '', 'node', 7002],
  [6000, 'tcp', '', 'node', 6001],
  [6665, 'tcp', '', 'node', 6675],
  [54329, 'tcp', '', 'postgres', 14329],
  [49200, 'tcp', '19200-19201', 'node', 19202],
  [4000, 'tcp', '4000-4001', 'phoenix', 4002],
  [9229, 'tcp', '9229', 'node', 9230],
  [65535, 'tcp', '', 'node', 15535],
] as const)('%d/%s with %s declared, for %s: %d', (port, protocol, declared, who, expected) => {
  expect(freePort(wish(port, who.split(' '), protocol), supply(ranges(declared)))).toBe(expected);
});

describe('in a repository with Kubernetes', () => {
  test('a NodePort stays one', () => {
    const nodePort = { ...wish(30080, ['nginx']), isNodePort: true };
    expect(freePort(nodePort, supply(ranges('30080'), true))).toBe(30081);
  });

  test('nothing else becomes one', () => {
    expect(freePort(wish(31000, ['node']), supply([], true))).toBe(11000);
    expect(freePort(wish(29999), supply(ranges('1024-29998'), true))).toBeUndefined();
  });
});

test('what is suggested lies within the bounds, for every port that may be wanted', () => {
  for (let port = 1; port <= 65535; port += 97) {
    const suggested = freePort(wish(port), supply(ranges(String(port)))) ?? 0;
    expect(suggested).toBeGreaterThanOrEqual(1024);
    expect(suggested).toBeLessThan(32768);
    expect(browserBlockedPorts.has(suggested)).toBe(false);
    expect(suggested).not.toBe(port);
  }
});

test('the last free port is found', () => {
  expect(freePort(wish(8080), supply(ranges('1024-20010, 20012-32767')))).toBe(20011);
  expect(freePort(wish(8080), supply(ranges('1024-32767')))).toBeUndefined();
});

test('a range stays together', () => {
  const range = { ...wish(3000), ports: { first: 3000, last: 3002 } };
  expect(freePort(range, supply(ranges('3000-3002, 3005')))).toBe(3006);
});
