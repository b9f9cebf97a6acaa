import { describe, expect, test } from 'vitest';
import { bindingsOf, type Files, load, refusalsOf, warningsOf } from './render.ts';

const file = (port: number) => `services: {a: {image: x, ports: ["${port}:80"]}}\n`;
const filesOf = (...names: readonly string[]): Files => Object.fromEntries(names.map((name, i) => [name, file(i + 1)]));

describe('which files', () => {
  test.each([
    [['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'], ['compose.yaml']],
    [['compose.yml', 'docker-compose.yml', 'docker-compose.yaml'], ['compose.yml']],
    [['docker-compose.yml', 'docker-compose.yaml'], ['docker-compose.yml']],
    [['docker-compose.yaml'], ['docker-compose.yaml']],
    [
      ['docker-compose.yml', 'compose.override.yaml', 'docker-compose.override.yml'],
      ['docker-compose.yml', 'compose.override.yaml'],
    ],
    [
      ['compose.yaml', 'compose.override.yml', 'compose.override.yaml'],
      ['compose.yaml', 'compose.override.yml'],
    ],
    [
      ['compose.yaml', 'docker-compose.override.yaml'],
      ['compose.yaml', 'docker-compose.override.yaml'],
    ],
    [['compose.yaml', 'docker-compose.prod.yml', 'Compose.yml'], ['compose.yaml']],
    [['compose.override.yaml', 'stack.yml'], []],
  ])('%j: %j', (names, expected) => {
    expect(load(filesOf(...names)).files).toEqual(expected);
  });

  test('a second main file is a warning', () => {
    expect(warningsOf(filesOf('compose.yaml', 'docker-compose.yml'))).toEqual([
      'compose.yaml:1:1 docker compose reads compose.yaml and leaves docker-compose.yml aside',
    ]);
  });

  test('a start below the project finds it', () => {
    const project = load({ 'compose.yaml': file(1), 'a/b/x': '' }, { directory: 'a/b' });
    expect(project).toMatchObject({ files: ['compose.yaml'], directory: '', discovered: true });
  });

  test.each([
    [{ COMPOSE_FILE: 'a.yaml:b.yaml' }, ['a.yaml', 'b.yaml']],
    [{ COMPOSE_FILE: 'a.yaml;b.yaml', COMPOSE_PATH_SEPARATOR: ';' }, ['a.yaml', 'b.yaml']],
    [{ COMPOSE_FILE: 'compose.yaml' }, ['compose.yaml']],
    [{}, ['compose.yaml', 'compose.override.yaml']],
  ])('the variables %j', (environment, expected) => {
    const files = filesOf('a.yaml', 'b.yaml', 'compose.yaml', 'compose.override.yaml');
    expect(load(files, { environment }).files).toEqual(expected);
    const dotenv = Object.entries(environment)
      .map(([name, value]) => `${name}=${value}\n`)
      .join('');
    expect(load({ ...files, '.env': dotenv }).files).toEqual(expected);
  });

  test('files of the command line win', () => {
    expect(
      load(filesOf('a.yaml', 'b.yaml'), { files: ['b.yaml'], environment: { COMPOSE_FILE: 'a.yaml' } }).files,
    ).toEqual(['b.yaml']);
  });

  test.each([
    [{ files: ['none.yaml'] }, 'none.yaml does not exist'],
    [{ environment: { COMPOSE_FILE: '' } }, ' is a directory, not a file'],
    [{ environment: { COMPOSE_FILE: 'a.yaml;b.yaml' } }, 'a.yaml;b.yaml does not exist'],
    [{ envFiles: ['none.env'] }, 'none.env does not exist'],
  ])('%j is refused', (start, message) => {
    expect(refusalsOf({ 'compose.yaml': file(1) }, start)).toEqual([expect.stringContaining(message)]);
  });
});

