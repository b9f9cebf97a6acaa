import { type Finding, type Severity, severities } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { inOrder, problemsInOrder } from './order.ts';
import { pathFrom, placeFrom } from './places.ts';
import { cutTo, safeText, withoutCommands } from './safe-text.ts';
import { adviceOf, counted } from './wording.ts';

export interface AnnotationOptions {
  /** The scanned folder relative to the repository's root (GITHUB_WORKSPACE); '' is that itself. */
  readonly folder: string;
  /** Problems fail the run, so they are annotated one degree higher. */
  readonly strict: boolean;
}

/** The runner keeps the first ten of a kind in a step: ExecutionContext.cs, `_maxCountPerIssueType`. */
const mostOfAKind = 10;
/** The runner cuts here: ExecutionContext.cs, `_maxIssueMessageLength`. */
const longestMessage = 4096;
const longestTitle = 255;
const mostPlaces = 5;

interface Annotation {
  readonly severity: Severity;
  readonly title: string;
  /** One text a line. */
  readonly message: readonly string[];
  readonly location: Location;
}

/**
 * Workflow commands that make GitHub show findings and problems at their lines, the worst first and ten of a kind, then
 * one line that says how many more there are. Nothing that the repository contains can become a command of its own.
 */
export function annotations(report: Report, options: AnnotationOptions): string {
  const all = [
    ...inOrder(report.findings).map((finding) => ofFinding(finding, report, options)),
    ...problemsInOrder(report.problems).map((problem) => ofProblem(problem, options)),
  ];
  const bySeverity = groupBy(all, ({ severity }) => severity);
  const kinds = severities.map((severity) => ({ severity, own: bySeverity.get(severity) ?? [] }));
  const commands = kinds.flatMap(({ own }) => own.slice(0, mostOfAKind).map((one) => commandOf(one, options)));
  const rest = kinds
    .filter(({ own }) => own.length > mostOfAKind)
    .map(({ severity, own }) => counted(own.length - mostOfAKind, `more ${severity}`));
  if (rest.length > 0) {
    commands.push(`${rest.join(', ')}: GitHub shows ${mostOfAKind} of a kind; the report has all`);
  }
  return commands.map((line) => `${line}\n`).join('');
}

function ofFinding(finding: Finding, report: Report, { folder }: AnnotationOptions): Annotation {
  const places = finding.related
    .slice(0, mostPlaces)
    .map(({ message, location }) => `${placeFrom(folder, location)} ${message}`);
  const rest = finding.related.length - places.length;
  if (rest > 0) places.push(`and ${counted(rest, 'more place')}`);
  const advice = adviceOf(finding, report, folder);
  return {
    severity: finding.severity,
    title: finding.ruleId,
    message: [finding.message, ...places, ...(advice === undefined ? [] : [`→ ${advice}`])],
    location: finding.location,
  };
}

function ofProblem({ severity, message, location }: Problem, { strict }: AnnotationOptions): Annotation {
  const milder = severity === 'error' ? 'warning' : 'notice';
  return { severity: strict ? severity : milder, title: 'not read, or only in part', message: [message], location };
}

/** `::error file=…,line=…::…`. The runner drops columns when an annotation has several lines. */
function commandOf({ severity, title, message, location }: Annotation, { folder }: AnnotationOptions): string {
  const { start, end } = location;
  const oneLine = start.line === end.line;
  const properties = [
    `file=${property(pathFrom(folder, location.file))}`,
    `line=${start.line}`,
    `endLine=${Math.max(start.line, end.line)}`,
    ...(oneLine ? [`col=${start.column}`, `endColumn=${Math.max(start.column, end.column)}`] : []),
    `title=${property(cutTo(longestTitle, `port-preflight: ${title}`))}`,
  ];
  const lines = withoutCommands(message.map(safeText).join('\n'));
  return `::${severity} ${properties.join(',')}::${data(cutTo(longestMessage, lines))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(safeText(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
