import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationFiles, parseConfiguration, readConfiguration } from '../../src/config/configuration.ts';
import { nearestName } from '../../src/config/nearest-name.ts';
import type { Selector, Setting } from '../../src/model/configuration.ts';
import { noConfiguration } from '../../src/model/configuration.ts';
import { UsageError } from '../../src/model/usage-error.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';

const path = '.port-preflight.yml';
const parse = (text: string) => parseConfiguration({ path, text });

/** `3:11-3:14 apps/web [place#name]`. */
function render(setting: Setting & Partial<Selector>): string {
  const { start, end } = setting.location;
  const selector = setting.name === undefined ? '' : ` [${setting.place ?? '*'}#${setting.name}]`;
  return `${start.line}:${start.column}-${end.line}:${end.column} ${setting.text}${selector}`;
}

test('a configuration with everything, every text with its place', () => {
  const { launches, alternatives } = parse(`launches:
  - name: everything
    compose: ./infra/
    profiles: [ "db" ]
    services: [web, api]
    scripts:
      - dev
      - ./apps/web#dev
      - .#start
    programs: [services/api/main.go]
  - { name: two files, compose: [a.yml, b.yml] }
alternatives:
  - [nginx, compose.yaml#apache, ./services/api/main.go]
`);
  expect(
    launches.map(({ name, ...lists }) => [
      render(name),
      Object.fromEntries(Object.entries(lists).map(([key, settings]) => [key, settings.map(render)])),
    ]),
  ).toEqual([
    [
      '2:11-2:21 everything',
      {
        compose: ['3:14-3:22 infra'],
        profiles: ['4:17-4:21 db'],
        services: ['5:16-5:19 web', '5:21-5:24 api'],
        scripts: ['7:9-7:12 dev [*#dev]', '8:9-8:23 ./apps/web#dev [apps/web#dev]', '9:9-9:16 .#start [#start]'],
        programs: ['10:16-10:36 services/api/main.go'],
      },
    ],
    [
      '11:13-11:22 two files',
      { compose: ['11:34-11:39 a.yml', '11:41-11:46 b.yml'], profiles: [], services: [], scripts: [], programs: [] },
    ],
  ]);
  expect(alternatives.map((group) => group.map(render))).toEqual([
    [
      '13:6-13:11 nginx [*#nginx]',
      '13:13-13:32 compose.yaml#apache [compose.yaml#apache]',
      '13:34-13:56 ./services/api/main.go [*#services/api/main.go]',
    ],
  ]);
});

test.each(['', '# nothing yet\n', '{}', 'launches: []\nalternatives: []\n'])('%j is no configuration', (text) => {
  expect(parse(text)).toEqual(noConfiguration);
});

