import { describe, expect, test } from 'vitest';
import { compose, composeDeclarations } from '../../src/extractors/compose.ts';
import type { ExtractionOptions } from '../../src/extractors/extractor.ts';
import type { Declaration } from '../../src/model/declaration.ts';
import { formatPorts } from '../../src/model/port.ts';
import { noGrammars } from '../../src/parsing/source-code.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { type Files, startOf } from './render.ts';

function extract(files: Files, options: Partial<ExtractionOptions> = {}) {
  const repository = memoryRepository(files);
  const context = {
    repository,
    grammars: noGrammars,
    options: { composeFiles: [], profiles: [], envFiles: [], environment: {}, ...options },
  };
  const extractions = repository.files.filter(compose.matches).map((path) => {
    const read = repository.read(path);
    return read.kind === 'file' ? compose.extract(read.file, context) : undefined;
  });
  return {
    declarations: extractions.flatMap((extraction) => extraction?.declarations ?? []),
    problems: extractions.flatMap((extraction) => extraction?.problems ?? []),
  };
}

const lines = (declarations: readonly Declaration[]) => declarations.flatMap(line);

function line(declaration: Declaration): string | readonly string[] {
  switch (declaration.kind) {
    case 'unit':
      return `unit ${declaration.id} in /${declaration.directory}: ${declaration.title}${declaration.default ? '' : ' (variant)'} [${declaration.files.join()}]`;
    case 'container':
      return `container ${declaration.name} in ${declaration.namespace}`;
    case 'listener': {
      const { port, namespace, mechanism, owner, active } = declaration;
      const ports = port.kind === 'fixed' || port.kind === 'pool' ? formatPorts(port.ports) : port.kind;
      return `${owner.name} ${mechanism} ${ports} in ${namespace}${active ? '' : ' (off)'}`;
    }
    case 'exposed':
      return `${declaration.owner.name} exposes ${formatPorts(declaration.ports)}/${declaration.protocol}`;
    case 'invalid-port':
      return `${declaration.owner.name} invalid ${declaration.text}`;
    default:
      return [];
  }
}

const unitsOf = (files: Files, options: Partial<ExtractionOptions> = {}) =>
  lines(extract(files, options).declarations).filter((text) => text.startsWith('unit '));

const complete = 'services: {a: {image: x, ports: ["1:1"]}}\n';

