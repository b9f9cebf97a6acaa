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
  ['severity: {}', '1:1: unknown key severity; the keys here are launches, alternatives'],
  ['__proto__: {}', '1:1: unknown key __proto__; the keys here are launches, alternatives'],
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
