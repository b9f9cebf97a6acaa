import { describe, expect, test } from 'vitest';
import {
  childOf,
  locateWithin,
  locationOf,
  parseYaml,
  type YamlNode,
  type YamlScalar,
} from '../../src/parsing/yaml.ts';

const parse = (text: string) => parseYaml({ path: 'a.yaml', text });
const rootOf = (text: string) => parse(text).documents[0];
const problemsOf = (text: string) =>
  parse(text).problems.map(({ message, location }) => `${location.start.line}:${location.start.column} ${message}`);

/** The tree as plain values. */
function plain(node: YamlNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
}

/** Scalars as go-yaml reads them. */
// biome-ignore format: a table
const scalars: readonly (readonly [text: string, type: string, value: unknown])[] = [
  ['22:22', 'string', '22:22'], ['8080:80/udp', 'string', '8080:80/udp'], ['yes', 'string', 'yes'], ['off', 'string', 'off'],
  ['80', 'int', 80], ['+80', 'int', 80], ['-80', 'int', -80], ['0', 'int', 0], ['-0', 'int', 0], ['0755', 'int', 493], ['010', 'int', 8], ['0o755', 'int', 493],
  ['0x50', 'int', 80], ['0X50', 'int', 80], ['-0x50', 'int', -80], ['0b1010', 'int', 10], ['8_080', 'int', 8080], ['1__0', 'int', 10],
  ['08080', 'float', 8080], ['80.0', 'float', 80], ['80.', 'float', 80], ['8e1', 'float', 80], ['.5', 'float', 0.5], ['.inf', 'float', Number.POSITIVE_INFINITY], ['-.Inf', 'float', Number.NEGATIVE_INFINITY],
  ['._5', 'string', '._5'], ['0o8', 'string', '0o8'], ['0x', 'string', '0x'], ['1-2', 'string', '1-2'], ['.', 'string', '.'], ['+', 'string', '+'],
  ['true', 'bool', true], ['FALSE', 'bool', false], ['tRue', 'string', 'tRue'], ['null', 'null', null], ['~', 'null', null], ['', 'null', null], ['NULL', 'null', null],
  ['2020-01-01', 'timestamp', '2020-01-01'], ['2020-2-30', 'string', '2020-2-30'], ['2020-1-1T10:00:00Z', 'timestamp', '2020-1-1T10:00:00Z'], ['2020-13-01', 'string', '2020-13-01'],
  ['"80"', 'string', '80'], ["'80'", 'string', '80'], ['!!str 80', 'string', '80'], ['!!int "80"', 'int', 80], ['!!float 80', 'float', 80], ['!override 80', 'string', '80'], ['!!bool true', 'bool', true],
];

describe('scalars', () => {
  test.each(scalars)('%s is a %s', (text, type, value) => {
    expect(rootOf(`a: ${text}\n`)).toBeDefined();
    expect(childOf(rootOf(`a: ${text}\n`), 'a')).toMatchObject({ kind: 'scalar', type, value });
  });

  test('a literal block keeps its line break, a folded one with a dash does not', () => {
    expect(plain(rootOf('a: |\n  80\nb: >-\n  80\n'))).toEqual({ a: '80\n', b: '80' });
  });

  test('a tag that does not fit is refused', () => {
    expect(problemsOf('a: !!int abc\n')).toEqual(['1:10 not valid YAML: abc does not fit its tag']);
  });
});

describe('merge keys', () => {
  test.each([
    ['a: &a {x: 1, y: 1}\nb: {<<: *a, y: 2}', { x: 1, y: 2 }],
    ['a: &a {x: 1, y: 1}\nb: {y: 2, <<: *a}', { x: 1, y: 2 }],
    ['a: &a {x: 1}\nc: &c {x: 2, z: 3}\nb: {<<: [*a, *c]}', { x: 1, z: 3 }],
    ['a: &a {x: [1]}\nb: {<<: *a, x: [2]}', { x: [2] }],
    ['b: {<<: {x: 1}}', { x: 1 }],
    ['b: {"<<": {x: 1}}', { '<<': { x: 1 } }],
  ])('%s', (text, expected) => {
    expect(plain(childOf(rootOf(text), 'b'))).toEqual(expected);
    expect(problemsOf(text)).toEqual([]);
  });

  test('a merged node keeps its place', () => {
    const merged = childOf(childOf(rootOf('a: &a {x: 1}\nb:\n  <<: *a\n'), 'b'), 'x');
    expect(merged && locationOf(merged)).toMatchObject({
      start: { line: 1, column: 11 },
      end: { line: 1, column: 12 },
    });
  });
});

