import { describe, expect, test } from 'vitest';
import { compareText } from '../../src/model/location.ts';
import type { targets } from '../../src/model/target.ts';
import { imageName, knownImages, portsOfImage } from '../../src/signatures/images/index.ts';
import {
  browserBlockedPorts,
  identityOf,
  isResident,
  type WellKnownService,
  wellKnownService,
  wellKnownServices,
  wellKnownServicesIn,
} from '../../src/signatures/services/index.ts';

const nameOf = ({ port, protocol, service }: WellKnownService) => `${port}/${protocol} ${service}`;

describe('well-known services', () => {
  test.each(wellKnownServices.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
    expect(row.port).toBeGreaterThan(0);
    expect(row.port).toBeLessThan(65536);
    expect(row.occupancy).toMatch(/^[AXCSDR-]{6}$/);
    expect(row.hints.length).toBeGreaterThan(0);
    expect(row.hints.every((hint) => hint === hint.toLowerCase() && hint.trim() !== '')).toBe(true);
    expect(row.source).not.toBe('');
    // A service that introduces itself by one of its hints is at home.
    for (const hint of row.hints) expect(identityOf([hint], row), hint).toBe('is');
    expect(wellKnownService(row.port, row.protocol)).toBe(row);
  });

  test('come in order, each port once', () => {
    const keys = wellKnownServices.map(({ port, protocol }) => `${String(port).padStart(5, '0')}/${protocol}`);
    expect(keys).toEqual([...new Set(keys)].sort(compareText));
    expect(wellKnownServices).toHaveLength(300);
  });

  test('where a resident listens at certain addresses, one is told', () => {
    const partial = wellKnownServices.filter(({ residentAddresses }) => residentAddresses !== undefined);
    expect(partial.map(nameOf)).toContain('53/udp dns');
    expect(partial.every(({ residentAddresses }) => residentAddresses?.length)).toBe(true);
  });

  test('residents of the hosted runners', () => {
    const on = (target: (typeof targets)[number]) =>
      wellKnownServices.filter((row) => row.protocol === 'tcp' && isResident(row, target)).map(({ port }) => port);
    expect(on('github-ubuntu')).toEqual([53]);
    expect(on('github-macos')).toEqual([22, 88, 5900]);
    expect(on('github-windows')).toEqual([80, 135, 139, 445, 5986, 47001, 49152]);
  });

  test('a range finds those inside', () => {
    expect(wellKnownServicesIn({ first: 5430, last: 5433 }, 'tcp').map(({ port }) => port)).toEqual([5432, 5433]);
  });
});

test('browsers refuse 83 ports', () => {
  expect(browserBlockedPorts.size).toBe(83);
  expect([0, 1, 6000, 6667, 10080].every((port) => browserBlockedPorts.has(port))).toBe(true);
  expect(browserBlockedPorts.has(8080)).toBe(false);
});

describe('identity', () => {
  test.each([
    ['postgresql', 5432, 'is'],
    ['bitnami/postgresql:16', 5432, 'is'],
    ['registry.example.com:5000/team/postgres@sha256:0123abcd', 5432, 'is'],
    ['node-postgres-client', 5432, 'is'],
    ['node:22', 5432, 'not'],
    ['javascript', 1099, 'not'],
    ['gotenberg/gotenberg', 8080, 'unknown'],
    ['go', 8080, 'is'],
    ['shop', 5432, 'unknown'],
    ['confluentinc/cp-schema-registry', 8081, 'is'],
    ['docker.elastic.co/kibana/kibana', 2375, 'not'],
    ['', 5432, 'unknown'],
  ] as const)('%s on %d: %s', (word, port, expected) => {
    const row = wellKnownService(port, 'tcp');
    expect(row && identityOf([word], row)).toBe(expected);
  });
});

describe('images', () => {
  test.each([
    ['postgres', 'postgres'],
    ['postgres:16', 'postgres'],
    ['library/postgres', 'postgres'],
    ['docker.io/library/postgres:16-alpine', 'postgres'],
    ['docker.io/bitnami/redis', 'bitnami/redis'],
    ['quay.io/keycloak/keycloak:26.0', 'keycloak/keycloak'],
    ['localhost/app:dev', 'app'],
    ['localhost:5000/app', 'app'],
    ['registry.example.com:5000/team/app:1.0@sha256:0123abcd', 'team/app'],
    ['mcr.microsoft.com/mssql/server:2022-latest', 'mssql/server'],
    ['Postgres', 'postgres'],
    ['', ''],
  ])('%s is %s', (image, name) => {
    expect(imageName(image)).toBe(name);
  });

  test.each([
    ['postgres:16', ['5432/tcp']],
    ['rabbitmq:3', ['5672/tcp', '5671/tcp', '4369/tcp', '25672/tcp', '15691/tcp', '15692/tcp']],
    [
      'rabbitmq:4-management-alpine',
      ['5672/tcp', '5671/tcp', '15672/tcp', '15671/tcp', '4369/tcp', '25672/tcp', '15691/tcp', '15692/tcp'],
    ],
    ['caddy', ['80/tcp', '443/tcp', '443/udp', '2019/tcp']],
    ['php:8.3-fpm', ['9000/tcp']],
    ['php:8.3-cli', []],
    ['influxdb:2', ['8086/tcp']],
    ['influxdb:3-core', ['8181/tcp']],
    ['mcr.microsoft.com/dotnet/aspnet:6.0', ['80/tcp']],
    ['mcr.microsoft.com/dotnet/aspnet:9.0', ['8080/tcp']],
    ['node:22', []],
    ['example/unknown', []],
  ])('%s listens on %s', (image, expected) => {
    expect(portsOfImage(image).map(({ port, protocol }) => `${port}/${protocol}`)).toEqual(expected);
  });

  test.each(knownImages.map((image) => [`${image.name}${image.tag ?? ''}`, image] as const))('%s', (_, image) => {
    expect(imageName(image.name)).toBe(image.name);
    expect(image.source).not.toBe('');
    expect(image.ports.length).toBeGreaterThan(0);
    if (image.tag) return;
    const ports = portsOfImage(image.name);
    expect(ports.every(({ port, service }) => port > 0 && port < 65536 && service === image.service)).toBe(true);
  });
});
