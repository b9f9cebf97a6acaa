import { describe, expect, test } from 'vitest';
import { broughtBy } from '../../src/changes/brought.ts';
import { type Change, wholeFile } from '../../src/model/change.ts';
import { at, finding, report } from '../reporters/reports.ts';

const change = (lines: Record<string, [number, number][]>, renamed: string[] = []): Change => ({
  lines: new Map(
    Object.entries(lines).map(([file, ranges]) => [file, ranges.map(([first, last]) => ({ first, last }))]),
  ),
  renamed: new Set(renamed),
});

/** At line 9, against line 5. */
const conflict = finding({});
const problem = { severity: 'error', message: 'broken', location: at('x.yml', 3, 5) } as const;
const whole = report({ findings: [conflict], problems: [problem] });

describe('a conflict', () => {
  test.each<[string, Change, boolean]>([
    ['on a changed line', change({ 'docker-compose.yml': [[8, 9]] }), true],
    [
      'whose other side is on one',
      change({
        'docker-compose.yml': [
          [1, 2],
          [5, 5],
        ],
      }),
      true,
    ],
    [
      'beside changed lines',
      change({
        'docker-compose.yml': [
          [6, 8],
          [10, 20],
        ],
      }),
      false,
    ],
    ['of an unchanged file', change({ 'other.yml': [[1, 100]] }), false],
    [
      'of a file that is changed as a whole',
      { lines: new Map([['docker-compose.yml', wholeFile]]), renamed: new Set() },
      true,
    ],
  ])('%s', (_name, given, isBrought) => {
    const { report: own, older } = broughtBy(given, whole);
    expect([own.findings.length, older.findings.length]).toEqual(isBrought ? [1, 0] : [0, 1]);
  });

  test('stands on the changed side, and names the other', () => {
    const { report: own } = broughtBy(change({ 'docker-compose.yml': [[5, 5]] }), whole);
    expect(own.findings).toEqual([
      {
        ...conflict,
        location: at('docker-compose.yml', 5, 10),
        related: [{ message: 'is the other side', location: at('docker-compose.yml', 9, 10) }],
      },
    ]);
  });

  test('keeps its place where that is changed', () => {
    const { report: own } = broughtBy(change({ 'docker-compose.yml': [[1, 99]] }), whole);
    expect(own.findings).toEqual([conflict]);
  });
});

describe('without a changed line of its own', () => {
  const nothing = change({});

  test('what the state before had not is new', () => {
    expect(broughtBy(nothing, whole, report()).report.findings).toEqual([conflict]);
    expect(broughtBy(nothing, whole, report()).report.problems).toEqual([problem]);
    const { report: own, older } = broughtBy(nothing, whole, whole);
    expect([own.findings, own.problems, older.findings, older.problems]).toEqual([[], [], [conflict], [problem]]);
  });

  test('a new name of a file makes nothing new', () => {
    const renamed = change({}, ['docker-compose.yml', 'x.yml']);
    expect(broughtBy(renamed, whole, report()).older).toEqual({ findings: [conflict], problems: [problem] });
  });
});

test('a problem is new on a changed line', () => {
  expect(broughtBy(change({ 'x.yml': [[3, 3]] }), whole).report.problems).toEqual([problem]);
  expect(broughtBy(change({ 'x.yml': [[4, 4]] }), whole).older.problems).toEqual([problem]);
});
