import type { Location } from '../model/location.ts';
import type { Positions } from './positions.ts';
import type { EmbeddedText } from './traced-text.ts';

/** A stretch of a text and where it comes from. */
export interface TextRun {
  readonly text: string;
  /** Where the very same characters stand; absent for what no file contains (`--env`, escapes). */
  readonly source?: { readonly positions: Positions; readonly offset: number };
  /** The variable whose value or default this is. */
  readonly variable?: string;
  /** The run is empty because the variable has no value: none was given (`unset`), or one is required (`${V:?}`). */
  readonly missing?: 'unset' | 'required';
  /** Where the `${…}` stands that made the run. */
  readonly expression?: TextRun;
}

/** A text after interpolation: every stretch knows its origin. */
export type RunText = readonly TextRun[];

/** A variable's value; undefined when it isn't set at all. */
export type Lookup = (name: string) => RunText | undefined;

/** What went wrong in a template. `required` and `unset` name the variable, `syntax` the text. */
export interface TemplateProblem {
  readonly kind: 'syntax' | 'required' | 'unset';
  readonly subject: string;
  /** The message of `${V:?message}`. */
  readonly reason?: string;
  readonly at: TextRun;
}

export interface Interpolated {
  readonly text: RunText;
  readonly problems: readonly TemplateProblem[];
}

/** Nested defaults beyond this are left as text. */
const deepest = 50;

