import type { Finding, Severity } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { codeFrame, type Mark } from './code-frame.ts';
import { wrap } from './display-width.ts';
import { inOrder, problemsInOrder } from './order.ts';
import { colored, lookOf, type Paint, plain, symbolOf } from './paint.ts';
import { placeFrom } from './places.ts';
import { portLines } from './port-rows.ts';
import { portTable } from './port-table.ts';
import { safeText, withoutCommands } from './safe-text.ts';
import { adviceOf, closingOf, counted, countsOf } from './wording.ts';

export interface TerminalOptions {
  readonly colors: boolean;
  /** Cells in a line. */
  readonly width: number;
  /** The scanned folder as seen from the working directory; '' is the same. */
  readonly folder: string;
}

const narrowest = 40;
const mostMarks = 6;
const mostProblems = 20;
const mostRows = 60;

/** The report for a person at a terminal, or in the log of a run. Whatever the repository contains, it is safe to print. */
export function terminal(report: Report, options: TerminalOptions): string {
  const width = Math.max(narrowest, options.width);
  const view: View = { ...options, width, report, paint: options.colors ? colored : plain };
  const sections = [
    ...inOrder(report.findings).map((finding) => findingRows(finding, view)),
    problemRows(view),
    portRows(view),
    closingRows(view),
  ];
  const text = sections.filter((rows) => rows.length > 0).map((rows) => rows.join('\n'));
  return withoutCommands(`${text.join('\n\n')}\n`);
}

interface View extends TerminalOptions {
  readonly report: Report;
  readonly paint: Paint;
}

function findingRows({ severity, ruleId, message, ...finding }: Finding, view: View): string[] {
  const { paint } = view;
  const head = `${symbolOf[severity]} ${severity}`;
  // The head takes part in the wrapping of the first line, and then gets a colour of its own.
  const [first = '', ...further] = wrap(`${head} ${ruleId}: ${safeText(message)}`, view.width - 2);
  const advice = adviceOf(finding, view.report, view.folder);
  return [
    `${paint(lookOf[severity], head)}${paint('bold', first.slice(head.length))}`,
    ...further.map((line) => `  ${paint('bold', line)}`),
    ...placeRows(finding, severity, view),
    ...(advice === undefined ? [] : [`  ${paint('green', `→ ${safeText(advice)}`)}`]),
  ];
}

type Places = Pick<Finding, 'location' | 'related'>;

/** The finding's own place and the related ones, a frame for each file. */
function placeRows({ location, related }: Places, severity: Severity, view: View): string[] {
  const marks: Mark[] = [
    { location, look: lookOf[severity], label: '' },
    ...related.map((place): Mark => ({ location: place.location, look: 'cyan', label: place.message })),
  ];
  // What is only worth knowing stays short.
  const context = severity === 'notice' ? 0 : 1;
  const shown = marks.slice(0, mostMarks);
  const rows = [...groupBy(shown, ({ location }) => location.file).values()].flatMap((own) =>
    fileRows(own, context, view),
  );
  const rest = marks.length - shown.length;
  return rest > 0 ? [...rows, view.paint('dim', `  and ${counted(rest, 'more place')}`)] : rows;
}

function fileRows(marks: readonly Mark[], context: number, view: View): string[] {
  const location = marks[0]?.location;
  const source = location && view.report.sources.get(location.file);
  if (!source) return marks.map((mark) => `  ${place(mark.location, view)}${mark.label && ` ${safeText(mark.label)}`}`);
  const frame = codeFrame(source, marks, { paint: view.paint, width: view.width - 12, context });
  return [`  ${place(location, view)}`, ...frame.map((row) => `    ${row}`)];
}

function place(location: Location, { paint, folder }: View): string {
  return paint('cyan', safeText(placeFrom(folder, location)));
}

function problemRows(view: View): string[] {
  const problems = problemsInOrder(view.report.problems);
  if (problems.length === 0) return [];
  const rows = problems.slice(0, mostProblems).map((problem) => problemRow(problem, view));
  const rest = problems.length - rows.length;
  if (rest > 0) rows.push(view.paint('dim', `  and ${counted(rest, 'more problem')}`));
  return [view.paint('bold', 'Not read, or only in part'), ...rows];
}

function problemRow({ severity, message, location }: Problem, view: View): string {
  const symbol = view.paint(lookOf[severity], symbolOf[severity]);
  return `  ${symbol} ${place(location, view)}  ${safeText(message)}`;
}

function portRows(view: View): string[] {
  const { groups, inVariants } = portTable(view.report.map);
  const all = groups.flatMap(({ rows }) => rows);
  const fixed = all.filter((row) => !row.isEphemeral);
  const shown = new Set(fixed.slice(0, mostRows));
  const shownGroups = groups
    .map(({ unit, rows }) => ({ unit, rows: rows.filter((row) => shown.has(row)) }))
    .filter(({ rows }) => rows.length > 0);
  const others = [
    { count: fixed.length - shown.size, thing: 'more listener', which: '' },
    { count: all.length - fixed.length, thing: 'listener', which: ' on any free port' },
    { count: inVariants, thing: 'listener', which: ' that only variants bring up' },
  ].filter(({ count }) => count > 0);
  const notes = others.map(({ count, thing, which }) => `  and ${counted(count, thing)}${which}`);
  const rows = [...portLines(shownGroups, view), ...notes.map((note) => view.paint('dim', note))];
  return rows.length === 0 ? [] : [view.paint('bold', 'Ports'), ...rows];
}

function closingRows({ report, paint }: View): string[] {
  const counts = countsOf(report);
  const worst = inOrder(report.findings)[0]?.severity ?? 'warning';
  const verdict =
    counts === undefined ? paint('green', '✔ no conflict') : paint(lookOf[worst], `${symbolOf[worst]} ${counts}`);
  const fixable = report.findings.filter(
    (finding) => finding.severity !== 'notice' && finding.suggestion?.edits.length,
  );
  const hint = `${counted(fixable.length, 'finding')} can be fixed by port-preflight fix`;
  return [
    `${verdict}${paint('dim', `  ${closingOf(report)}`)}`,
    ...(fixable.length > 0 ? [paint('dim', `  ${hint}`)] : []),
  ];
}
