import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfiguration, readConfiguration } from '../../src/config/configuration.ts';
import { configurationKeys, ignoreKeys, launchKeys, overrideKeys } from '../../src/config/configuration-schema.ts';
import { noConfiguration } from '../../src/model/configuration.ts';
import type { Report } from '../../src/model/report.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { runPreflight } from '../run-preflight.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs');
const page = readFileSync(join(docs, 'configuration.md'), 'utf8');

interface Example {
  readonly title: string;
  /** Fenced blocks by the path in their first line: a tiny repository with its configuration. */
  readonly files: Readonly<Record<string, string>>;
  /** The `text` block: what is reported. */
  readonly expected: string;
}

const fences = /^```(?<language>\w+)(?: (?<path>\S+))?\n(?<text>[\s\S]*?)^```$/gm;

const examples: readonly Example[] = page
  .split(/^#{2,3} /m)
  .map((section) => {
    const blocks = [...section.matchAll(fences)].map(({ groups }) => groups ?? {});
    const files = blocks.flatMap(({ path, text }) => (path ? [[path, text ?? ''] as const] : []));
    const expected = blocks.find(({ language }) => language === 'text')?.['text'] ?? '';
    return { title: section.split('\n', 1)[0] ?? '', files: Object.fromEntries(files), expected };
  })
  .filter(({ files }) => Object.keys(files).length > 0);

const render = ({ findings }: Report) =>
  findings.map(({ severity, ruleId, message }) => `${severity} ${ruleId}: ${message}\n`).join('') || 'no conflict\n';

describe('the examples of docs/configuration.md', () => {
  test('are there', () => expect(examples.length).toBeGreaterThanOrEqual(5));

  test.each(examples)('$title', async ({ files, expected }) => {
    const repository = memoryRepository(files);
    const configuration = readConfiguration(repository, '');
    const report = await runPreflight(repository, { configuration });
    expect(render(report)).toBe(expected);
    expect(report.problems).toEqual([]);
    const without = await runPreflight(repository, { configuration: noConfiguration });
    expect(render(without), 'the configuration must make a difference').not.toBe(expected);
  });
});

test('the example at the top is a configuration', () => {
  const text = /^```yaml\n(?<text>[\s\S]*?)^```$/m.exec(page)?.groups?.['text'] ?? '';
  expect(parseConfiguration({ path: 'c.yml', text })).toMatchObject({ launches: [{}], alternatives: [[{}, {}]] });
});

const entries = [...launchKeys, ...overrideKeys, ...ignoreKeys];

test.each([...configurationKeys.map((key) => `## ${key}\n`), ...entries.map((key) => `| \`${key}\` |`)])(
  'the page has %s',
  (text) => {
    expect(page).toContain(text);
  },
);

test('the comments of docs/living-with-findings.md silence what they say', async () => {
  const text = readFileSync(join(docs, 'living-with-findings.md'), 'utf8');
  const compose = /^```yaml compose\.yaml\n(?<text>[\s\S]*?)^```$/m.exec(text)?.groups?.['text'] ?? '';
  const bare = await runPreflight(memoryRepository({ 'compose.yaml': compose.replace(/ *# .*/g, '') }));
  const { findings, problems, stats } = await runPreflight(memoryRepository({ 'compose.yaml': compose }));
  expect([findings, problems]).toEqual([[], []]);
  expect(stats.suppressed.comments).toBe(bare.findings.length);
  expect(bare.findings.length).toBeGreaterThanOrEqual(3);
});