describe('what is refused, the rest being read', () => {
  test.each([
    ['a: 1\na: 2\n', ['2:1 not valid YAML: key a stands twice'], { a: 2 }],
    [
      'x: &x {y: 1}\nb:\n  <<: *x\n  <<: *x\n',
      ['4:3 not valid YAML: key << stands twice'],
      { x: { y: 1 }, b: { y: 1 } },
    ],
    ['a: *missing\nb: 1\n', ['1:4 not valid YAML: no anchor missing stands before this alias'], { a: null, b: 1 }],
    ['a: &a [*a]\n', ['1:8 not valid YAML: anchor a contains itself'], { a: [null] }],
    ['? [1]\n: 2\nb: 1\n', ['1:3 not valid YAML: a mapping key must be a scalar'], { b: 1 }],
    ['a: {<<: 1, b: 2}\n', ['1:9 not valid YAML: only mappings can be merged'], { a: { b: 2 } }],
  ])('%j', (text, problems, expected) => {
    expect(problemsOf(text)).toEqual(problems);
    expect(plain(rootOf(text))).toEqual(expected);
  });

  test('a syntax error has a place', () => {
    expect(problemsOf('a: [1\nb: 2\n')[0]).toMatch(/^2:\d+ not valid YAML: /);
  });

  test('keys of objects are nothing special', () => {
    const root = rootOf('__proto__: 1\nconstructor: 2\n');
    expect(root?.kind === 'mapping' && [...root.entries.keys()]).toEqual(['__proto__', 'constructor']);
  });
});

describe('guards', () => {
  test('an alias bomb is refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) =>
        `a${i}: &a${i} [${
          i === 0
            ? '1'
            : Array(10)
                .fill(`*a${i - 1}`)
                .join()
        }]`,
    );
    expect(problemsOf(levels.join('\n'))).toEqual(['1:1 not valid YAML: its aliases expand to too many nodes']);
  });

  test.each([300, 100_000])('nesting of %d levels is refused', (depth) => {
    expect(problemsOf('['.repeat(depth)).length).toBeGreaterThan(0);
  });
});

describe('places', () => {
  const text = (source: string) => childOf(rootOf(source), 'a') as YamlScalar;
  const span = ({ start, end }: ReturnType<typeof locationOf>) =>
    `${start.line}:${start.column}-${end.line}:${end.column}`;

  test.each([
    ['a: "8080:80"', '1:4-1:13', '1:5-1:9'],
    ["a: '8080:80'", '1:4-1:13', '1:5-1:9'],
    ['a: 8080:80', '1:4-1:11', '1:4-1:8'],
    ['a: &x 8080:80', '1:7-1:14', '1:7-1:11'],
    ['a: !!str 8080', '1:10-1:14', '1:10-1:14'],
    ['a: "\\x38080:80"', '1:4-1:16', '1:4-1:16'],
    ['a: "8080\\\n  :80"', '1:4-2:7', '1:4-2:7'],
    ['\ufeffa: "8080:80"', '1:5-1:14', '1:6-1:10'],
    ['x: 1\r\na: "8080:80"\r\n', '2:4-2:13', '2:5-2:9'],
    ['a: "😀:80"', '1:4-1:11', '1:5-1:9'],
  ])('%j', (source, whole, firstFour) => {
    const scalar = text(source);
    expect(span(locationOf(scalar))).toBe(whole);
    expect(span(locateWithin(scalar, 0, 4))).toBe(firstFour);
  });

  test.each([
    ['a literal block', 'a: |\n  first\n\n    more\n  3000\n'],
    ['a literal block with other line ends', 'a: |\r\n  first\r\n\r\n  3000\r\n'],
    ['a literal block behind blank lines', 'a: |-\n\n\n  first 3000\n'],
    ['a literal block that says its indentation', 'a: |2+\n    first\n   3000\n\n'],
    ['a literal block at the end of the file', '- a: !!str |\n    first\n    3000'],
    ['a folded block', 'a: >\n  first\n  3000 and\n  last\n'],
  ])('what stands in %s has its place', (_, text) => {
    const root = rootOf(text);
    const scalar = childOf(root?.kind === 'sequence' ? root.items[0] : root, 'a');
    if (scalar?.kind !== 'scalar') throw new Error('no scalar');
    const at = scalar.text.indexOf('3000');
    const line = text.split('\n').findIndex((each) => each.includes('3000'));
    const column = (text.split('\n')[line]?.indexOf('3000') ?? 0) + 1;
    expect(locateWithin(scalar, at, at + 4)).toEqual({
      file: 'a.yaml',
      start: { line: line + 1, column },
      end: { line: line + 1, column: column + 4 },
    });
  });

  test('what stands in a block with folded paragraphs has the place of the block', () => {
    const scalar = childOf(rootOf('a: >\n  first\n\n  3000\n'), 'a');
    if (scalar?.kind !== 'scalar') throw new Error('no scalar');
    expect(locateWithin(scalar, 6, 10)).toEqual(locationOf(scalar));
  });

  test('several documents', () => {
    expect(parse('a: 1\n---\nb: 2\n').documents.map(plain)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(parse('# only a comment\n').documents).toEqual([]);
    expect(parse('').documents).toEqual([]);
    expect(parse('---\n').documents.map(plain)).toEqual([null]);
  });
});