describe('units', () => {
  test.each<readonly [string, Files, Partial<ExtractionOptions>, readonly string[]]>([
    [
      'one for each directory',
      { 'compose.yaml': complete, 'api/docker-compose.yml': complete },
      {},
      [
        'unit compose:api/docker-compose.yml in /api: docker compose up [api/docker-compose.yml]',
        'unit compose:compose.yaml in /: docker compose up [compose.yaml]',
      ],
    ],
    [
      'the override file belongs to it',
      { 'compose.yaml': complete, 'compose.override.yaml': complete },
      {},
      ['unit compose:compose.yaml in /: docker compose up [compose.yaml,compose.override.yaml]'],
    ],
    [
      'complete files of any name are variants',
      {
        'stack.yml': complete,
        'compose/db.yml': complete,
        'docker-compose.prod.yml': complete,
        'docker-compose.yml': complete,
      },
      {},
      [
        'unit compose:compose/db.yml in /compose: docker compose -f db.yml up (variant) [compose/db.yml]',
        'unit compose:docker-compose.prod.yml in /: docker compose -f docker-compose.prod.yml up (variant) [docker-compose.prod.yml]',
        'unit compose:docker-compose.yml in /: docker compose up [docker-compose.yml]',
        'unit compose:stack.yml in /: docker compose -f stack.yml up (variant) [stack.yml]',
      ],
    ],
    [
      'files that lack images are none',
      { 'compose.yaml': complete, 'compose.prod.yaml': 'services: {a: {ports: ["2:2"]}, b: {image: x}}\n' },
      {},
      ['unit compose:compose.yaml in /: docker compose up [compose.yaml]'],
    ],
    [
      'included and extended files are part of others',
      {
        'compose.yaml':
          'include: [db/compose.yaml, extra.yaml]\nservices: {z: {extends: {file: base.yaml, service: b}}}\n',
        'db/compose.yaml': complete,
        'extra.yaml': 'services: {e: {image: x}}\n',
        'base.yaml': 'services: {b: {image: x}}\n',
      },
      {},
      ['unit compose:compose.yaml in /: docker compose up [compose.yaml,db/compose.yaml,extra.yaml,base.yaml]'],
    ],
    [
      'an included project with an override file is also another one',
      {
        'compose.yaml': 'include: [db/compose.yaml]\n',
        'db/compose.yaml': complete,
        'db/compose.override.yaml': complete,
      },
      {},
      [
        'unit compose:compose.yaml in /: docker compose up [compose.yaml,db/compose.yaml]',
        'unit compose:db/compose.yaml in /db: docker compose up [db/compose.yaml,db/compose.override.yaml]',
      ],
    ],
    [
      'what a test includes is no part of it',
      { 'compose.yaml': complete, 'tests/compose.yaml': 'include: [../compose.yaml]\n' },
      {},
      [
        'unit compose:compose.yaml in /: docker compose up [compose.yaml]',
        'unit compose:tests/compose.yaml in /tests: docker compose up [tests/compose.yaml,compose.yaml]',
      ],
    ],
    [
      'COMPOSE_FILE in .env',
      {
        'compose.yaml': complete,
        'dev/a.yaml': complete,
        'dev/b.yaml': complete,
        '.env': 'COMPOSE_FILE=dev/a.yaml:dev/b.yaml\n',
      },
      {},
      [
        'unit compose:compose.yaml in /: docker compose -f compose.yaml up (variant) [compose.yaml]',
        'unit compose:dev/a.yaml in /: docker compose up [dev/a.yaml,dev/b.yaml]',
      ],
    ],
    [
      'named files make exactly one',
      { 'compose.yaml': complete, 'a.yaml': complete, 'b.yaml': complete },
      { composeFiles: ['a.yaml', 'b.yaml'], profiles: ['p'] },
      ['unit compose:a.yaml in /: docker compose -f a.yaml -f b.yaml --profile p up [a.yaml,b.yaml]'],
    ],
    [
      'so does COMPOSE_FILE of the environment',
      { 'compose.yaml': complete, 'a.yaml': complete },
      { environment: { COMPOSE_FILE: 'a.yaml' } },
      ['unit compose:a.yaml in /: docker compose up [a.yaml]'],
    ],
  ])('%s', (_, files, options, expected) => {
    expect([...unitsOf(files, options)].sort()).toEqual(expected);
    expect(extract(files, options).problems).toEqual([]);
  });

  test.each([
    ['.github/workflows/ci.yml', 'on: push\njobs: {test: {runs-on: x, services: {db: {image: postgres}}}}\n'],
    ['.gitlab-ci.yml', 'services: [postgres]\ntest: {script: [x]}\n'],
    ['config/services.yaml', 'services:\n  _defaults: {autowire: true}\n  App\\Mailer: {class: x}\n'],
    ['pod.yaml', 'apiVersion: v1\nkind: Pod\nservices: {a: {image: x}}\n'],
    ['.woodpecker.yml', 'steps: [{image: x}]\nservices: {db: {image: postgres}}\n'],
  ])('%s is no Compose file', (path, text) => {
    expect(extract({ [path]: text })).toEqual({ declarations: [], problems: [] });
  });

  test('a file that other tools read is not accused', () => {
    const files = {
      'stack.yml': 'services: {a: {image: x, unknown: 1, networks: [n]}}\n',
      'docker-compose.x.yml': 'services: {a: {image: x, unknown: 1, networks: [n]}}\n',
    };
    expect(extract(files).problems.map(({ severity, location }) => `${location.file} ${severity}`)).toEqual([
      'docker-compose.x.yml error',
      'stack.yml warning',
    ]);
  });

  test('files that are not there are refused, from a file that is', () => {
    expect(extract({ 'compose.yaml': complete }, { composeFiles: ['none.yaml'] }).problems).toEqual([
      {
        severity: 'error',
        message: 'none.yaml does not exist',
        location: expect.objectContaining({ file: 'compose.yaml' }),
      },
    ]);
  });
});

