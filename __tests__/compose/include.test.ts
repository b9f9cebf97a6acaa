import { describe, expect, test } from 'vitest';
import { bindingsOf, load, refusalsOf, renderBindings, warningsOf } from './render.ts';

const main = (include: string) => `include: ${include}\nservices: {a: {image: x, ports: ["\${P:-1}:1"]}}\n`;
const part = 'services: {b: {image: x, ports: ["${P:-2}:2"]}}\n';

describe('what is included', () => {
  test.each([
    ['[s/c.yaml]', {}, ['a any tcp 1 to 1', 'b any tcp 2 to 2']],
    ['[{path: s/c.yaml}]', {}, ['a any tcp 1 to 1', 'b any tcp 2 to 2']],
    ['["${D:-s}/c.yaml"]', {}, ['a any tcp 1 to 1', 'b any tcp 2 to 2']],
    [
      '[{path: [s/c.yaml, s/d.yaml]}]',
      { 's/d.yaml': 'services: {b: {ports: !override ["4:4"]}}\n' },
      ['a any tcp 1 to 1', 'b any tcp 4 to 4'],
    ],
    [
      '[s/c.yaml]',
      { 's/compose.override.yaml': 'services: {b: {ports: ["4:4"]}}\n' },
      ['a any tcp 1 to 1', 'b any tcp 2 to 2'],
    ],
    ['[s/c.yaml]', { 's/.env': 'P=6\n' }, ['a any tcp 1 to 1', 'b any tcp 6 to 2']],
    ['[s/c.yaml]', { 's/.env': 'P=6\n', '.env': 'P=5\n' }, ['a any tcp 5 to 1', 'b any tcp 5 to 2']],
    ['[{path: s/c.yaml, project_directory: .}]', { 's/.env': 'P=6\n' }, ['a any tcp 1 to 1', 'b any tcp 2 to 2']],
    [
      '[{path: s/c.yaml, env_file: z.env}]',
      { 's/.env': 'P=6\n', 'z.env': 'P=7\n' },
      ['a any tcp 1 to 1', 'b any tcp 7 to 2'],
    ],
    ['[{path: s/c.yaml, env_file: /dev/null}]', { 's/.env': 'P=6\n' }, ['a any tcp 1 to 1', 'b any tcp 2 to 2']],
  ])('%s with %j', (include, others, expected) => {
    const files = { 'compose.yaml': main(include), 's/c.yaml': part, ...others };
    expect(refusalsOf(files)).toEqual([]);
    expect([...bindingsOf(files)].sort()).toEqual(expected);
  });

  test('is checked once more with the including file: what short forms became is accepted', () => {
    const files = {
      'compose.yaml':
        'include:\n  - {path: b/c.yaml, project_directory: .}\n  - d/c.yaml\nservices: {a: {image: x, depends_on: [b]}}\n',
      'b/c.yaml':
        'services: {b: {build: ., depends_on: [d], networks: [n], ports: ["1-2:1-2", {target: 3}]}}\nnetworks: {n: }\n',
      'd/c.yaml': 'include: [e.yaml]\nservices: {d: {image: x, depends_on: [e]}}\n',
      'd/e.yaml': 'services: {e: {extends: {service: f, file: f.yaml}}}\n',
      'd/f.yaml': 'services: {f: {image: x, depends_on: [d, g]}}\n',
      'compose.override.yaml': 'services: {b: {depends_on: [e]}, g: {image: x}, d: {depends_on: !override [g]}}\n',
    };
    const { services, complaints } = load(files);
    expect(complaints).toEqual([]);
    expect(services.map(({ name, dependencies }) => `${name}: ${[...dependencies.keys()].join()}`).sort()).toEqual([
      'a: b',
      'b: d,e',
      'd: g',
      'e: d,g',
      'g: ',
    ]);
  });

  test('keeps its places', () => {
    expect(renderBindings({ 'compose.yaml': main('[s/c.yaml]'), 's/c.yaml': part, 's/.env': '\nP=6\n' })).toContain(
      'b any tcp 6 to 2 at s/c.yaml:1:34-1:45 set at s/.env:2:3-2:4 by P',
    );
  });

  test('is merged below the including file; docker compose 2 refuses that', () => {
    const files = { 'compose.yaml': 'include: [c.yaml]\nservices: {b: {ports: ["3:3"]}}\n', 'c.yaml': part };
    expect(bindingsOf(files)).toEqual(['b any tcp 2 to 2', 'b any tcp 3 to 3']);
    expect(refusalsOf(files)).toEqual([]);
    expect(warningsOf(files)).toEqual([
      'compose.yaml:2:12 b of an included file is changed here: docker compose 5 merges the two, docker compose 2 refuses that',
    ]);
  });

  test('may be extended; docker compose 2 refuses that', () => {
    const files = {
      'compose.yaml': 'include: [c.yaml]\nservices: {a: {extends: b, ports: ["3:3"]}}\n',
      'c.yaml': part,
    };
    expect([...bindingsOf(files)].sort()).toEqual(['a any tcp 2 to 2', 'a any tcp 3 to 3', 'b any tcp 2 to 2']);
    expect(warningsOf(files)).toEqual([
      'compose.yaml:2:25 a service of an included file can only be extended by docker compose 5',
    ]);
  });

  test('is changed by an override file in every version', () => {
    const files = {
      'compose.yaml': 'include: [c.yaml]\n',
      'c.yaml': part,
      'compose.override.yaml': 'services: {b: {ports: !override ["3:3"]}}\n',
    };
    expect(bindingsOf(files)).toEqual(['b any tcp 3 to 3']);
    expect(warningsOf(files)).toEqual([]);
  });

  test('may include in turn, and twice the same', () => {
    const files = {
      'compose.yaml': main('[s.yaml, t.yaml]'),
      's.yaml': 'include: [d/u.yaml]\n',
      't.yaml': 'include: [d/u.yaml]\n',
      'd/u.yaml': 'include: [v.yaml]\n',
      'd/v.yaml': part,
    };
    expect(refusalsOf(files)).toEqual([]);
    expect([...bindingsOf(files)].sort()).toEqual(['a any tcp 1 to 1', 'b any tcp 2 to 2']);
    expect(warningsOf(files)).toEqual([]);
    expect([...load(files).roles.values()]).toEqual(['main', 'included', 'included', 'included', 'included']);
  });

  test('may be above the scanned folder, within the repository', () => {
    const project = load({ 'compose.yaml': main('[../c.yaml]') }, {}, { '../c.yaml': part });
    expect(project.services.map(({ name }) => name).sort()).toEqual(['a', 'b']);
    expect(project.complaints).toEqual([]);
  });
});