describe('where variables come from', () => {
  const compose = 'services: {a: {image: x, environment: {P: 9}, env_file: s.env, ports: ["${P:-1}:80"]}}\n';
  test.each<readonly [string, Files, Parameters<typeof bindingsOf>[1], number]>([
    ['the default', {}, {}, 1],
    ['.env', { '.env': 'P=2\n' }, {}, 2],
    ['--env wins over .env', { '.env': 'P=2\n' }, { environment: { P: '3' } }, 3],
    ['even when it is empty', { '.env': 'P=2\n' }, { environment: { P: '' } }, 1],
    ['--env-file replaces .env', { '.env': 'P=2\n', 'e.env': 'P=4\n' }, { envFiles: ['e.env'] }, 4],
    ['all of it', { '.env': 'P=2\n', 'e.env': 'Q=4\n' }, { envFiles: ['e.env'] }, 1],
    ['a later --env-file wins', { 'e.env': 'P=4\n', 'f.env': 'P=5\n' }, { envFiles: ['e.env', 'f.env'] }, 5],
    [
      'COMPOSE_ENV_FILES',
      { 'e.env': 'P=4\n', 'f.env': 'P=5\n' },
      { environment: { COMPOSE_ENV_FILES: 'e.env,f.env' } },
      5,
    ],
    ['COMPOSE_DISABLE_ENV_FILE', { '.env': 'P=2\n' }, { environment: { COMPOSE_DISABLE_ENV_FILE: '1' } }, 1],
    ['not the files of a service', { 's.env': 'P=7\n' }, {}, 1],
  ])('%s', (_, files, start, port) => {
    expect(bindingsOf({ 'compose.yaml': compose, ...files }, start)).toEqual([`a any tcp ${port} to 80`]);
  });

  test('the .env beside the first file, not that of the current directory', () => {
    const files = { 'd/compose.yaml': compose, '.env': 'P=8\n' };
    expect(bindingsOf(files, { files: ['d/compose.yaml'] })).toEqual(['a any tcp 1 to 80']);
    expect(bindingsOf({ ...files, 'd/.env': 'P=7\n' }, { files: ['d/compose.yaml'] })).toEqual(['a any tcp 7 to 80']);
  });

  test('both .env when the project is found above', () => {
    const files = {
      'compose.yaml': 'services: {a: {image: x, ports: ["${P}:80", "${Q}:81"]}}\n',
      '.env': 'P=1\nQ=2\n',
      'sub/.env': 'P=3\n',
    };
    expect(bindingsOf(files, { directory: 'sub' })).toEqual(['a any tcp 3 to 80', 'a any tcp 2 to 81']);
  });

  test('the .env that names the files, then the one beside them', () => {
    const files = { '.env': 'COMPOSE_FILE=d/a.yaml\n', 'd/.env': 'P=7\n', 'd/a.yaml': compose };
    expect(bindingsOf(files)).toEqual(['a any tcp 7 to 80']);
  });
});

