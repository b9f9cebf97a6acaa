import type { Severity } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import type { Report } from '../model/report.ts';
import { type Entry, entriesOf, unreadRule } from './entries.ts';
import { pathFrom, placeFrom } from './places.ts';
import { xmlDeclaration, xmlTag, xmlText } from './xml.ts';

export interface JUnitOptions {
  /** The scanned folder relative to the repository's root; '' is that itself. */
  readonly folder: string;
  /** Whether a finding of the severity fails the run. */
  readonly fails: (severity: Severity) => boolean;
  /** Whether a problem fails the run. */
  readonly strict: boolean;
}

/**
 * JUnit's XML as CI systems read it (https://github.com/testmoapp/junitxml): a suite a file, a test an entry. What doesn't
 * fail the run is a test that passes, with its text as output. Nothing to tell is one test that passes, because some
 * readers refuse a report without a test.
 */
export function junit(report: Report, options: JUnitOptions): string {
  const entries = entriesOf(report, options.folder);
  const byFile = groupBy(entries, ({ location }) => location.file);
  const suites = [...byFile].flatMap(([file, own]) => suiteOf(pathFrom(options.folder, file), own, options));
  const failures = entries.filter((entry) => failsBy(entry, options)).length;
  return `${[
    xmlDeclaration,
    `${xmlTag('testsuites', { name: 'port-preflight', tests: Math.max(1, entries.length), failures, errors: 0, time: 0 })}>`,
    ...(suites.length > 0 ? suites : quietSuite),
    '</testsuites>',
  ].join('\n')}\n`;
}

const quietSuite: readonly string[] = [
  `  ${xmlTag('testsuite', { name: 'port-preflight', tests: 1, failures: 0, errors: 0, skipped: 0, time: 0 })}>`,
  `    ${xmlTag('testcase', { classname: 'port-preflight', name: 'no conflict', time: 0 })}/>`,
  '  </testsuite>',
];

function failsBy({ ruleId, severity }: Entry, { fails, strict }: JUnitOptions): boolean {
  return ruleId === unreadRule ? strict : fails(severity);
}

function suiteOf(path: string, entries: readonly Entry[], options: JUnitOptions): readonly string[] {
  const failures = entries.filter((entry) => failsBy(entry, options)).length;
  return [
    `  ${xmlTag('testsuite', { name: path, tests: entries.length, failures, errors: 0, skipped: 0, time: 0 })}>`,
    ...entries.flatMap((entry) => testOf(entry, path, options)),
    '  </testsuite>',
  ];
}

function testOf(entry: Entry, path: string, options: JUnitOptions): readonly string[] {
  const { ruleId, severity, message, location } = entry;
  const name = `${ruleId} at ${location.start.line}:${location.start.column}`;
  const test = xmlTag('testcase', { classname: path, name, file: path, line: location.start.line, time: 0 });
  const body = linesOf(entry, options.folder).map(xmlText).join('\n      ');
  const content = failsBy(entry, options)
    ? `${xmlTag('failure', { message, type: `${severity} ${ruleId}` })}>${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return [`    ${test}>`, `      ${content}`, '    </testcase>'];
}

function linesOf({ severity, message, advice, location, related }: Entry, folder: string): readonly string[] {
  return [
    `${severity}: ${message}`,
    `at ${placeFrom(folder, location)}`,
    ...related.map((place) => `at ${placeFrom(folder, place.location)} ${place.message}`),
    ...(advice === undefined ? [] : [`→ ${advice}`]),
  ];
}