test.each([
  ['lauches: []', '1:1: unknown key lauches; did you mean launches?'],
  ['Alternative: []', '1:1: unknown key Alternative; did you mean alternatives?'],
  ['severity: {}', '1:1: unknown key severity; the keys here are extends, rules, overrides, ignore, '],
  ['__proto__: {}', '1:1: unknown key __proto__; the keys here are extends, rules, overrides, ignore, '],
  ['launches:\n  - { name: a, script: [dev] }', '2:16: unknown key script; did you mean scripts?'],
  ['launches:\n  - { name: a, constructor: 1 }', '2:16: unknown key constructor; the keys here are name, compose'],
  ['- a', '1:1: the configuration must be a mapping of settings'],
  ['launches:', '1:10: launches must be a list of launches'],
  ['launches: { a: b }', '1:11: launches must be a list of launches'],
  ['launches: [web]', '1:12: launches must be a launch: name, and compose, scripts or programs'],
  ['launches:\n  - scripts: [dev]', '2:5: name is missing'],
  ['launches:\n  - { name: 1, scripts: [dev] }', '2:13: name must be a text'],
  ['launches:\n  - { name: "", scripts: [dev] }', '2:13: name must be a text that is not empty'],
  ['launches:\n  - { name: a, compose: 8080 }', '2:25: compose must be a path or a list of paths'],
  ['launches:\n  - { name: a, compose: [1] }', '2:25: compose must be a path or a list of paths'],
  ['launches:\n  - { name: a, scripts: [[dev]] }', '2:26: scripts must be a text'],
  ['launches:\n  - { name: a, scripts: ["web#"] }', '2:26: scripts must be a name, or the name after a #'],
  ['launches:\n  - name: a', '2:11: launch a starts nothing: it lacks compose, scripts or programs'],
  [
    'launches:\n  - { name: a, scripts: [dev], profiles: [x] }',
    '2:43: launch a has profiles or services but no compose',
  ],
  ['alternatives: [[nginx]]', '1:16: alternatives must be at least two names'],
  ['alternatives: [nginx, apache]', '1:16: alternatives must be a list of names'],
  ['alternatives: [[nginx, true]]', '1:24: alternatives must be a text'],
  [`alternatives: [[${'a, '.repeat(500)}]]`, '1:16: alternatives must be at most 100 entries'],
  ['launches: []\nlaunches: []', '2:1: not valid YAML: key launches stands twice'],
  ['launches: [', '1:12: not valid YAML: '],
  ['a: &a [*a]', '1:8: not valid YAML: anchor a contains itself'],
  ['{}\n---\n{}', '3:1: a configuration is one document'],
  ['rules: { privileged-prot: off }', '1:10: unknown key privileged-prot; did you mean privileged-port?'],
  ['rules: { privileged-port: of }', '1:27: unknown name of; did you mean off?'],
  ['rules: { privileged-port: 1 }', '1:27: privileged-port must be off, notice, warning, error'],
  ['rules: off', '1:8: rules must be a severity for each rule that is named'],
  ['overrides: [{ rules: {} }]', '1:13: paths is missing'],
  ['overrides: [{ paths: [], rules: {} }]', '1:22: paths must be at least one path'],
  ['overrides: [{ path: [a], rules: {} }]', '1:15: unknown key path; did you mean paths?'],
  ['overrides: [{ paths: [a], rules: { x: off } }]', '1:36: unknown key x; the keys here are duplicate-binding'],
  ['ignore: [{ reason: none }]', '1:10: ignore must be about something: a rule, a port, a path or an owner'],
  ['ignore: [{ rule: invalid-prot }]', '1:18: unknown name invalid-prot; did you mean invalid-port?'],
  ['ignore: [{ port: 80000 }]', '1:18: port must be a port'],
  ['ignore: [{ port: "80" }]', '1:18: port must be a port'],
  ['ignore: [{ ports: 80 }]', '1:12: unknown key ports; did you mean port?'],
  ['targets: [macos, window]', '1:18: unknown name window; did you mean windows?'],
  ['env: [A]', '1:6: env must be variables with their values'],
  ['env: { A: [b] }', '1:11: A must be a text or a number'],
  ['include: compose.yaml', '1:10: include must be a list of paths'],
  [`exclude: ["${'*'.repeat(501)}"]`, '1:11: exclude must be a pattern of at most 500 characters'],
  ['baseline: [a]', '1:11: baseline must be a text'],
])('%j is refused with its place', (text, message) => {
  expect(() => parse(text)).toThrow(UsageError);
  expect(() => parse(text)).toThrow(`${path}:${message}`);
});

test('the first of several mistakes is told', () => {
  expect(() => parse('alternatives: [[a]]\nlaunchs: []\n')).toThrow('1:16: alternatives must be');
});

test('whatever the text is, it is read or refused', () => {
  const piece = fc.constantFrom(
    ...['launches', 'alternatives', 'name', 'compose', 'scripts', ': ', '- ', '\n', '  ', '[', ']', '{', '}', ', '],
    ...['#', '&a ', '*a', '<<', '!!int ', '"', "'", '|', 'web', '80', '---\n', '__proto__', '\t', '\u0000'],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string()), { maxLength: 30 }), (pieces) => {
      try {
        parse(pieces.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
      }
    }),
  );
});

describe('the file', () => {
  const text = 'alternatives: [[a, b]]\n';

  test.each([...configurationFiles])('%s is found', (name) => {
    expect(readConfiguration(memoryRepository({ [name]: text }), '').alternatives).toHaveLength(1);
  });

  test('need not be there', () => {
    expect(readConfiguration(memoryRepository({ 'sub/.port-preflight.yml': text }), '')).toBe(noConfiguration);
  });

  test('can be named, and then the usual one does not count', () => {
    const repository = memoryRepository({ [path]: 'broken: 1', 'ci/ports.yml': text });
    expect(readConfiguration(repository, 'ci/ports.yml').alternatives).toHaveLength(1);
  });

  test.each([
    ['nowhere.yml', 'the configuration nowhere.yml does not exist'],
    ['ci', 'the configuration ci is a folder'],
    ['../../etc/passwd', 'the configuration ../../etc/passwd lies outside of the repository'],
  ])('%s is refused', (named, message) => {
    expect(() => readConfiguration(memoryRepository({ 'ci/x': '' }), named)).toThrow(new UsageError(message));
  });

  test('stands once', () => {
    const repository = memoryRepository(Object.fromEntries(configurationFiles.map((name) => [name, text])));
    expect(() => readConfiguration(repository, '')).toThrow(
      'there are .port-preflight.yml and .port-preflight.yaml: only one of them can count',
    );
  });
});

