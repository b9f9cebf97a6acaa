import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { rulesPage } from '../../src/rules/rules-page.ts';

test('RULES.md is current (UPDATE=1 writes it)', () => {
  const path = join(import.meta.dirname, '..', '..', 'RULES.md');
  const page = rulesPage(rules);
  if (process.env['UPDATE']) writeFileSync(path, page);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(page);
  expect([...page.matchAll(/^## (.+)$/gm)].map((heading) => heading[1])).toEqual(rules.map(({ id }) => id));
});

test('the README names every rule', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  expect(rules.filter(({ id }) => !readme.includes(`\`${id}\``)).map(({ id }) => id)).toEqual([]);
});
