import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type LanguageId, languages } from '../../src/parsing/source-code.ts';
import { loadGrammars } from '../../src/platform/grammars.ts';

const { copyGrammars } = await import('../../scripts/grammars.mjs');

it('loads nothing when nothing is asked for', async () => {
  const grammars = await loadGrammars([]);

  expect(grammars.has('go')).toBe(false);
  expect(grammars.parse('go', 'package main')).toBeUndefined();
});

it('loads only the languages asked for', async () => {
  const grammars = await loadGrammars(['go']);

  expect(grammars.has('javascript')).toBe(false);
  expect(grammars.parse('go', 'package main')?.type).toBe('source_file');
});

it.each(Object.keys(languages) as LanguageId[])('parses %s, and counts offsets in UTF-16 units', async (language) => {
  const text = language === 'go' ? 'package a /* 😀 */; var b = 1' : '/* 😀 */ let b = 1';
  const tree = (await loadGrammars([language])).parse(language, text);

  expect(tree?.end).toBe(text.length);
});

it('copies every file that is loaded, byte by byte', () => {
  const directory = mkdtempSync(join(tmpdir(), 'grammars-'));
  try {
    const names = copyGrammars(directory);

    expect(readdirSync(directory).sort()).toEqual([...names].sort());
    for (const { grammar } of Object.values(languages)) expect(names).toContain(grammar.file);
    for (const name of names.filter((file: string) => file.endsWith('.wasm'))) {
      expect([...readFileSync(join(directory, name)).subarray(0, 4)]).toEqual([0x00, 0x61, 0x73, 0x6d]);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
