import { beforeAll, describe, expect, test } from 'vitest';
import { extractors } from '../../src/extractors/index.ts';
import { type Grammars, noGrammars } from '../../src/parsing/source-code.ts';
import { loadGrammars } from '../../src/platform/grammars.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { configurationFiles } from './configuration-files.ts';
import { linesOf } from './extracting.ts';

let grammars: Grammars = noGrammars;
beforeAll(async () => {
  grammars = await loadGrammars(extractors.flatMap((extractor) => extractor.grammars ?? []));
});

const options = { composeFiles: [], profiles: [], envFiles: [], environment: {} };

function read(id: string, path: string, files: Readonly<Record<string, string>>): readonly string[] {
  const extractor = extractors.find((each) => each.id === id);
  if (!extractor?.matches(path)) return [`no extractor ${id} for ${path}`];
  const context = { repository: memoryRepository(files), options, grammars };
  return linesOf(extractor.extract({ path, text: files[path] ?? '' }, context));
}

describe.each(configurationFiles.map((each) => [each.title, each] as const))(
  '%s',
  (_, { id, path, text, beside, lines }) => {
    test('is read with exact positions', () => {
      expect(read(id, path, { ...beside, [path]: text })).toEqual(lines);
    });

    test('cut anywhere, it is read without a throw', () => {
      for (let end = 0; end < text.length; end += 7) {
        const cut = text.slice(0, end);
        expect(() => read(id, path, { [path]: cut })).not.toThrow();
      }
    });
  },
);

test('every format that has a file of its own here has an example', () => {
  const tested = new Set(configurationFiles.map(({ id }) => id));
  const untested = extractors.filter(({ grammars: needed, id }) => needed && !tested.has(id));
  expect(untested.map(({ id }) => id)).toEqual([]);
});
