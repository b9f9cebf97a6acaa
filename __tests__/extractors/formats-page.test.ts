import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatsPage } from '../../src/extractors/formats-page.ts';
import { extractors } from '../../src/extractors/index.ts';
import { adapters } from '../../src/extractors/source-code/adapters.ts';

const configs = [...new Set(Object.values(adapters).flatMap(({ facts }) => facts.configs))];

test('docs/formats.md is current (UPDATE=1 writes it)', () => {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'formats.md');
  const page = formatsPage(extractors, configs);
  if (process.env['UPDATE']) writeFileSync(path, page);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(page);
  for (const { name } of extractors) expect(page).toContain(`| ${name} |`);
});

test('every extractor has an id of its own and says what it reads', () => {
  const ids = extractors.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, name, files, reads } of extractors) {
    expect([id, name === '' || files.length === 0 || reads === '']).toEqual([id, false]);
  }
});

test('the files that an extractor names are its own', () => {
  const strangers = extractors.flatMap(({ id, files, matches }) =>
    files
      .filter((file) => !/[\s`]/.test(file) && id !== 'source-code' && id !== 'shell-script')
      .map((file) => file.replaceAll('*', 'x').replace(/^x\./, 'x.'))
      .filter((file) => !matches(file) && !matches(`config/${file}`))
      .map((file) => `${id}: ${file}`),
  );
  expect(strangers).toEqual([]);
});
