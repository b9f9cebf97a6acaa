import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/config/configuration.ts';
import { mend } from '../../src/fixing/mend.ts';
import { severityRank } from '../../src/model/finding.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { runPreflight } from '../run-preflight.ts';

const root = join(import.meta.dirname, '..', 'cases');

const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: group }) => readdirSync(join(root, group)).map((name) => join(group, name)))
  .filter((name) => !/[\\/]accepts-/.test(name));

function filesBelow(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(directory.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

describe('after mending every finding that has an edit', () => {
  test.each(cases)('%s has none of them, and nothing worse', async (name) => {
    const files = filesBelow(join(root, name, 'input'));
    const examine = (of: ReturnType<typeof memoryRepository>) =>
      runPreflight(of, { configuration: readConfiguration(of, '') });
    const before = await examine(memoryRepository(files));
    const { changes, findings, report } = await mend(memoryRepository(files), examine, () => true);

    const changed = Object.fromEntries(changes.map(({ path, after }) => [path, after]));
    const after = await examine(memoryRepository({ ...files, ...changed }));
    expect(after.findings.filter(({ suggestion }) => (suggestion?.edits.length ?? 0) > 0)).toEqual([]);
    expect(after.findings).toEqual(report.findings);
    const left = new Set(after.findings.map(({ fingerprint }) => fingerprint));
    expect(findings.filter(({ fingerprint }) => left.has(fingerprint))).toEqual([]);

    const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
    const fresh = after.findings.filter(
      ({ fingerprint, severity }) => !known.has(fingerprint) && severityRank(severity) < 2,
    );
    expect(fresh.map(({ message }) => message)).toEqual([]);
    expect(after.problems).toEqual(before.problems);
    for (const change of changes) expect(change.after.split('\n')).toHaveLength(change.before.split('\n').length);
  });
});
