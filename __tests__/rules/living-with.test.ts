import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/config/configuration.ts';
import type { ExampleFiles } from '../../src/model/rule.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { rules } from '../../src/rules/index.ts';
import { runPreflight } from '../run-preflight.ts';

const examples = rules.flatMap(({ id, docs: { bad, causeExamples = {} } }) => [
  [id, 'its example', bad] as const,
  ...Object.entries(causeExamples).map(([cause, files]) => [id, cause, files] as const),
]);

function report(files: ExampleFiles, configuration = '') {
  const repository = memoryRepository({ ...files, '.port-preflight.yml': configuration });
  return runPreflight(repository, { configuration: readConfiguration(repository, ''), rules });
}

describe.each(examples)('%s: %s', (id, _example, files) => {
  test('is known by the same fingerprints when lines move', async () => {
    const moved = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `\n\n${text}`]));
    const fingerprints = async (of: ExampleFiles) => (await report(of)).findings.map(({ fingerprint }) => fingerprint);
    expect(await fingerprints(moved)).toEqual(await fingerprints(files));
  });

  test('is silenced by its name', async () => {
    const left = await report(files, `ignore: [{ rule: ${id}, reason: "it stays" }]\n`);
    expect(left.findings.map(({ ruleId }) => ruleId)).not.toContain(id);
    expect(left.problems).toEqual([]);
    expect(left.stats.suppressed.configuration).toBeGreaterThan(0);
  });

  test('has the severity that the project gives it', async () => {
    const { findings } = await report(files, `rules: { ${id}: error }\n`);
    const severities = findings.filter(({ ruleId }) => ruleId === id).map(({ severity }) => severity);
    expect(new Set(severities)).toEqual(new Set(['error']));
  });
});
