import { describe, expect, test } from 'vitest';
import { json, jsonOfMap } from '../../src/reporters/json.ts';
import { contractErrors } from './report-schema.ts';
import { emptyMap, listener, report, shop } from './reports.ts';

const document = JSON.parse(json(shop));

describe('the contract', () => {
  test('holds for a repository with one of everything, and for an empty one', () => {
    expect(contractErrors(document)).toEqual([]);
    expect(contractErrors(JSON.parse(json(report())))).toEqual([]);
  });

  test('is really checked', () => {
    expect(contractErrors({ ...document, listeners: [{ ...document.listeners[0], pool: 'no' }] })).toEqual([
      '/listeners/0/pool must be boolean {"type":"boolean"}',
    ]);
    expect(contractErrors({ ...document, more: 1 })).toHaveLength(1);
  });
});

test('an ephemeral port is null, a pool says so, fixed ports are a range', () => {
  const ports = Object.fromEntries(
    document.listeners.map((one: { id: string; ports: unknown; pool: boolean }) => [one.id, [one.ports, one.pool]]),
  );
  expect(ports).toMatchObject({
    any: [null, false],
    pool: [{ first: 9000, last: 9010 }, true],
    db: [{ first: 5432, last: 5432 }, false],
  });
});

test('a port without a value is never a listener', () => {
  const map = { ...emptyMap, listeners: [listener({ port: { kind: 'unresolved', expression: '$PORT' } })] };
  expect(JSON.parse(json(report({ map }))).listeners).toEqual([]);
});

test('a listener is written in the order of the contract', () => {
  expect(document.listeners[0]).toEqual({
    id: 'inside',
    ports: { first: 8080, last: 8080 },
    pool: false,
    protocol: 'tcp',
    bindAddresses: ['0.0.0.0', '::'],
    namespace: 'container:compose:docker-compose.yml/web',
    launchUnit: 'compose:docker-compose.yml',
    owner: { kind: 'service', name: 'web' },
    mechanism: 'published-port',
    count: 1,
    profiles: [],
    active: true,
    conditional: false,
    confidence: 'high',
    location: { file: 'docker-compose.yml', start: { line: 2, column: 3 }, end: { line: 2, column: 7 } },
  });
  expect(Object.keys(document.listeners[1]).slice(0, 3)).toEqual(['id', 'ports', 'pool']);
});

test('the order of the lists in the map does not show', () => {
  const { map, findings, problems } = shop;
  const reversed = {
    ...shop,
    map: {
      ...map,
      units: map.units.toReversed(),
      listeners: map.listeners.toReversed(),
      references: map.references.toReversed(),
    },
    findings: findings.toReversed(),
    problems: problems.toReversed(),
  };
  expect(json(reversed)).toBe(json(shop));
});

test('the map alone has the same lists, no findings, and what is up together', () => {
  const [first, second] = shop.map.listeners;
  const startup = {
    id: 'compose:docker-compose.yml',
    units: ['compose:docker-compose.yml'],
    command: 'docker compose up',
    certainty: 'certain',
    reason: '`docker compose up` starts them together',
  } as const;
  const listeners = [first, second].filter((one) => one !== undefined);
  const { units, ...told } = startup;
  const { findings, ...rest } = document;
  expect(findings).not.toEqual([]);
  expect(JSON.parse(jsonOfMap({ ...shop, map: { ...shop.map, startups: [{ ...startup, listeners }] } }))).toEqual({
    ...rest,
    startups: [{ ...told, launchUnits: units, listeners: ['compose:docker-compose.yml/web/8080', 'api'] }],
  });
});

test('the worst finding comes first', () => {
  expect(document.findings.map((one: { severity: string }) => one.severity)).toEqual(['error', 'warning', 'notice']);
});