describe('declarations', () => {
  test('listeners, containers and exposed ports', () => {
    const text =
      'services:\n  web: {build: ./web, ports: ["8080:80", "90", "70-80:1"], expose: ["99/udp", "x"]}\n  off: {image: x, profiles: [p], ports: ["1:1"]}\n  bad: {image: x, ports: [{target: 80, published: abc}]}\n';
    expect(lines(extract({ 'compose.yaml': text }).declarations)).toEqual([
      'unit compose:compose.yaml in /: docker compose up [compose.yaml]',
      'container web in container:compose:compose.yaml/web',
      'web published-port 8080 in host',
      'web published-port ephemeral in host',
      'web published-port 70-80 in host',
      'web exposes 99/udp',
      'container off in container:compose:compose.yaml/off',
      'off published-port 1 in host (off)',
      'container bad in container:compose:compose.yaml/bad',
      'bad invalid abc:80/tcp',
    ]);
  });

  test('shared namespaces: what images and commands listen on', () => {
    const text =
      'services:\n  a: {image: "postgres:16", network_mode: host}\n  b: {image: "postgres:16"}\n  vpn: {image: x, container_name: tunnel}\n  c: {image: redis, network_mode: "service:vpn"}\n  d: {image: redis, network_mode: "container:tunnel"}\n  e: {image: x, network_mode: "container:other"}\n';
    expect(lines(extract({ 'compose.yaml': text }).declarations).slice(1)).toEqual([
      'container a in host',
      'a image-default 5432 in host',
      'container b in container:compose:compose.yaml/b',
      'container vpn in container:compose:compose.yaml/vpn',
      'container c in container:compose:compose.yaml/vpn',
      'c image-default 6379 in container:compose:compose.yaml/vpn',
      'container d in container:compose:compose.yaml/vpn',
      'd image-default 6379 in container:compose:compose.yaml/vpn',
      'container e in container:other',
    ]);
  });

  test('of a container: where it is built, what it needs, what it starts', () => {
    const files = {
      'app/compose.yaml':
        'services:\n  web:\n    build: {context: ../web, dockerfile: dev.Dockerfile}\n    depends_on: [db]\n    command: npx vite --port 3000\n  db: {image: "registry.local:5000/team/postgres:16@sha256:0a"}\n',
    };
    const [web, db] = extract(files).declarations.filter((declaration) => declaration.kind === 'container');
    expect(web).toMatchObject({
      buildContext: 'web',
      dockerfile: 'dev.Dockerfile',
      dependsOn: ['db'],
      activity: expect.anything(),
    });
    expect(db).toMatchObject({
      image: 'registry.local:5000/team/postgres:16@sha256:0a',
      namespace: 'container:compose:app/compose.yaml/db',
    });
    expect(db).not.toHaveProperty('activity');
  });

  test('words that identify a listener', () => {
    const text =
      'services: {Cache: {image: "docker.io/bitnami/Redis:7", build: ./tools/cache-server, ports: ["1:1"]}}\n';
    const [listener] = extract({ 'compose.yaml': text }).declarations.filter(
      (declaration) => declaration.kind === 'listener',
    );
    expect(listener?.identity).toEqual(['bitnami', 'redis', 'cache', 'cache-server']);
  });

  test('any start makes a unit', () => {
    const repository = memoryRepository({
      'a.yaml': complete,
      'b.yaml': 'services: {a: {ports: !override ["2:2"]}, c: {image: x, profiles: [q], ports: ["3:3"]}}\n',
    });
    const start = startOf({ files: ['a.yaml', 'b.yaml'], profiles: ['q'] });
    const unit = {
      id: 'compose:a.yaml+b.yaml',
      title: 'docker compose -f a.yaml -f b.yaml --profile q up',
      default: false,
      location: start.location,
    };
    expect(lines(composeDeclarations(repository, start, unit).declarations)).toEqual([
      'unit compose:a.yaml+b.yaml in /: docker compose -f a.yaml -f b.yaml --profile q up (variant) [a.yaml,b.yaml]',
      'container a in container:compose:a.yaml+b.yaml/a',
      'a published-port 2 in host',
      'container c in container:compose:a.yaml+b.yaml/c',
      'c published-port 3 in host',
    ]);
  });
});
