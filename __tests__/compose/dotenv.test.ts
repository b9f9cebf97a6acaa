import { describe, expect, test } from 'vitest';
import { evaluateDotenv, parseDotenv } from '../../src/parsing/dotenv.ts';
import { placeOf, plainText, runOf } from '../../src/parsing/interpolation.ts';

function read(text: string, surrounding: Readonly<Record<string, string>> = {}) {
  const { entries, problems } = parseDotenv({ path: '.env', text });
  const lookup = (name: string) => (name in surrounding ? runOf(surrounding[name] ?? '') : undefined);
  const evaluated = evaluateDotenv(entries, lookup, new Map());
  return {
    values: Object.fromEntries([...evaluated.variables].map(([name, value]) => [name, plainText(value)])),
    problems: [...problems, ...evaluated.problems].map(
      ({ message, location }) => `${location.start.line}:${location.start.column} ${message}`,
    ),
    entries,
  };
}

/** Texts and their values; `E=env` is in the surrounding environment. */
// biome-ignore format: a table
const grammar: readonly (readonly [text: string, values: Readonly<Record<string, string>>])[] = [
  ['K=V\n', { K: 'V' }], ['K=V', { K: 'V' }], ['K = V\n', { K: 'V' }], ['K: V\n', { K: 'V' }], ['  K=V\n', { K: 'V' }], ['export K=V\n', { K: 'V' }], ['export  K = V\n', { K: 'V' }],
  ['K=\n', { K: '' }], ['K=V   \n', { K: 'V' }], ['K=a b\n', { K: 'a b' }], ['K=a=b\n', { K: 'a=b' }], ['\ufeffK=V\n', { K: 'V' }], ['K=V\r\nL=W\r\n', { K: 'V', L: 'W' }],
  ['# note\nK=V\n', { K: 'V' }], ['K=2 # note\n', { K: '2' }], ['K=2#c\n', { K: '2#c' }], ['K= # note\n', { K: '# note' }], ['\n\nK=V\n', { K: 'V' }],
  ['K="V"\n', { K: 'V' }], ["K='V'\n", { K: 'V' }], ['K="V" # note\n', { K: 'V' }], ['K="a#b"\n', { K: 'a#b' }], ['K="a\nb"\nL=1\n', { K: 'a\nb', L: '1' }],
  ['K="a\\nb\\"c\\\\d"\n', { K: 'a\nb"c\\d' }], ["K='a\\nb\\'c'\n", { K: "a\\nb'c" }], ['K="\\$E"\n', { K: '$E' }], ['K="\\0101"\n', { K: 'A' }], ['K="\\x"\n', { K: '\\x' }],
  ['A=1\nA=2\n', { A: '2' }], ['K=$E\n', { K: 'env' }], ['K="${E}"\n', { K: 'env' }], ["K='$E'\n", { K: '$E' }], ['A=1\nK=${A}2\n', { A: '1', K: '12' }], ['K=${B:-7}\nB=5\n', { K: '7', B: '5' }], ['E=1\nK=$E\n', { E: '1', K: 'env' }], ['K=$$E\n', { K: '$E' }],
  ['E\n', { E: 'env' }], ['X\n', {}], ['K', {}], ['a.b-c[0]=1\n', { 'a.b-c[0]': '1' }], ['K="V" L=W\n', { K: 'V', L: 'W' }], ['', {}],
];

describe('grammar', () => {
  test.each(grammar)('%j', (text, values) => {
    expect(read(text, { E: 'env' })).toMatchObject({ values, problems: [] });
  });

  test.each([
    ['A=1\nfoo bar\nB=2\n', ['2:1 a variable name cannot contain a space'], { A: '1' }],
    ['A!=1\n', ['1:2 unexpected character "!" in a variable name'], {}],
    ['A=1\nB="x\ny\n', ['2:3 a quoted value is not closed'], { A: '1' }],
    ['A=${\nB=1\n', ['1:1 the value is no valid interpolation; a literal $ is written $$'], {}],
    ['A=${B:?no}\nC=1\n', ['1:1 the required variable B has no value'], { A: '', C: '1' }],
  ])('%j is refused', (text, problems, values) => {
    expect(read(text)).toMatchObject({ problems, values });
  });
});

test('keys and values know their places', () => {
  const { entries } = read('# note\nexport PORT = "8080" # web\n');
  const [entry] = entries;
  expect(entry?.keyLocation).toEqual({ file: '.env', start: { line: 2, column: 8 }, end: { line: 2, column: 12 } });
  expect(entry?.value && placeOf(entry.value)).toEqual({
    file: '.env',
    start: { line: 2, column: 16 },
    end: { line: 2, column: 20 },
  });
});

test('names of objects are names like others', () => {
  const { entries } = parseDotenv({ path: '.env', text: '__proto__=1\nconstructor=2\n' });
  expect([...evaluateDotenv(entries, () => undefined, new Map()).variables.keys()]).toEqual([
    '__proto__',
    'constructor',
  ]);
});