const reference = /\$(?:(?<escaped>\$)|(?<named>[_a-zA-Z][_a-zA-Z0-9]*)|\{)/g;
const opening = /\$\{(?<name>[_a-zA-Z][_a-zA-Z0-9]*)(?:\}|(?<operator>:?[-+?]))/y;

/**
 * Replaces `$V` and `${V…}` as Compose does in its files and in `.env`. After a syntax error the rest is left as it is.
 * Source: compose-go `template/template.go`, its quirks with braces included.
 */
export function interpolate(template: RunText, lookup: Lookup): Interpolated {
  const problems: TemplateProblem[] = [];
  return { text: substitute(template, { lookup, problems, depth: 0 }), problems };
}

interface Substitution {
  readonly lookup: Lookup;
  readonly problems: TemplateProblem[];
  readonly depth: number;
}

function substitute(template: RunText, context: Substitution): RunText {
  const text = plainText(template);
  if (!text.includes('$') || context.depth > deepest) return template;
  const out: TextRun[] = [];
  let at = 0;
  for (;;) {
    reference.lastIndex = at;
    const match = reference.exec(text);
    if (match && match.index > at) out.push(...sliceRuns(template, at, match.index));
    if (!match) return at < text.length ? [...out, ...sliceRuns(template, at, text.length)] : out;
    const replaced = replace(match, template, text, context);
    out.push(...replaced.text);
    at = replaced.end;
  }
}

interface Replaced {
  readonly text: RunText;
  /** Offset behind the replaced stretch. */
  readonly end: number;
}

function replace(match: RegExpExecArray, template: RunText, text: string, context: Substitution): Replaced {
  const { escaped, named } = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  if (escaped !== undefined) return { text: sliceRuns(template, start + 1, end), end };
  if (named !== undefined) return { text: variableValue(named, expressionAt(template, start, end), context), end };
  return replaceBraced(template, text, start, context);
}

/** `${…}`: the brace that balances the first one closes it; where none does, the last brace of the line. */
function replaceBraced(template: RunText, text: string, start: number, context: Substitution): Replaced {
  opening.lastIndex = start;
  const match = opening.exec(text);
  const wordStart = opening.lastIndex;
  const name = match?.groups?.['name'] ?? '';
  const operator = match?.groups?.['operator'];
  if (match && operator === undefined) {
    return { text: variableValue(name, expressionAt(template, start, wordStart), context), end: wordStart };
  }
  const wordEnd = match ? closingBrace(text, start, wordStart) : -1;
  if (operator === undefined || wordEnd < 0) {
    context.problems.push({ kind: 'syntax', subject: text, at: expressionAt(template, start, text.length) });
    return { text: sliceRuns(template, start, text.length), end: text.length };
  }
  const word = sliceRuns(template, wordStart, wordEnd);
  const expression = expressionAt(template, start, wordEnd + 1);
  return { text: applyOperator({ name, operator, word, expression }, context), end: wordEnd + 1 };
}

interface Operation {
  readonly name: string;
  readonly operator: string;
  readonly word: RunText;
  readonly expression: TextRun;
}

function applyOperator({ name, operator, word, expression }: Operation, context: Substitution): RunText {
  const value = context.lookup(name);
  const isThere = value !== undefined && (!operator.startsWith(':') || plainText(value) !== '');
  const inner = () => comingFrom(substitute(word, { ...context, depth: context.depth + 1 }), name, expression);
  if (operator.endsWith('+')) return isThere ? inner() : comingFrom(value ?? [], name, expression);
  if (isThere) return comingFrom(value, name, expression);
  if (operator.endsWith('-')) return inner();
  context.problems.push({ kind: 'required', subject: name, reason: plainText(inner()), at: expression });
  return [{ text: '', variable: name, missing: 'required', expression }];
}

function variableValue(name: string, expression: TextRun, { lookup, problems }: Substitution): RunText {
  const value = lookup(name);
  if (value !== undefined) return comingFrom(value, name, expression);
  problems.push({ kind: 'unset', subject: name, at: expression });
  return [{ text: '', variable: name, missing: 'unset', expression }];
}

/** An empty value keeps an empty run, so that the variable is not lost. */
function comingFrom(text: RunText, variable: string, expression: TextRun): RunText {
  return text.length === 0
    ? [{ text: '', variable, expression }]
    : text.map((run) => ({ ...run, variable, expression }));
}

function expressionAt(template: RunText, start: number, end: number): TextRun {
  const runs = sliceRuns(template, start, end);
  const source = runs[0]?.source;
  return { text: plainText(runs), ...(source ? { source } : {}) };
}

/**
 * Offset of the brace that closes the one at `start + 1`; -1 when the line has none. Compose counts like this: the
 * character after an opening brace is skipped, and without a balance the line's last brace closes.
 */
function closingBrace(text: string, start: number, wordStart: number): number {
  let open = 0;
  let last = -1;
  for (let i = start; i < text.length && (i < wordStart || text[i] !== '\n'); i++) {
    if (text[i] === '}') {
      last = i;
      if (--open === 0) return i;
    } else if (text[i] === '{') {
      open++;
      i++;
      // The skipped brace still ends the widest match.
      if (text[i] === '}') last = i;
    }
  }
  return last >= wordStart ? last : -1;
}

export function plainText(runs: RunText): string {
  return runs.length === 1 ? (runs[0]?.text ?? '') : runs.map((run) => run.text).join('');
}

/** A stretch of a text; empty runs at its ends belong to it. */
export function sliceRuns(runs: RunText, start: number, end: number): RunText {
  const out: TextRun[] = [];
  let at = 0;
  for (const run of runs) {
    const from = Math.max(start, at);
    const to = Math.min(end, at + run.text.length);
    if (from < to || (run.text === '' && at >= start && at <= end)) out.push(cutRun(run, from - at, to - at));
    at += run.text.length;
  }
  return out;
}

function cutRun(run: TextRun, from: number, to: number): TextRun {
  if (from === 0 && to === run.text.length) return run;
  const { source } = run;
  const text = run.text.slice(from, to);
  const moved = source ? { source: { positions: source.positions, offset: source.offset + from } } : {};
  return run.variable === undefined && run.expression === undefined && run.missing === undefined
    ? { text, ...moved }
    : { ...run, text, ...moved };
}

/** The one place where all the characters stand; undefined when there are several, or none. */
export function placeOf(runs: RunText): Location | undefined {
  const solid = runs.filter((run) => run.text !== '');
  const first = solid[0]?.source;
  if (!first) return undefined;
  let end = first.offset;
  for (const { text, source } of solid) {
    if (source?.positions !== first.positions || source.offset !== end) return undefined;
    end += text.length;
  }
  return first.positions.span(first.offset, end);
}

/** A text that stands in a file as it is. */
export function runAt(text: string, positions: Positions, offset: number): RunText {
  return [{ text, source: { positions, offset } }];
}

/** A text that no file contains. */
export function runOf(text: string): RunText {
  return [{ text }];
}

/** For readers of embedded texts; where a stretch has no place of its own, the fallback stands for it. */
export function asEmbeddedText(runs: RunText, fallback: Location): EmbeddedText {
  return {
    text: plainText(runs),
    locate: (start, end) => placeOf(sliceRuns(runs, start, end).filter((run) => run.text !== '')) ?? fallback,
  };
}
