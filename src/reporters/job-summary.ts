import type { Finding, Severity } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { md, mdCode } from './escape-markdown.ts';
import { inOrder, problemsInOrder } from './order.ts';
import { pathFrom } from './places.ts';
import { portTable } from './port-table.ts';
import { cutTo, safeText } from './safe-text.ts';
import { adviceOf, closingOf, counted, countsOf } from './wording.ts';

export interface JobSummaryOptions {
  /** The scanned folder relative to the repository's root; '' is that itself. */
  readonly folder: string;
  /** Where the repository's files are shown: `https://github.com/owner/name/blob/<commit>`; absent: places are no links. */
  readonly filesUrl?: string;
}

/** GitHub drops a summary over 1 MiB as a whole: FileCommandManager.cs, `AttachmentSizeLimit`. Together these stay below. */
const budgets = { findings: 500_000, problems: 150_000, ports: 300_000 };
const longestCell = 1000;
const mostPlaces = 5;

const symbols: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

/** The report as GitHub-flavoured Markdown for the page of a workflow run. */
export function jobSummary(report: Report, options: JobSummaryOptions): string {
  const findings = inOrder(report.findings);
  const counts = countsOf(report);
  const sections = [
    `## ${findings[0] ? symbols[findings[0].severity] : '✅'} port-preflight: ${counts ?? 'no conflict'}`,
    table(
      ['', 'Finding', 'Where', 'What to do'],
      findings.map((finding) => findingRow(finding, report, options)),
      budgets.findings,
    ),
    problemSection(report.problems, options),
    portSection(report, options),
    closingOf(report),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function findingRow(finding: Finding, report: Report, options: JobSummaryOptions): string[] {
  const related = finding.related
    .slice(0, mostPlaces)
    .map(({ message, location }) => `${place(location, options)} ${text(message)}`);
  const rest = finding.related.length - related.length;
  if (rest > 0) related.push(`and ${counted(rest, 'more place')}`);
  const advice = adviceOf(finding, report, options.folder);
  return [
    symbols[finding.severity],
    `${text(finding.message)}<br>${mdCode(finding.ruleId)}`,
    [place(finding.location, options), ...related].join('<br>'),
    advice === undefined ? '' : text(advice),
  ];
}

function problemSection(problems: readonly Problem[], options: JobSummaryOptions): string {
  if (problems.length === 0) return '';
  const rows = problemsInOrder(problems).map(({ severity, message, location }) => [
    symbols[severity],
    text(message),
    place(location, options),
  ]);
  return `### Not read, or only in part\n\n${table(['', 'Problem', 'Where'], rows, budgets.problems)}`;
}

function portSection({ map }: Report, options: JobSummaryOptions): string {
  const { groups, inVariants } = portTable(map);
  const rows = groups.flatMap(({ unit, rows: own }) =>
    own.map(({ port, address, who, location }) => [
      mdCode(port),
      text(who),
      mdCode(address),
      mdCode(cutTo(longestCell, unit.title)),
      place(location, options),
    ]),
  );
  if (rows.length === 0) return '';
  const more = inVariants > 0 ? `\n\nand ${counted(inVariants, 'listener')} that only variants bring up` : '';
  const ports = table(['Port', 'Who', 'Address', 'Started by', 'Where'], rows, budgets.ports);
  return `### Ports\n\n${ports}${more}`;
}

/** A GFM table of cells that are Markdown already, within so many bytes; '' without a row. */
function table(head: readonly string[], rows: readonly (readonly string[])[], budget: number): string {
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
    leftOut > 0 ? `\n\n${counted(leftOut, 'row')} left out: a summary holds 1 MiB; the JSON report has all` : '';
  return kept.join('\n') + note;
}

function text(value: string): string {
  return md(cutTo(longestCell, value));
}

/** `file:line`, as a link where there is one. */
function place({ file, start }: Location, { folder, filesUrl }: JobSummaryOptions): string {
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
