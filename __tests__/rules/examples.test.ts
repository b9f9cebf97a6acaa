import { describe, expect, test } from 'vitest';
import { severityRank } from '../../src/model/finding.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { defaultRules, rules } from '../../src/rules/index.ts';
import { renderFindings, runPreflight } from '../run-preflight.ts';

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has a name that reads well and documentation', () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    const { summary, why, remedy, causes = {} } = rule.docs;
    for (const text of [summary, why, remedy, ...Object.values(causes)]) expect(text).toMatch(/^[A-Z].*\.$/);
  });

  const turnedOn = { rules: [...new Set([...defaultRules, rule])] };

  test('reports its bad example, and nothing else does', async () => {
    const report = await runPreflight(memoryRepository(rule.docs.bad), turnedOn);
    expect(
      report.findings.map(({ ruleId }) => ruleId),
      renderFindings(report),
    ).toEqual([id]);
    expect(report.problems).toEqual([]);
    for (const finding of report.findings) {
      expect(severityRank(finding.severity)).toBeGreaterThanOrEqual(severityRank(rule.severity));
    }
  });

  test('has nothing to say about its good example', async () => {
    const report = await runPreflight(memoryRepository(rule.docs.good), turnedOn);
    expect(renderFindings(report)).toBe('');
  });

  test('is silent by default when it is opt-in', async () => {
    const report = await runPreflight(memoryRepository(rule.docs.bad));
    expect(report.findings.length > 0).toBe(rule.default !== 'off');
  });

  const { causes = {}, causeExamples = {} } = rule.docs;
  test('has an example for each of its causes', () => {
    expect(Object.keys(causeExamples)).toEqual(Object.keys(causes));
  });

  test.each(Object.entries(causeExamples))('%s', async (cause, files) => {
    const report = await runPreflight(memoryRepository(files), turnedOn);
    const said = report.findings.filter(({ ruleId }) => ruleId === id).map((finding) => finding.cause);
    expect(said, renderFindings(report)).toEqual([cause]);
    expect(report.problems).toEqual([]);
  });
});
