import { describe, expect, test } from 'vitest';
import { settingsExtractor } from '../../src/extractors/settings-files.ts';
import { settingsFormats } from '../../src/signatures/settings/index.ts';
import { extract, linesOf } from './extracting.ts';

describe.each(settingsFormats.map((format) => [format.id, format] as const))('%s', (_, format) => {
  const { file, text, finds } = format.example;

  test('finds what its example says, and its files match', () => {
    const extractor = settingsExtractor(format);
    expect(extractor.matches(file)).toBe(true);
    const lines = linesOf(extract(extractor, file, { [file]: text })).filter((line) => !line.includes(' unit '));
    expect(lines.map((line) => line.replace(/ config-file .*$/, ''))).toEqual(finds);
  });

  test('an empty file and nonsense say nothing', () => {
    for (const other of ['', '{', '\u0000', 'port', '- - -\n: :']) {
      expect(extract(settingsExtractor(format), file, { [file]: other }).declarations).toEqual([]);
    }
  });
});
