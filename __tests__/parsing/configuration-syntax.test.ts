import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Location } from '../../src/model/location.ts';
import { type Directive, parseDirectiveLines, parseDirectives } from '../../src/parsing/directives.ts';
import { type dialects, dialects as keyValueDialects, parseKeyValues } from '../../src/parsing/key-values.ts';
import { expandPlaceholders } from '../../src/parsing/placeholders.ts';
import { parseSettings } from '../../src/parsing/settings.ts';
import { parseToml } from '../../src/parsing/toml.ts';
import { TracedText, wholeText } from '../../src/parsing/traced-text.ts';

const place = ({ start, end }: Location) => `${start.line}:${start.column}-${end.line}:${end.column}`;
const file = (text: string) => ({ path: 'x', text });

function settings(text: string, syntax: Parameters<typeof parseSettings>[1]): readonly string[] {
  return parseSettings(file(text), syntax).documents.flatMap((document) =>
    document.map(({ path, value }) => `${path}=${value.text} ${place(value.location)}`),
  );
}

const toml: readonly (readonly [string, string, readonly string[]])[] = [
  ['keys', 'a = 1\nb.c = "x"', ['a=1 1:5-1:6', 'b.c=x 2:8-2:9']],
  ['tables', '[a.b]\nport = 80\n[a]\nq = 2', ['a.b.port=80 2:8-2:10', 'a.q=2 4:5-4:6']],
  [
    'arrays of tables',
    '[[s]]\np = 1\n[[s]]\np = 2\n[[s.t]]\nq = 3',
    ['s.0.p=1 2:5-2:6', 's.1.p=2 4:5-4:6', 's.1.t.0.q=3 6:5-6:6'],
  ],
  ['inline tables and arrays', 'a = { b = [1, "2"] }', ['a.b.0=1 1:12-1:13', 'a.b.1=2 1:16-1:17']],
  ['strings of several lines', 'a = """\nx y"""', ['a=x y 2:1-2:4']],
  ['escapes', 'a = "\\u0031"', ['a=1 1:5-1:13']],
];

const yaml: readonly (readonly [string, string, readonly string[]])[] = [
  ['documents', 'a: 1\n---\na: [x, {b: true}]\n', ['a=1 1:4-1:5', 'a.0=x 3:5-3:6', 'a.1.b=true 3:12-3:16']],
];

const keyValues: readonly (readonly [string, keyof typeof dialects, string, readonly string[]])[] = [
  [
    'sections and comments',
    'mysql',
    '[mysqld]\nport = 3307 # here\n#port=1\nskip-name\n',
    ['mysqld.port=3307 2:8-2:12'],
  ],
  ['indented lines go on', 'supervisord', '[a]\nc=x\n  y ; z\nd: 1', ['a.c=x y 2:3-3:4', 'a.d=1 4:4-4:5']],
  ['a backslash goes on', 'systemd', '[S]\nE=a \\\n# no\n  b\nF=1', ['S.E=a b 2:3-4:4', 'S.F=1 5:3-5:4']],
  ['words', 'redis', 'port 6380\n# port 1\nbind 127.0.0.1 ::1', ['port=6380 1:6-1:10', 'bind=127.0.0.1 ::1 3:6-3:19']],
  [
    'quotes',
    'postgresql',
    "listen_addresses = '*' # x\nport 5433",
    ['listen_addresses=* 1:21-1:22', 'port=5433 2:6-2:10'],
  ],
  ['properties', 'properties', '! c\na.b: 1\nc 2\nd=\\\n  3', ['a.b=1 2:6-2:7', 'c=2 3:3-3:4', 'd=3 5:3-5:4']],
];

describe('every value has its place', () => {
  test.each(toml)('TOML: %s', (_, text, expected) => expect(settings(text, 'toml')).toEqual(expected));
  test.each(yaml)('YAML: %s', (_, text, expected) => expect(settings(text, 'yaml')).toEqual(expected));
  test.each(keyValues)('%s', (_, dialect, text, expected) => expect(settings(text, dialect)).toEqual(expected));
});

test('TOML that is none is a problem with a place', () => {
  expect(parseToml(file('a = [\n')).problems).toMatchObject([{ severity: 'error', location: { start: { line: 2 } } }]);
});

function shape(directives: readonly Directive[]): unknown {
  return directives.map(({ words, block }) => [...words.map(({ text }) => text), ...(block ? [shape(block)] : [])]);
}

test.each([
  ['nginx', 'semicolon', 'a { b "c d" x\\;y; # e\n f; } g;', [['a', [['b', 'c d', 'x\\;y'], ['f']]], ['g']]],
  ['a stray brace', 'semicolon', 'a; } b;', [['a'], ['b']]],
  ['a block without its end', 'semicolon', 'a { b;', [['a', [['b']]]]],
  ['Caddy', 'line', ':80, {$A:b} {\n  x `y z`\n}\n', [[':80,', '{$A:b}', [['x', 'y z']]]]],
] as const)('directives: %s', (_, end, text, expected) => {
  expect(shape(parseDirectives(file(text), end))).toEqual(expected);
});

test('lines of words', () => {
  const lines = parseDirectiveLines(file('Listen 80 # x\n# y\nA "b c" \\\n d\n'));
  expect(lines.map((words) => words.map(({ text }) => text))).toEqual([
    ['Listen', '80'],
    ['A', 'b c', 'd'],
  ]);
});

test.each([
  ['${PORT:8080}', '8080', 'PORT'],
  ['${PORT:-8080}', '8080', 'PORT'],
  ['${server.port:8080}', '8080', undefined],
  [':$PORT', ':${PORT}', undefined],
  ['%(ENV_PORT)s', '${PORT}', undefined],
  ['{{ port }}', '{{ port }}', undefined],
])('the placeholder %s', (text, expanded, variable) => {
  const result = expandPlaceholders(TracedText.of(wholeText(file(text))));
  expect([result.text, result.variable]).toEqual([expanded, variable]);
});

test('no text makes a reader throw', () => {
  const syntaxes = ['json', 'yaml', 'toml', ...Object.keys(keyValueDialects)] as const;
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[[\]{}"'=:;#\\\n ap$%]*$/));
  fc.assert(
    fc.property(text, (source) => {
      for (const syntax of syntaxes) parseSettings(file(source), syntax as 'json');
      for (const end of ['semicolon', 'line'] as const) parseDirectives(file(source), end);
      parseDirectiveLines(file(source));
      parseKeyValues(file(source), keyValueDialects.php);
      expandPlaceholders(TracedText.of(wholeText(file(source))));
    }),
  );
});