describe('what cannot be included', () => {
  test.each([
    ['s/c.yaml', 'compose.yaml:1:10 include must be a list'],
    ['[none.yaml]', 'compose.yaml:1:11 none.yaml does not exist'],
    ['[s]', 'compose.yaml:1:11 s is a directory, not a file'],
    ['[{path: s/c.yaml, env_file: none.env}]', 'compose.yaml:1:38 none.env does not exist'],
    ['[compose.yaml]', 'compose.yaml:1:11 compose.yaml includes itself'],
  ])('%s', (include, refusal) => {
    expect(refusalsOf({ 'compose.yaml': main(include), 's/c.yaml': part })).toEqual([refusal]);
  });

  test.each([
    '../../out.yaml',
    '/etc/c.yaml',
    'https://example.com/c.yaml',
    'oci://example.com/c:1',
    'git@example.com:a/b.git',
  ])('%s is a warning, and the rest counts', (path) => {
    const files = { 'compose.yaml': main(`["${path}"]`) };
    expect(refusalsOf(files)).toEqual([]);
    expect(warningsOf(files)).toHaveLength(1);
    expect(bindingsOf(files)).toEqual(['a any tcp 1 to 1']);
  });

  test('a bomb of includes', () => {
    const levels = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `l${i}.yaml`,
        `include: [l${i + 1}.yaml, l${i + 1}.yaml, l${i + 1}.yaml]\n`,
      ]),
    );
    const files = { 'compose.yaml': main('[l0.yaml]'), ...levels, 'l20.yaml': part };
    expect(
      warningsOf(files).some((warning) =>
        warning.endsWith('the project includes too many files: the rest is left out'),
      ),
    ).toBe(true);
  });
});
