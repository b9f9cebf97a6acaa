import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dockerfile } from '../../src/extractors/dockerfile.ts';
import { justfile } from '../../src/extractors/justfile.ts';
import { makefile } from '../../src/extractors/makefile.ts';
import { markdown } from '../../src/extractors/markdown.ts';
import { packageJson } from '../../src/extractors/package-json.ts';
import { procfile } from '../../src/extractors/procfile.ts';
import { extract } from '../extractors/extracting.ts';
import { leavesOf, read } from './reading.ts';

const fragments = [
  ...[
    'npm run dev',
    'vite',
    'next dev',
    'docker run',
    'docker compose up',
    'concurrently',
    'ssh',
    'make',
    'env',
    'cd ..',
  ],
  ...[
    '-p',
    '--port',
    '--port=',
    '3000',
    '70000',
    '0.0.0.0:',
    '$PORT',
    '${PORT:-3000}',
    '"',
    "'",
    '\\',
    '`',
    '$(',
    ')',
    '(',
    '{',
    '}',
  ],
  ...[
    '&&',
    '||',
    ';',
    '|',
    '&',
    '\n',
    ' ',
    '<<EOF',
    '>',
    '#',
    '%PORT%',
    '$env:PORT',
    'for i in',
    'do',
    'done',
    'if',
    'then',
    'fi',
    '\u{1f600}',
    '\u0000',
  ],
];
const line = fc.array(fc.constantFrom(...fragments), { maxLength: 25 }).map((parts) => parts.join(' '));

describe('no command line throws', () => {
  test('made of what command lines are made of', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { activity } = read(text, {
          'package.json': JSON.stringify({ scripts: { dev: text } }),
          Makefile: `dev:\n\t${text}`,
        });
        expect(leavesOf(activity).length).toBeLessThan(10_000);
      }),
      { numRuns: 400 },
    );
  });

  test('files of any text', () => {
    const files = [packageJson, makefile, justfile, dockerfile, markdown, procfile].map((extractor, index) => {
      const path = ['package.json', 'Makefile', 'justfile', 'Dockerfile', 'README.md', 'Procfile'][index] ?? '';
      return { extractor, path };
    });
    fc.assert(
      fc.property(line, fc.string(), (commands, noise) => {
        for (const { extractor, path } of files) {
          for (const text of [
            noise,
            `a: ${commands}\n\t${commands}\n`,
            `FROM a\nEXPOSE ${commands}\nCMD ${commands}`,
            `\`\`\`sh\n${commands}\n\`\`\``,
          ]) {
            expect(extract(extractor, path, { [path]: text }).declarations).toBeDefined();
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('hostile input ends soon', () => {
  test('scripts that double', () => {
    const scripts = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`s${index}`, `npm run s${index + 1} & npm run s${index + 1}`]),
    );
    const { problems } = extract(packageJson, 'package.json', { 'package.json': JSON.stringify({ scripts }) });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each([
    ['nested substitutions', '$('.repeat(5000)],
    ['long formulas', `serve -l $((${'1+'.repeat(30_000)}1))`],
    ['lists that double', `a=(1 2 3); ${'a=("${a[@]}" "${a[@]}"); '.repeat(500)} serve -l "\${a[@]}"`],
    ['nested quotes', `bash -c "${'bash -c \\"'.repeat(300)}`],
    ['long words', `vite --port ${'1'.repeat(60_000)}`],
    ['many flags', `vite ${'--port 3000 '.repeat(5000)}`],
    ['many pipes', 'serve -l 1 | '.repeat(3000)],
    ['many colons', `docker run -p ${'1:'.repeat(20_000)}1 x`],
    ['a huge range', 'docker run -p 1-65535:1-65535 x'],
    ['a line that is too long', 'x '.repeat(100_000)],
    ['deep JSON', '['.repeat(100_000)],
  ])('%s', (_, text) => {
    expect(() => {
      read(text);
      extract(packageJson, 'package.json', { 'package.json': text });
      extract(makefile, 'Makefile', { Makefile: `a:\n\t${text}` });
    }).not.toThrow();
  });
});

describe('hostile files end soon', () => {
  const many = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join('');
  const loops = (body: string) =>
    Array.from({ length: 8 }).reduce<string>(
      (inner, _, i) => `for a${i} in ${many(32, (n) => `${n} `)}; do ${inner}; done`,
      body,
    );

  test.each([
    [
      'variables that double',
      makefile,
      `A0=x\n${many(60, (i) => `A${i + 1}=$(A${i})$(A${i})$(A${i})\n`)}a:\n\tnode $(A60)\n`,
    ],
    ['targets that double', makefile, many(40, (i) => `t${i}: t${i + 1} t${i + 1} t${i + 1}\n`)],
    ['many targets that share long recipes', makefile, many(1000, (i) => `t${i}: t${i + 1}\n${'\tx\n'.repeat(160)}`)],
    [
      'many exports for many targets',
      makefile,
      many(20_000, (i) => `export A${i}=1\n`) + many(20_000, (i) => `t${i}:\n\tx\n`),
    ],
    ['one target of many lines', makefile, `a:\n${'\tx\n'.repeat(300_000)}`],
    ['one target that stands often', makefile, 'a: b\n'.repeat(200_000)],
    ['a long name without a colon', justfile, 'a'.repeat(500_000)],
    ['many recipes that follow each other', justfile, many(20_000, (i) => `t${i}: t${i + 1}\n  node x\n`)],
    ['one recipe of many lines', justfile, `a:\n${'  x\n'.repeat(300_000)}`],
    ['a comment without an end', dockerfile, '#'.repeat(500_000)],
    ['many stages', dockerfile, 'FROM a AS b\n'.repeat(50_000)],
    ['many ports', dockerfile, `FROM a\n${'EXPOSE 80\n'.repeat(50_000)}`],
    ['a variable that doubles', procfile, `a: A=x; ${'A=$A$A; '.repeat(200)} node $A`],
    ['loops in loops', procfile, `a: ${loops('vite')}`],
    ['loops of assignments', procfile, `a: ${loops('A=1')}`],
    ['functions that double', procfile, `a: ${many(60, (i) => `f${i}() { f${i + 1}; f${i + 1}; }; `)} f0`],
  ])('%s', (_, extractor, text) => {
    const path = pathOf[extractor.id] ?? '';
    expect(() => extract(extractor, path, { [path]: text })).not.toThrow();
  });
});

const pathOf: Readonly<Record<string, string>> = {
  makefile: 'Makefile',
  justfile: 'justfile',
  dockerfile: 'Dockerfile',
  procfile: 'Procfile',
};

test('a runner over a workspace of many packages starts each of them', () => {
  const files: Record<string, string> = {
    'package.json': JSON.stringify({
      workspaces: ['packages/*'],
      scripts: { dev: 'turbo run dev', start: 'pnpm -r start' },
    }),
  };
  for (let index = 0; index < 300; index++) {
    files[`packages/p${index}/package.json`] = JSON.stringify({
      name: `p${index}`,
      scripts: { dev: `vite --port ${4000 + index}`, start: 'npm run dev', build: 'vite build', test: 'vitest run' },
    });
  }
  const { declarations } = extract(packageJson, 'package.json', files);
  const dev = declarations.find((one) => one.kind === 'unit' && one.id === 'script:package.json#dev');
  const ports = JSON.stringify(dev).match(/"first":4\d\d\d\b/g) ?? [];
  expect(new Set(ports).size).toBe(300);
});
