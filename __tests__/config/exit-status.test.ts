import { expect, test } from 'vitest';
import { verdict } from '../../src/config/exit-status.ts';
import type { FailOn } from '../../src/config/options.ts';
import type { Severity } from '../../src/model/finding.ts';
import { at, finding } from '../reporters/reports.ts';

test.each<[FailOn, Severity[], 0 | 1]>([
  ['error', [], 0],
  ['error', ['error'], 1],
  ['error', ['warning', 'notice'], 0],
  ['warning', ['notice'], 0],
  ['warning', ['notice', 'warning'], 1],
  ['notice', ['notice'], 1],
  ['never', ['error', 'warning', 'notice'], 0],
])('--fail-on %s with %j is %i', (failOn, found, expected) => {
  const findings = found.map((severity) => finding({ severity }));
  expect(verdict({ findings, problems: [] }, { failOn, strict: false })).toBe(expected);
});

test('a problem fails a strict run only', () => {
  const report = { findings: [], problems: [{ severity: 'warning', message: 'm', location: at('f', 1, 1) }] } as const;
  expect(verdict(report, { failOn: 'error', strict: false })).toBe(0);
  expect(verdict(report, { failOn: 'never', strict: true })).toBe(1);
});