test('severities, ignores and the rest', () => {
  const text = `rules: { invalid-port: notice }
overrides: [{ paths: [infra, "*.yml"], rules: { invalid-port: off } }]
ignore: [{ rule: invalid-port, port: 080, path: a, owner: web, reason: why }]
targets: [linux]
env: { A: 080, B: x }
include: [src]
exclude: [old]
baseline: known.json
`;
  expect(parse(text)).toEqual({
    ...noConfiguration,
    severities: [
      { rule: 'invalid-port', severity: 'notice', paths: [] },
      { rule: 'invalid-port', severity: 'off', paths: ['infra', '*.yml'] },
    ],
    ignores: [{ rule: 'invalid-port', port: 80, path: 'a', owner: 'web', location: expect.anything() }],
    targets: ['linux'],
    environment: { A: '080', B: 'x' },
    include: ['src'],
    exclude: ['old'],
    baseline: 'known.json',
  });
});

describe('extends', () => {
  const read = (files: Readonly<Record<string, string>>) => readConfiguration(memoryRepository(files), '');

  test('joins lists; what the file says itself wins', () => {
    const configuration = read({
      [path]: 'extends: [ci/a.yml, ci/b.yml]\nrules: { invalid-port: off }\nexclude: [x]\ntargets: [linux]\n',
      'ci/a.yml': 'rules: { invalid-port: notice }\nexclude: [y]\ntargets: [macos]\nbaseline: a.json\n',
      'ci/b.yml': 'extends: ci/c.yml\nbaseline: b.json\n',
      'ci/c.yml': 'extends: ci/a.yml\nalternatives: [[a, b]]\n',
    });
    expect(configuration).toMatchObject({
      severities: [{ severity: 'notice' }, { severity: 'off' }],
      alternatives: [[{ location: { file: 'ci/c.yml' } }, {}]],
      exclude: ['y', 'x'],
      targets: ['linux'],
      baseline: 'b.json',
    });
  });

  test.each<[Record<string, string>, string]>([
    [{ [path]: 'extends: a.yml' }, `${path}:1:10: the configuration a.yml does not exist`],
    [{ [path]: 'extends: ../../a.yml' }, `${path}:1:10: the configuration ../../a.yml lies outside of the repository`],
    [{ [path]: `extends: ./${path}` }, `${path}:1:10: ${path} extends itself`],
    [{ [path]: 'extends: a.yml', 'a.yml': `extends: ${path}` }, `a.yml:1:10: ${path} extends itself`],
    [{ [path]: 'extends: a.yml', 'a.yml': 'rulez: {}' }, 'a.yml:1:1: unknown key rulez; did you mean rules?'],
  ])('%j is refused', (files, message) => {
    expect(() => read(files)).toThrow(new UsageError(message));
  });

  test('a long chain is refused', () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}.yml`, `extends: ${at + 1}.yml`]));
    expect(() => read({ ...files, [path]: 'extends: 0.yml' })).toThrow('more than 20 files are too many');
  });
});

describe('the key in package.json', () => {
  const packageJson = '{\n\t"port-preflight": {\n\t\t"rules": { "invalid-port": "off" }\n\t}\n}\n';

  test('is the configuration', () => {
    expect(readConfiguration(memoryRepository({ 'package.json': packageJson }), '').severities).toHaveLength(1);
  });

  test.each([['{ "devDependencies": { "port-preflight": "^1.0.0" } }'], ['{ "devDependencies": { "port-preflight": ']])(
    'is not %s',
    (text) => {
      expect(readConfiguration(memoryRepository({ 'package.json': text }), '')).toBe(noConfiguration);
    },
  );

  test('is checked like any other, at its place', () => {
    const files = { 'package.json': packageJson.replace('rules', 'rule') };
    expect(() => readConfiguration(memoryRepository(files), '')).toThrow(
      'package.json:3:3: unknown key rule; did you mean rules?',
    );
  });

  test('does not count beside a file', () => {
    const files = { 'package.json': packageJson, [path]: '{}' };
    expect(() => readConfiguration(memoryRepository(files), '')).toThrow(
      'there are .port-preflight.yml and port-preflight in package.json: only one of them can count',
    );
  });
});

test.each([
  ['launchs', 'launches'],
  ['LAUNCHES', 'launches'],
  ['alternativ', 'alternatives'],
  ['ports', undefined],
  ['', undefined],
  ['launches'.repeat(1000), undefined],
])('the name nearest to %s is %s', (written, expected) => {
  expect(nearestName(written, ['launches', 'alternatives'])).toBe(expected);
});
