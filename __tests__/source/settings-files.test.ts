import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHocon } from '../../src/parsing/hocon.ts';
import { parseIni } from '../../src/parsing/ini.ts';
import { parseProperties, type Setting } from '../../src/parsing/properties.ts';

const show = (settings: readonly Setting[]) => settings.map(({ key, value, start }) => `${key}=${value}@${start}`);

it.each([
  ['a line', 'server.port=8080', ['server.port=8080@12']],
  ['spaces', '  server.port = 8080 \r\n', ['server.port=8080@16']],
  ['a colon', 'port: 80', ['port=80@6']],
  ['a space', 'port 80', ['port=80@5']],
  ['comments', '# a=1\n! b=2\nc=3', ['c=3@14']],
  ['a value that goes on', 'a=1\\\n2\nb=3', ['b=3@9']],
])('reads a properties file with %s', (_, text, expected) => {
  expect(show(parseProperties(text))).toEqual(expected);
});

it.each([
  ['an object', 'http {\n  port = 8080\n}', ['http.port=8080@16']],
  ['a dotted key', 'a.b.port: 80 # why', ['a.b.port=80@10']],
  ['quotes', 'a { "host" = "::1", port = 80 }', ['a.host=::1@14', 'a.port=80@27']],
  ['substitutions', 'port = 80\nport = ${?PORT}', ['port=80@7', 'port=${?PORT}@17']],
  ['objects that follow each other', 'a = { b = 1 }\nc { d = 2 }\ne = 3', ['a.b=1@10', 'c.d=2@22', 'e=3@30']],
  ['comments', '// a = 1\n# b = 2\nc = 3', ['c=3@21']],
])('reads a HOCON file with %s', (_, text, expected) => {
  expect(show(parseHocon(text))).toEqual(expected);
});

it.each([
  ['a section', '[web]\nport = 8080', ['web.port=8080@13']],
  ['colons', '[web]\nport: 80', ['web.port=80@12']],
  ['quotes', 'address = ":80" ; why', ['address=:80@11']],
  ['comments', '; a = 1\n# b = 2\nc = 3 # why', ['c=3@20']],
  ['exported variables', 'export PORT=80', ['PORT=80@12']],
])('reads an INI file with %s', (_, text, expected) => {
  expect(show(parseIni(text))).toEqual(expected);
});

it('finds every value where it says, whatever the text', () => {
  const text = fc.array(
    fc.constantFrom('{', '}', '=', ':', '"', '"""', '\n', ' ', '#', 'a', 'b.c', '$', '${A}', '80', '\\', ','),
  );
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join('');
      for (const { value, start } of [...parseHocon(whole), ...parseProperties(whole), ...parseIni(whole)]) {
        expect(whole.slice(start, start + value.length)).toBe(value);
      }
    }),
  );
});

it('comes to an end with thousands of objects', () => {
  expect(parseHocon('a {'.repeat(50_000)).length).toBe(0);
  expect(parseProperties('a'.repeat(100_000)).length).toBe(0);
  expect(parseIni('a'.repeat(100_000)).length).toBe(0);
  expect(parseIni(`a${' '.repeat(100_000)}`).length).toBe(0);
  expect(parseIni(`a=1${' '.repeat(100_000)}x`).length).toBe(1);
});
