import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** ARCHITECTURE.md's table: the folders that each folder may import from, besides itself. `*`: all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  parsing: ['model'],
  signatures: ['model'],
  changes: ['model'],
  reporters: ['model'],
  compose: ['model', 'parsing'],
  commands: ['model', 'parsing', 'signatures'],
  extractors: ['model', 'parsing', 'compose', 'commands', 'signatures'],
  resolution: ['model', 'signatures'],
  config: ['model', 'parsing', 'rules'],
  rules: ['model', 'signatures'],
  // Edits are values of the model; who examines the repository again is handed in.
  fixing: ['model'],
  platform: ['model', 'parsing'],
  // Says with git and GitHub's API what a run is about: the rim of the action, as `platform` is the rim of both entries.
  github: ['model', 'parsing', 'changes', 'platform'],
};

const source = join(import.meta.dirname, '..', 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort();
const textOf = (path: string) => readFileSync(join(source, path), 'utf8');
/** Statements begin their line; what stands in a string of example code does not count. */
const importsOf = (path: string) =>
  [...textOf(path).matchAll(/^(?:import\b|export\b|\}).*?(?:from |import |import\()'([^']+)'/gm)].flatMap(
    (match) => match[1] ?? [],
  );
/** The code without its comments and its one-line strings. */
const codeOf = (path: string) =>
  textOf(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`/g, '');

describe('the folders import only what the table allows', () => {
  test.each(files.filter((path) => path.includes('/')))('%s', (path) => {
    const folder = path.split('/')[0] ?? '';
    const allowed = mayImport[folder];
    expect(allowed, `the folder ${folder} is not in the table`).toBeDefined();
    const imported = importsOf(path)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => join(path, '..', specifier).replaceAll('\\', '/').split('/')[0] ?? '');
    const strangers = imported.filter((other) => other !== folder && !allowed?.includes(other));
    expect(strangers).toEqual([]);
  });
});

describe('only the rim touches the world', () => {
  const core = files.filter((path) => !/^(?:platform\/|github\/|action\.ts|cli\.ts)/.test(path));
  test.each(core)('%s', (path) => {
    const worldly = importsOf(path).filter((specifier) =>
      /^(?:node:)?(?:fs|child_process|net|http|https|dgram|os|process)(?:\/|$)|^@actions\//.test(specifier),
    );
    expect(worldly).toEqual([]);
    // Signatures are data full of example code.
    if (path.startsWith('signatures/')) return;
    expect(codeOf(path)).not.toMatch(
      /\bprocess\.(?:env|argv|cwd|exit|stdout|stderr|platform|hrtime|pid)\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\.|\bglobalThis\b/,
    );
  });
});

test('the CLI never loads the action toolkit', () => {
  expect(importsOf('cli.ts').filter((specifier) => specifier.startsWith('@actions/'))).toEqual([]);
});

test('code files stay short enough to read', () => {
  const long = files
    .filter((path) => !path.startsWith('signatures/'))
    .filter((path) => textOf(path).split('\n').length > 301);
  expect(long).toEqual([]);
});
