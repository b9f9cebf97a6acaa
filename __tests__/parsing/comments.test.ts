import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { commentsOf } from '../../src/parsing/comments.ts';
import { type Grammars, type LanguageId, languages } from '../../src/parsing/source-code.ts';
import { loadGrammars } from '../../src/platform/grammars.ts';

let grammars: Grammars;
beforeAll(async () => {
  grammars = await loadGrammars(Object.keys(languages) as LanguageId[]);
});

/** `1:3 alone # text`, one a comment. */
const render = (path: string, text: string) =>
  commentsOf({ path, text }, grammars).map(
    (one) => `${one.location.start.line}:${one.location.start.column}${one.isAlone ? ' alone' : ''} ${one.text}`,
  );

test.each<[string, string, string[]]>([
  ['a.yaml', 'a: b # one\n  # two\nc: |\n  # no\nd: "# no"\ne: x#no\n', ['1:6 # one', '2:3 alone # two']],
  ['a.yml', '# one\r\na: >-\r\n  x\r\n  # no\r\n# two\r\n', ['1:1 alone # one', '5:1 alone # two']],
  ['a.yml', '--- # one\na: [b, # two\n c]\n... # three\n', ['1:5 # one', '2:8 # two', '4:5 # three']],
  ['a.jsonc', '{ "a": "// no" /* one */ } // two\n', ['1:16 /* one */', '1:28 // two']],
  ['x/turbo.json', '{\n  // one\n}\n', ['2:3 alone // one']],
  ['package.json', '{ "a": "// no" }\n', []],
  ['Dockerfile', '# one\nRUN echo # no\nENV A="# no"\n', ['1:1 alone # one']],
  ['api.Dockerfile', '  # one\n', ['1:3 alone # one']],
  ['.env', 'A=1 # one\n# two\nB="# no"\nC=x#no\n', ['1:5 # one', '2:1 alone # two']],
  ['.env.local', '# one\n', ['1:1 alone # one']],
  ['Makefile', "dev: # one\n\techo '# no' \\# no\n", ['1:6 # one']],
  ['run.sh', '#!/bin/sh\necho "a # no" # one\necho $#\n', ['1:1 alone #!/bin/sh', '2:15 # one']],
  ['Procfile', '# one\nweb: node x.js\n', ['1:1 alone # one']],
  ['a.toml', 'a = "# no" # one\r\n', ['1:12 # one']],
  ['a.ini', '; one\n  # two\na = b ; no\n', ['1:1 alone ; one', '2:3 alone # two']],
  ['a.properties', '! one\na=#no\n', ['1:1 alone ! one']],
  ['a.csproj', '<a>\n  <!-- one -->\n</a>\n', ['2:3 alone <!-- one -->']],
  ['a.js', 'f(1); // one\n/* two\n */ g("// no", `# no`);\n', ['1:7 // one', '2:1 alone /* two\n */']],
  ['a.ts', 'const a: string = "// no"; // one\n', ['1:28 // one']],
  ['a.tsx', 'const a = <b>// no</b>; // one\n', ['1:25 // one']],
  ['a.go', 'package a // one\nvar b = `// no`\n', ['1:11 // one']],
  ['a.py', 'a = "# no"\n# one\n"""\n# no\n"""\n', ['2:1 alone # one']],
  ['a.rb', 'a = "# no" # one\n', ['1:12 # one']],
  ['a.rs', 'fn a() {} // one\nconst B: &str = "// no"; /* two */\n', ['1:11 // one', '2:26 /* two */']],
  ['deploy/nginx.conf', 'listen 80; # one\n# two\n', ['1:12 # one', '2:1 alone # two']],
  ['sites-available/shop', 'listen 80; # one\n', ['1:12 # one']],
  ['supervisord.conf', '; one\n# two\n', ['2:1 alone # two', '1:1 alone ; one']],
  ['api.service', '# one\n', ['1:1 alone # one']],
  ['haproxy.cfg', 'bind :80 # one\n', ['1:10 # one']],
  ['Tiltfile', 'f(1) # one\n', ['1:6 # one']],
  ['.vscode/launch.json', '{ // one\n}\n', ['1:3 // one']],
  ['notes.txt', '# no\n', []],
  ['README.md', '# no\n', []],
])('%s %j', (path, text, expected) => {
  expect(render(path, text)).toEqual(expected);
});

test('a comment stands where it says, whatever the text is', () => {
  const piece = fc.constantFrom(
    '#',
    ' ',
    '\n',
    '\r\n',
    '"',
    "'",
    '\\',
    '//',
    '/*',
    '*/',
    'a',
    ': ',
    '- ',
    '|',
    '<!--',
    '-->',
    '\u001f',
    '\t',
  );
  const path = fc.constantFrom('a.yaml', 'a.jsonc', '.env', 'a.xml', 'a.ini', 'Dockerfile', 'a.py', 'a.js');
  fc.assert(
    fc.property(path, fc.array(piece, { maxLength: 40 }), (name, pieces) => {
      const text = pieces.join('');
      const lines = text.split('\n');
      for (const { text: written, location } of commentsOf({ path: name, text }, grammars)) {
        const { line, column } = location.start;
        const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n');
        expect(rest.startsWith(written)).toBe(true);
        expect(written).not.toBe('');
      }
    }),
  );
});

test('a long line of quotes takes no time', () => {
  expect(render('.env', `A=${`'"`.repeat(50_000)} # x`)).toHaveLength(1);
  expect(render('.env', `${'"\\'.repeat(50_000)}`)).toEqual([]);
});

test.each(Object.entries(languages))('%s has comments', (_language, { extensions }) => {
  const found = ['// note\n', '# note\n', '-- note\n', '<?php // note\n'].flatMap((text) =>
    render(`a.${extensions[0]}`, text),
  );
  expect(found.filter((line) => line.endsWith(' note'))).not.toEqual([]);
});
