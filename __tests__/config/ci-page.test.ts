import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formats, optionDescriptions } from '../../src/config/options.ts';

const root = join(import.meta.dirname, '..', '..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const page = textOf('docs/ci.md');
const blocks = [...page.matchAll(/^```(?<language>\w+)\n(?<text>[\s\S]*?)^```$/gm)].map(({ groups }) => groups ?? {});

describe('docs/ci.md', () => {
  test.each(formats.filter((format) => format !== 'terminal'))('says what %s is for', (format) => {
    expect(page).toContain(`\`${format}\``);
  });

  test('uses options that are there', () => {
    const known = Object.values(optionDescriptions).map(({ flag }) => flag?.split(' ', 1)[0]);
    const commands = blocks.flatMap(({ text = '' }) => [
      ...text.matchAll(/port-preflight(?:@\d)? (?<flags>--[^|>\n]*)/g),
    ]);
    const flags = commands.flatMap(({ groups }) => groups?.['flags']?.match(/--[a-z-]+/g) ?? []);
    expect(flags.length).toBeGreaterThan(3);
    for (const flag of flags) expect(known).toContain(flag);
    for (const [, format] of page.matchAll(/--(?:report-)?format ([a-z]+)/g)) expect(formats).toContain(format);
  });

  test.each(blocks.filter(({ language }) => language === 'yaml'))(
    'has YAML that can be read: $text',
    ({ text = '' }) => {
      expect(parse(text)).toBeTypeOf('object');
    },
  );
});

test('the hook of pre-commit starts the program, on all of the repository', () => {
  const { bin } = JSON.parse(textOf('package.json'));
  const [hook, ...others] = parse(textOf('.pre-commit-hooks.yaml'));
  expect(others).toEqual([]);
  expect(Object.keys(bin)).toContain(hook.entry);
  expect(hook).toMatchObject({ id: 'port-preflight', language: 'node', pass_filenames: false });
  expect(page).toContain(`- id: ${hook.id}`);
});

test('every link of the documentation leads somewhere', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`),
  ].filter((file) => file.endsWith('.md'));
  const missing = pages.flatMap((file) =>
    [...textOf(file).matchAll(/\]\((?<path>[^)#:]+)(?:#[^)]*)?\)/g)]
      .map(({ groups }) => join(dirname(file), groups?.['path'] ?? ''))
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${file}: ${path}`),
  );
  expect(missing).toEqual([]);
});
