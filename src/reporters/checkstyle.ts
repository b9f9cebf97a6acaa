import type { Severity } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import type { Report } from '../model/report.ts';
import { type Entry, entriesOf } from './entries.ts';
import { pathFrom, placeFrom } from './places.ts';
import { xmlDeclaration, xmlTag } from './xml.ts';

export interface CheckstyleOptions {
  /** The scanned folder relative to the repository's root; '' is that itself. */
  readonly folder: string;
}

const severities: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'info' };

/** Checkstyle's XML, which most tools for CI read: https://github.com/checkstyle/checkstyle, XMLLogger. */
export function checkstyle(report: Report, { folder }: CheckstyleOptions): string {
  const byFile = groupBy(entriesOf(report, folder), ({ location }) => location.file);
  const files = [...byFile].flatMap(([file, entries]) => [
    `  ${xmlTag('file', { name: pathFrom(folder, file) })}>`,
    ...entries.map((entry) => `    ${xmlTag('error', attributesOf(entry, folder))}/>`),
    '  </file>',
  ]);
  return `${[xmlDeclaration, '<checkstyle version="4.3">', ...files, '</checkstyle>'].join('\n')}\n`;
}

function attributesOf({ ruleId, severity, message, advice, location, related }: Entry, folder: string) {
  const places = related.map((place) => `${placeFrom(folder, place.location)} ${place.message}`);
  return {
    line: location.start.line,
    column: location.start.column,
    severity: severities[severity],
    message: [message, ...places, ...(advice === undefined ? [] : [`→ ${advice}`])].join('; '),
    source: `port-preflight.${ruleId}`,
  };
}
