import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedPorts } from '../../src/compose/index.ts';
import { parseDotenv } from '../../src/parsing/dotenv.ts';
import { interpolate, runOf } from '../../src/parsing/interpolation.ts';
import { parseYaml } from '../../src/parsing/yaml.ts';
import { bindingsOf, load, refusalsOf, warningsOf } from './render.ts';

const sample = `x-b: &b {image: "\${I:-x}", ports: !override ["8080:80", 9090]}
include: [inc.yaml, {path: [inc.yaml], env_file: .env}]
services:
  a: {<<: *b, extends: {service: c, file: inc.yaml}, network_mode: "service:b"}
  b:
    <<: [*b]
    ports:
      - "127.0.0.1:\${P:-8080}-8090:80/udp"
      - target: 80
        published: "\${P}"
        host_ip: "::1"
    expose: [80, "81-82/udp"]
    deploy: {replicas: 2}
    networks: [n]
    environment: {A: 1, B: }
    profiles: !reset [p]
networks: {n: {internal: true, driver_opts: {com.docker.network.bridge.host_binding_ipv4: 127.0.0.1}}}
`;
const included = 'services: {c: {image: y, ports: ["${Q:?no}:1"], depends_on: [a]}}\n---\nservices: {c: {scale: 2}}\n';

/** The sample with stretches taken out, doubled, moved or replaced by what is special somewhere. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat(sample.length),
      length: fc.nat(12),
      text: fc.constantFrom(
        '',
        '&b ',
        '*b',
        '<<: ',
        '!reset ',
        '!override ',
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        ': ',
        '- ',
        '\n',
        '\t',
        '${',
        '}',
        '$',
        '|\n',
        '#',
        '---\n',
        '? ',
        '{{ .Values.x }}',
        'null',
        '\u0000',
        '\ud800',
        '__proto__: ',
        '!!int ',
        '%YAML 1.1\n',
        '-1',
        '99999999999999999999',
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((edits) =>
    edits.reduce((text, { at, length, text: put }) => text.slice(0, at) + put + text.slice(at + length), sample),
  );

describe('nothing throws', () => {
  test('on mutated projects', () => {
    fc.assert(
      fc.property(mutated, fc.constantFrom('P=1\n', 'P="', 'P=${Q\n', '=\n'), (text, env) => {
        const project = load({
          'compose.yaml': text,
          'compose.override.yaml': 'services: {b: {ports: ["1:1"]}}\n',
          'inc.yaml': included,
          '.env': env,
        });
        for (const service of project.services) publishedPorts(service, project);
      }),
      { numRuns: 400 },
    );
  });

  test('on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseYaml({ path: 'a.yaml', text });
        parseDotenv({ path: '.env', text });
        interpolate(runOf(text), () => runOf(text));
        load({ 'compose.yaml': text, '.env': text });
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['a list of everything', 'services: [a]\n'],
    [
      'services of all kinds',
      'services: {a: 1, b: [x], c: null, d: {}, e: {extends: [1]}, f: {extends: {service: 1}}}\n',
    ],
    [
      'fields of all kinds',
      'services: {a: {image: [1], build: 1, ports: 1, networks: 1, depends_on: 1, volumes: {a: 1}, environment: 1, deploy: 1, network_mode: [1], scale: [1], command: {a: 1}, healthcheck: 1}}\n',
    ],
    [
      'sections of all kinds',
      'services: {a: {image: x, networks: [n], volumes: ["v:/v"]}}\nnetworks: [n]\nvolumes: 1\ninclude: [[1], 1, {path: 1}, {path: [1]}]\n',
    ],
    ['a template', '{{- if .Values.web }}\nservices:\n  a:\n    image: x\n    ports: ["8080:80"]\n{{- end }}\n'],
  ])('on %s', (_, text) => {
    expect(refusalsOf({ 'compose.yaml': text, 'compose.override.yaml': text }).length).toBeGreaterThan(0);
  });
});

test('what a template leaves readable counts', () => {
  const text =
    'services:\n  a:\n    image: "{{ cookiecutter.image }}"\n    ports: ["8080:80"]\n  {{ name }}:\n    image: x\n';
  expect(bindingsOf({ 'compose.yaml': text })).toContain('a any tcp 8080 to 80');
});

describe('hostile sizes', () => {
  test('ranges of all ports, many times', () => {
    const ports = Array.from({ length: 40 }, (_, i) => `"127.0.0.${i}:1-65535:1-65535"`).join();
    const files = { 'compose.yaml': `services: {a: {image: x, ports: [${ports}]}}\n` };
    expect(bindingsOf(files).length).toBe(4);
    expect(warningsOf(files)).toHaveLength(36);
  });

  test('a long chain of services', () => {
    const services = Array.from({ length: 3000 }, (_, i) => `  s${i}: {image: x, depends_on: [s${i + 1}]}\n`).join('');
    expect(refusalsOf({ 'compose.yaml': `services:\n${services}  s3000: {image: x}\n` })).toEqual([]);
    const extended = Array.from({ length: 3000 }, (_, i) => `  s${i}: {extends: s${i + 1}}\n`).join('');
    expect(refusalsOf({ 'compose.yaml': `services:\n${extended}  s3000: {image: x}\n` })).not.toEqual([]);
  });

  test('services that share networks in a circle', () => {
    expect(
      refusalsOf({
        'compose.yaml':
          'services: {a: {image: x, network_mode: "service:b"}, b: {image: x, network_mode: "service:a"}}\n',
      }),
    ).not.toEqual([]);
  });

  test('an alias bomb', () => {
    const levels = Array.from(
      { length: 20 },
      (_, i) =>
        `x-${i}: &a${i} [${
          i === 0
            ? '1'
            : Array(10)
                .fill(`*a${i - 1}`)
                .join()
        }]\n`,
    ).join('');
    expect(refusalsOf({ 'compose.yaml': `${levels}services: {a: {image: x}}\n` })).toEqual([
      'compose.yaml:1:1 not valid YAML: its aliases expand to too many nodes',
    ]);
  });
});

describe('names of objects', () => {
  test('are names of services and variables', () => {
    const files = {
      'compose.yaml':
        'services: {constructor: {image: x, ports: ["${toString:-1}:1"]}, __proto__: {image: x, ports: ["${__proto__:-2}:2"]}}\n',
    };
    expect(bindingsOf(files)).toEqual(['constructor any tcp 1 to 1', '__proto__ any tcp 2 to 2']);
  });
});
