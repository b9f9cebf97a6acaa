import { boundTo, everywhere } from '../../src/model/address.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Location } from '../../src/model/location.ts';
import { onePort } from '../../src/model/port.ts';
import type { LaunchUnit, Listener, PortMap } from '../../src/model/port-map.ts';
import { nothingSuppressed, type Report } from '../../src/model/report.ts';

export function at(file: string, line: number, column: number, length = 4): Location {
  return { file, start: { line, column }, end: { line, column: column + length } };
}

export const composeUnit: LaunchUnit = {
  id: 'compose:docker-compose.yml',
  kind: 'compose-project',
  title: 'docker compose up',
  files: ['docker-compose.yml', 'docker-compose.override.yml'],
  directory: '',
  default: true,
};

export function unit(values: Partial<LaunchUnit>): LaunchUnit {
  return { ...composeUnit, ...values };
}

export function listener(values: Partial<Listener>): Listener {
  return {
    id: 'compose:docker-compose.yml/web/8080',
    unit: composeUnit.id,
    namespace: 'host',
    owner: { kind: 'service', name: 'web' },
    port: { kind: 'fixed', ports: onePort(8080) },
    protocol: 'tcp',
    binding: everywhere,
    mechanism: 'published-port',
    count: 1,
    profiles: [],
    active: true,
    onConflict: 'fail',
    confidence: 'high',
    identity: [],
    location: at('docker-compose.yml', 5, 10),
    ...values,
  };
}

export function finding(values: Partial<Finding>): Finding {
  return {
    ruleId: 'duplicate-binding',
    cause: 'two-services',
    severity: 'error',
    confidence: 'high',
    message: 'services web and api both publish tcp port 8080 on every address',
    ports: onePort(8080),
    protocol: 'tcp',
    location: at('docker-compose.yml', 9, 10),
    related: [{ message: 'web publishes it here', location: at('docker-compose.yml', 5, 10) }],
    suggestion: { port: 8081, edits: [{ location: at('docker-compose.yml', 9, 10), newText: '8081' }] },
    owners: [],
    fingerprint: 'f1',
    ...values,
  };
}

export const emptyMap: PortMap = {
  units: [],
  listeners: [],
  startups: [],
  containers: [],
  exposed: [],
  references: [],
  invalid: [],
  discarded: [],
  unresolved: [],
};

const composeText = `services:
  web:
    image: nginx
    ports:
      - "8080:80"
  api:
    build: api
    ports:
      - "8080:3000"
      - "127.0.0.1:5432:5432"
`;

const packageText = '{\n\t"scripts": {\n\t\t"dev": "vite --port 80"\n\t}\n}\n';

/** Texts by path, as a report holds them. */
export function sources(texts: Readonly<Record<string, string>>): Report['sources'] {
  return new Map(Object.entries(texts).map(([path, text]) => [path, { path, text }]));
}

export function report(values: Partial<Report> = {}): Report {
  return {
    toolVersion: '1.2.3',
    map: emptyMap,
    findings: [],
    problems: [],
    stats: {
      files: 3,
      bytes: 200,
      parsed: 2,
      leftOut: { binary: 0, tooLarge: 0, linksOutside: 0, vendored: 0, unreadable: 0, tests: 0, excluded: 0 },
      suppressed: nothingSuppressed,
    },
    sources: sources({ 'docker-compose.yml': composeText, 'package.json': packageText }),
    ...values,
  };
}

/** One of everything: what a small repository in trouble gives. */
export const shop: Report = report({
  map: {
    ...emptyMap,
    units: [
      composeUnit,
      unit({ id: 'script:package.json#dev', kind: 'script', title: 'npm run dev', files: ['package.json'] }),
      unit({ id: 'compose:x', title: 'docker compose -f x.yml up', files: ['x.yml'], default: false }),
    ],
    listeners: [
      listener({ containerPorts: onePort(80) }),
      listener({
        id: 'api',
        owner: { kind: 'service', name: 'api' },
        containerPorts: onePort(3000),
        location: at('docker-compose.yml', 9, 10),
      }),
      listener({
        id: 'db',
        owner: { kind: 'service', name: 'api' },
        port: { kind: 'fixed', ports: onePort(5432) },
        binding: boundTo('127.0.0.1'),
        containerPorts: onePort(5432),
        location: at('docker-compose.yml', 10, 20),
      }),
      listener({
        id: 'pool',
        owner: { kind: 'service', name: 'worker' },
        port: { kind: 'pool', ports: { first: 9000, last: 9010 } },
        protocol: 'udp',
        count: 3,
        profiles: ['jobs'],
        active: false,
        location: at('docker-compose.yml', 3, 5),
      }),
      listener({
        id: 'any',
        owner: { kind: 'service', name: 'cache' },
        port: { kind: 'ephemeral' },
        containerPorts: onePort(6379),
      }),
      listener({
        id: 'vite',
        unit: 'script:package.json#dev',
        owner: { kind: 'script', name: 'dev' },
        mechanism: 'command-flag',
        port: { kind: 'fixed', ports: onePort(80) },
        binding: { addresses: ['127.0.0.1', '::1'], choice: 'one-of' },
        location: at('package.json', 3, 23, 2),
      }),
      listener({
        id: 'inside',
        namespace: 'container:compose:docker-compose.yml/web',
        location: at('docker-compose.yml', 2, 3),
      }),
      listener({ id: 'variant', unit: 'compose:x', location: at('x.yml', 5, 5) }),
    ],
    exposed: [
      {
        kind: 'exposed',
        ports: onePort(80),
        protocol: 'tcp',
        owner: { kind: 'container', name: 'web' },
        location: at('Dockerfile', 3, 8, 2),
      },
    ],
    references: [{ kind: 'reference', ports: onePort(5432), protocol: 'tcp', host: 'db', location: at('.env', 1, 20) }],
    unresolved: [
      {
        unit: 'compose:compose.yml',
        namespace: 'host',
        expression: '$PORT',
        owner: { kind: 'service', name: 'web' },
        location: at('docker-compose.yml', 4, 9),
      },
    ],
  },
  findings: [
    finding({
      ruleId: 'well-known-port',
      cause: 'resident',
      severity: 'notice',
      message: 'service api publishes tcp port 5432, on which PostgreSQL often runs already',
      ports: onePort(5432),
      location: at('docker-compose.yml', 10, 20),
      related: [],
      suggestion: { port: 5433, edits: [] },
      fingerprint: 'f3',
    }),
    finding({
      ruleId: 'privileged-port',
      severity: 'warning',
      message: 'script dev binds tcp port 80, for which it needs privileges',
      ports: onePort(80),
      location: at('package.json', 3, 23, 2),
      related: [],
      suggestion: { port: 8082, edits: [{ location: at('package.json', 3, 23, 2), newText: '8082' }] },
      fingerprint: 'f2',
    }),
    finding({}),
  ],
  problems: [
    {
      severity: 'error',
      message: 'docker compose refuses this: additional property imagee is not allowed',
      location: at('x.yml', 3, 5),
    },
  ],
  stats: {
    files: 12,
    bytes: 4821,
    parsed: 3,
    leftOut: { binary: 2, tooLarge: 1, linksOutside: 0, vendored: 1, unreadable: 0, tests: 14, excluded: 0 },
    suppressed: { comments: 1, configuration: 0, baseline: 2 },
  },
});
