import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { Comment } from '../parsing/comments.ts';
import { ruleIds } from './configuration-schema.ts';
import { nearestName } from './nearest-name.ts';

/** A comment by which the project says that it lives with what a rule reports at a place. */
export interface SuppressionComment {
  readonly rule: string;
  /** Absent: the whole file. */
  readonly line?: number;
  /** The name of the rule in the comment. */
  readonly location: Location;
}

export interface SuppressionComments {
  readonly suppressions: readonly SuppressionComment[];
  readonly problems: readonly Problem[];
}

/** Stands in every text that has a suppression. */
export const suppressionMark = 'port-preflight:';

const directive = /^(?<marks>\W*)port-preflight:\s*(?<word>[\w-]+)(?<rest>[\s\S]*)$/;
const form = /^\s*\[(?<rules>[^\]]*)\]/;

/**
 * What the comments of one file suppress. `ignore[rule, rule] reason` means the line of the comment or, where the comment
 * has its line to itself, the next line that is no comment; `ignore-file[rule] reason` means the file.
 */
export function suppressionsIn(comments: readonly Comment[], text: string): SuppressionComments {
  const lines = text.split('\n');
  const alone = new Set(comments.filter(({ isAlone }) => isAlone).flatMap(linesOf));
  const read = comments.map((comment) => readComment(comment, lines, alone));
  return {
    suppressions: read.flatMap(({ suppressions }) => suppressions),
    problems: read.flatMap(({ problems }) => problems),
  };
}

const nothing: SuppressionComments = { suppressions: [], problems: [] };

function readComment(comment: Comment, lines: readonly string[], alone: ReadonlySet<number>): SuppressionComments {
  const { word = '', rest = '' } = directive.exec(comment.text)?.groups ?? {};
  // Whatever else a comment says about the tool is prose.
  if (!/^(?:ignor|suppress|disable)/i.test(word)) return nothing;
  const names = form.exec(rest)?.groups?.['rules'];
  if ((word !== 'ignore' && word !== 'ignore-file') || names === undefined || names.trim() === '') {
    return refused('a suppression is ignore[rule] or ignore-file[rule], with the name of a rule', comment.location);
  }
  const line = word === 'ignore' ? lineMeant(comment, lines, alone) : undefined;
  const start = comment.text.length - rest.length + rest.indexOf('[') + 1;
  const named = [...names.matchAll(/[^\s,]+/g)].map((match) => ({
    rule: match[0],
    location: within(comment, start + match.index, match[0].length),
  }));
  const known = named.filter(({ rule }) => ruleIds.includes(rule));
  return {
    suppressions: known.map((one) => ({ ...one, ...(line === undefined ? {} : { line }) })),
    problems: named
      .filter((one) => !known.includes(one))
      .map(({ rule, location }) => ({ severity: 'warning', message: unknownRule(rule), location })),
  };
}

function unknownRule(name: string): string {
  const nearest = nearestName(name, ruleIds);
  return `there is no rule ${name}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
}

function refused(message: string, location: Location): SuppressionComments {
  return { suppressions: [], problems: [{ severity: 'warning', message, location }] };
}

function lineMeant({ isAlone, location }: Comment, lines: readonly string[], alone: ReadonlySet<number>): number {
  if (!isAlone) return location.start.line;
  let line = location.end.line + 1;
  while (line <= lines.length && (alone.has(line) || lines[line - 1]?.trim() === '')) line++;
  return line;
}

function linesOf({ location: { start, end } }: Comment): readonly number[] {
  return Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index);
}

/** A stretch of the comment's first line. */
function within({ text, location }: Comment, from: number, length: number): Location {
  if (text.slice(0, from + length).includes('\n')) return location;
  const { file, start } = location;
  const at = (offset: number) => ({ line: start.line, column: start.column + offset });
  return { file, start: at(from), end: at(from + length) };
}
