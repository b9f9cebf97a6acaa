import { describe, expect, test } from 'vitest';
import { baselineText, parseBaseline, withoutKnown } from '../../src/config/baseline.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { finding, report } from '../reporters/reports.ts';
import { runPreflight } from '../run-preflight.ts';

const baseline = (text: string) => parseBaseline({ path: 'known.json', text });
const [old, fresh] = [finding({ fingerprint: 'a' }), finding({ fingerprint: 'b' })];

test('known findings are counted, not reported', () => {
  const known = baseline(baselineText({ findings: [old] }));
  const left = withoutKnown(report({ findings: [old, fresh] }), known);
  expect(left.findings).toEqual([fresh]);
  expect(left.problems).toEqual([]);
  expect(left.stats.suppressed.baseline).toBe(1);
});

test('those that no longer occur are said once', () => {
  const known = baseline(baselineText({ findings: [old, fresh, finding({ fingerprint: 'c' })] }));
  expect(withoutKnown(report({ findings: [fresh] }), known).problems).toMatchObject([
    { message: '2 known findings no longer occur: write the baseline anew', location: { start: { line: 4 } } },
  ]);
});

test('is written the same whatever the order', () => {
  expect(baselineText({ findings: [fresh, old] })).toBe(baselineText({ findings: [old, fresh] }));
  expect(JSON.parse(baselineText({ findings: [old] }))).toEqual({
    version: 1,
    findings: [{ fingerprint: 'a', rule: old.ruleId, file: old.location.file, message: old.message }],
  });
});

test.each([
  ['{', 'known.json:1:2: not valid JSON'],
  ['', 'known.json:1:1: a baseline has the version 1: write it anew'],
  ['{ "version": 2 }', 'known.json:1:14: a baseline has the version 1'],
  ['{ "version": 1, "findings": [{}] }', 'known.json:1:30: a known finding has a fingerprint'],
])('%j is refused', (text, message) => {
  expect(() => baseline(text)).toThrow(message);
});

describe('findings stay known', () => {
  const compose = 'services:\n  web: { image: a, ports: ["8090:80"] }\n  api: { image: b, ports: ["8090:80"] }\n';
  const run = (text: string) => runPreflight(memoryRepository({ 'compose.yaml': text }));

  test.each<[string, string, number]>([
    ['when lines move', `# more\n\n${compose}`, 0],
    [
      'when another one comes',
      `${compose}  x: { image: c, ports: ["8091:80"] }\n  y: { image: c, ports: ["8091:80"] }\n`,
      1,
    ],
    ['but not when a service gets another name', compose.replace('web', 'site'), 1],
  ])('%s', async (_when, text, left) => {
    const known = baseline(baselineText(await run(compose)));
    expect(withoutKnown(await run(text), known).findings).toHaveLength(left);
  });
});