describe('profiles', () => {
  const text = 'services:\n  b: {image: x, ports: ["1:1"]}\n  a: {image: x, profiles: [q, r], ports: ["2:2"]}\n';
  test.each<readonly [Parameters<typeof load>[1], Files, boolean]>([
    [{}, {}, false],
    [{ profiles: ['q'] }, {}, true],
    [{ profiles: ['*'] }, {}, true],
    [{ profiles: ['other'] }, {}, false],
    [{ environment: { COMPOSE_PROFILES: 'z, r' } }, {}, true],
    [{}, { '.env': 'COMPOSE_PROFILES=q\n' }, true],
    [{ profiles: ['other'], environment: { COMPOSE_PROFILES: 'q' } }, {}, false],
    [{ services: ['a'] }, {}, true],
  ])('%j %j: %s', (start, files, active) => {
    const project = load({ 'compose.yaml': text, ...files }, start);
    expect(project.services.find(({ name }) => name === 'a')?.active).toBe(active);
    expect(project.complaints).toEqual([]);
  });

  test('what is named comes up with what it needs, and nothing else', () => {
    const project = load(
      {
        'compose.yaml':
          'services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, links: ["c:alias"]}\n  c: {image: x, network_mode: "service:d"}\n  d: {image: x}\n  e: {image: x}\n',
      },
      { services: ['a'] },
    );
    expect(project.services.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('networks decide where ports are published', () => {
  test.each([
    ['network_mode: host', []],
    ['network_mode: none', []],
    ['network_mode: bridge', ['a any tcp 80 to 80']],
    [
      'network_mode: "service:b"',
      ['invalid: it shares the network of service b, which has to publish the port instead'],
    ],
    [
      'network_mode: "container:c"',
      ['invalid: it shares the network of container c, which has to publish the port instead'],
    ],
    ['networks: [inner]', []],
    ['networks: [inner, outer]', ['a any tcp 80 to 80']],
    ['networks: {local: {}}', ['a 127.0.0.1 tcp 80 to 80']],
    ['networks: [local, outer]', ['a any tcp 80 to 80']],
    ['networks: []', ['a any tcp 80 to 80']],
  ])('%s', (network, expected) => {
    const networks =
      'networks:\n  outer: {}\n  inner: {internal: "true"}\n  local: {driver_opts: {com.docker.network.bridge.host_binding_ipv4: 127.0.0.1}}\n';
    const files = {
      'compose.yaml': `services:\n  a: {image: x, ports: ["80:80"], ${network}}\n  b: {image: x}\n${networks}`,
    };
    expect(bindingsOf(files)).toEqual(expected);
    expect(refusalsOf(files)).toEqual([]);
  });

  test('an internal default network', () => {
    expect(
      bindingsOf({
        'compose.yaml': 'services: {a: {image: x, ports: ["80:80"]}}\nnetworks: {default: {internal: true}}\n',
      }),
    ).toEqual([]);
  });
});

describe('replicas', () => {
  test.each([
    ['scale: 3', 'a x3 any tcp 80 to 80'],
    ['scale: "${N:-2}"', 'a x2 any tcp 80 to 80'],
    ['deploy: {replicas: 2}', 'a x2 any tcp 80 to 80'],
    ['scale: 0', 'a x0 any tcp 80 to 80'],
    ['deploy: {mode: global}', 'a any tcp 80 to 80'],
  ])('%s', (scale, expected) => {
    expect(bindingsOf({ 'compose.yaml': `services: {a: {image: x, ports: ["80:80"], ${scale}}}\n` })).toEqual([
      expected,
    ]);
  });
});

/** Services and what Compose refuses in them. */
// biome-ignore format: a table
const refused: readonly (readonly [service: string, refusal: string])[] = [
  ['{ports: ["1:1"]}', '1:12 service a has neither an image nor a build'],
  ['', '1:15 services.a must be a mapping'],
  ['{image: x, ports: "80:80"}', '1:33 services.a.ports must be a list'],
  ['{image: x, ports: }', '1:33 services.a.ports must be a list'],
  ['{image: x, ports: {80: 80}}', '1:34 the key 80 must be a string: put it in quotes'],
  ['{image: x, ports: [8080: 80]}', '1:34 the key 8080 must be a string: put it in quotes'],
  ['{image: x, ports: [["80:80"]]}', '1:34 services.a.ports.0 must be a number, a string or a mapping'],
  ['{image: x, ports: [80.5]}', '1:34 a port mapping must be a string, a whole number or a mapping; YAML reads this as a fraction'],
  ['{image: x, ports: [2020-01-01]}', '1:34 a port mapping must be a string, a whole number or a mapping; YAML reads this as a date'],
  ['{image: x, ports: [.inf]}', '1:34 a port mapping must be a string, a whole number or a mapping; YAML reads this as a fraction'],
  ['{image: x, ports: [{target: 80, publish: 80}]}', '1:47 services.a.ports.0.publish is nothing that Compose knows here'],
  ['{image: x, ports: [{target: 80, published: 80.5}]}', '1:58 services.a.ports.0.published must be a whole number or a string'],
  ['{image: x, ports: ["080", 80]}', '1:41 services.a.ports must not repeat an item'],
  ['{image: x, ports: ["80:80/http"]}', '1:34 `80:80/http` is no port mapping: http is no protocol; tcp, udp and sctp are'],
  ['{image: x, ports: ["127.0.0.1:80"]}', '1:34 `127.0.0.1:80` is no port mapping: 127.0.0.1 is no host port'],
  ['{image: x, profiles: q}', '1:36 services.a.profiles must be a list'],
  ['{image: x, prots: [1]}', '1:26 services.a.prots is nothing that Compose knows here'],
  ['{image: x, expose: [80.5]}', '1:35 an exposed port must be a string or a whole number'],
  ['{image: x, scale: x}', '1:33 "x" is not of the type that is expected here'],
  ['{image: x, scale: -1}', '1:33 service a cannot have fewer than 0 replicas'],
  ['{image: x, scale: 2, deploy: {replicas: 3}}', '1:33 service a has a scale of 2 and 3 replicas'],
  ['{image: x, scale: 2, container_name: cc}', '1:33 service a has a container_name, so there can be only one replica'],
  ['{image: x, depends_on: [b]}', '1:39 service a depends on b, which does not exist'],
  ['{image: x, depends_on: [off]}', '1:39 service a depends on off, whose profile is not active'],
  ['{image: x, depends_on: [a]}', '1:12 service a depends on itself through others'],
  ['{image: x, network_mode: host, networks: [n]}', '1:40 service a has both network_mode and networks, which exclude each other'],
  ['{image: x, networks: [unknown]}', '1:37 service a uses the network unknown, which is not declared'],
  ['{image: x, volumes: ["data:/d"]}', '1:36 service a uses the volume data, which is not declared'],
  ['{image: x, secrets: [s]}', '1:36 service a uses s of secrets, which is not declared'],
  ['{image: x, depends_on: {off: }}', '1:44 services.a.depends_on.off must be a mapping'],
  ['{image: x, depends_on: {off: {required: false}}}', '1:44 services.a.depends_on.off needs condition'],
  ['{image: x, depends_on: {off: {condition: started}}}', '1:56 services.a.depends_on.off.condition must be one of service_started, service_healthy, service_completed_successfully'],
  ['{image: x, environment: {DAY: 2020-01-01}}', '1:45 services.a.environment.DAY must not be a date: put it in quotes'],
  ['{image: x, command: {run: x}}', '1:35 services.a.command must be a string or a list'],
  ['{image: x, privileged: [yes]}', '1:38 services.a.privileged must be a string or a boolean'],
  ['{image: x, security_opt: [a, a]}', '1:44 services.a.security_opt must not repeat an item'],
  ['{image: x, user: 1000}', '1:32 services.a.user must be a string'],
  ['{image: x, deploy: {replica: 2}}', '1:35 services.a.deploy.replica is nothing that Compose knows here'],
  ['{image: x, healthcheck: {test: [curl]}}', '1:47 the test of a healthcheck must start with CMD, CMD-SHELL or NONE'],
];

describe('what Compose refuses', () => {
  test.each(refused)('%s: %s', (service, refusal) => {
    const files = { 'compose.yaml': `services: {a: ${service}, off: {image: x, profiles: [q]}}\nnetworks: {n: {}}\n` };
    expect(refusalsOf(files)).toContain(`compose.yaml:${refusal}`);
  });

  test.each([
    '{image: x, volumes: ["./d:/d", "/d2", "~/x:/y"]}',
    '{image: x, depends_on: {off: {condition: service_started, required: false}}}',
    '{provider: {type: foo}}',
    '{image: x, networks: {n: , default: }}',
    '{image: x, environment: [A=1, A=1], cap_add: [A, A]}',
    '{build: ., x-own: {any: thing}}',
    '{image: x, deploy: , pid: host, restart: no, ports: [{target: 80, x-note: [1]}]}',
    '{image: x, volumes: [{type: image, source: y, target: /z}], gpus: [{driver: nvidia, other: 1}]}',
    '{image: x, pre_start: [{command: [a], per_replica: true}], post_start: [{command: b, environment: [C=1]}]}',
    '{image: x, ulimits: {nproc: 1, nofile: {soft: 1, hard: 2}}, storage_opt: {size: 1G}, cpus: 0.5, scale: 2.0}',
    '{build: {context: ., ssh: [default], args: {A: , B: 1, C: true}, extra_hosts: {h: [1.1.1.1]}}}',
  ])('%s is accepted', (service) => {
    expect(
      refusalsOf({ 'compose.yaml': `services: {a: ${service}, off: {image: x, profiles: [q]}}\nnetworks: {n: {}}\n` }),
    ).toEqual([]);
  });

  test('an error in a service that is off, but not what it only lacks', () => {
    expect(
      refusalsOf({
        'compose.yaml': 'services: {a: {image: x}, b: {profiles: [q], ports: ["abc:80"], depends_on: [c]}}\n',
      }),
    ).toEqual(['compose.yaml:1:54 `abc:80` is no port mapping: abc is no host port']);
  });

  test('a file of version 1', () => {
    expect(refusalsOf({ 'compose.yaml': 'web:\n  image: x\n' })).toEqual([
      'compose.yaml:1:1 web is nothing that Compose knows here',
    ]);
  });

  test.each([
    ['jobs: {backup: {image: y}}', []],
    ['models: {m: {model: ai/model}}', []],
    ['volumes: {v: , w: {external: true}, x: {external: {name: z}}}', []],
    ['networks: {n: , "odd name": {driver: bridge}}', []],
    ['secrets: {s: }', ['2:14 secrets.s must be a mapping']],
    ['volumes: {"odd name": }', ['2:11 volumes.odd name is nothing that Compose knows here']],
    ['version: 3.8', ['2:10 version must be a string']],
    ['network: {}', ['2:1 network is nothing that Compose knows here']],
  ])('beside services: %s', (section, refusals) => {
    expect(refusalsOf({ 'compose.yaml': `services: {a: {image: x}}\n${section}\n` })).toEqual(
      refusals.map((refusal) => `compose.yaml:${refusal}`),
    );
  });

  test('services may be called like extensions', () => {
    expect(
      bindingsOf({ 'compose.yaml': 'services: {x-a: {image: x, ports: ["1:1"]}, a.b: {image: x, ports: ["2:2"]}}\n' }),
    ).toEqual(['x-a any tcp 1 to 1', 'a.b any tcp 2 to 2']);
  });
});
