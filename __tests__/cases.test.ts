import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../src/config/configuration.ts';
import { memoryRepository } from '../src/platform/memory-repository.ts';
import { renderFindings, renderListeners, runPreflight } from './run-preflight.ts';

/**
 * A case is a folder: `cases/<rule or extractor>/<promise>/{input/**, expected.txt, options.json?}`.
 * A `.port-preflight.yml` in the input counts as it does for the command line.
 * `reports-…` must report something, `accepts-…` must report nothing at all, `maps-…` shows the listeners.
 * UPDATE=1 writes expected.txt, but never turns one promise into the other.
 */
const root = join(import.meta.dirname, 'cases');

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

for (const group of folders(root)) {
  describe(group, () => {
    test.each(folders(join(root, group)))('%s', async (name) => {
      const folder = join(root, group, name);
      const options = existsSync(join(folder, 'options.json'))
        ? JSON.parse(readFileSync(join(folder, 'options.json'), 'utf8'))
        : {};
      const repository = memoryRepository(filesBelow(join(folder, 'input')));
      const report = await runPreflight(repository, { configuration: readConfiguration(repository, ''), ...options });
      const actual = name.startsWith('maps-') ? renderListeners(report) : renderFindings(report);

      if (name.startsWith('accepts-')) expect(actual).toBe('');
      else expect(actual, 'a promise to report must not be empty').not.toBe('');
      const expected = join(folder, 'expected.txt');
      if (process.env['UPDATE']) writeFileSync(expected, actual);
      expect(actual).toBe(readFileSync(expected, 'utf8'));
    });
  });
}

function filesBelow(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(directory.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}
