import type { Finding, Severity } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { md, mdCode } from './escape-markdown.ts';
import { inOrder, problemsInOrder } from './order.ts';
import { pathFrom } from './places.ts';
import { cutTo, safeText } from './safe-text.ts';
import { adviceOf, counted } from './wording.ts';

/** Where the reader of some Markdown stands. */
export interface MarkdownView {
  /** The scanned folder relative to the repository's root; '' is that itself. */
  readonly folder: string;
  /** Where the repository's files are shown: `https://github.com/owner/name/blob/<commit>`; absent: places are no links. */
  readonly filesUrl?: string;
}

const longestCell = 1000;
const mostPlaces = 5;

export const symbols: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

/** A table of the findings, the worst first, within so many bytes; '' when there are none. */
export function findingTable(
  findings: readonly Finding[],
  sources: Report['sources'],
  view: MarkdownView,
  budget: number,
): string {
  const rows = inOrder(findings).map((finding) => findingRow(finding, sources, view));
  return table(['', 'Finding', 'Where', 'What to do'], rows, budget);
}

export function problemTable(problems: readonly Problem[], view: MarkdownView, budget: number): string {
  const rows = problemsInOrder(problems).map(({ severity, message, location }) => [
    symbols[severity],
    cell(message),
    place(location, view),
  ]);
  return table(['', 'Problem', 'Where'], rows, budget);
}

function findingRow(finding: Finding, sources: Report['sources'], view: MarkdownView): string[] {
  const related = finding.related
    .slice(0, mostPlaces)
    .map(({ message, location }) => `${place(location, view)} ${cell(message)}`);
  const rest = finding.related.length - related.length;
  if (rest > 0) related.push(`and ${counted(rest, 'more place')}`);
  const advice = adviceOf(finding, { sources }, view.folder);
  return [
    symbols[finding.severity],
    `${cell(finding.message)}<br>${mdCode(finding.ruleId)}`,
    [place(finding.location, view), ...related].join('<br>'),
    advice === undefined ? '' : cell(advice),
  ];
}

/** A GFM table of cells that are Markdown already, within so many bytes; '' without a row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], budget: number): string {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const kept: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > budget) break;
    kept.push(line);
  }
  const leftOut = lines.length - kept.length;
  const note =
    leftOut > 0 ? `\n\n${counted(leftOut, 'row')} left out: there is no room for more; the JSON report has all` : '';
  return kept.join('\n') + note;
}

/** Text of the repository in a table's cell. */
export function cell(text: string): string {
  return md(cutTo(longestCell, text));
}

export function codeCell(text: string): string {
  return mdCode(cutTo(longestCell, text));
}

/** `file:line`, as a link where there is one. */
export function place({ file, start }: Location, { folder, filesUrl }: MarkdownView): string {
  const path = pathFrom(folder, file);
  const shown = mdCode(`${cutTo(longestCell, path)}:${start.line}`);
  if (filesUrl === undefined || path.startsWith('../')) return shown;
  return `<a href="${filesUrl}/${path.split('/').map(urlPart).join('/')}#L${start.line}">${shown}</a>`;
}

/** Percent-encoded so that it can stand in an attribute in a table's cell. */
function urlPart(part: string): string {
  return encodeURIComponent(safeText(part)).replace(
    /[!'()*~_]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}
