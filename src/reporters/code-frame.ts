import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import { displayWidth } from './display-width.ts';
import type { Look, Paint } from './paint.ts';
import { safeText } from './safe-text.ts';

/** A stretch of a file to point at. */
export interface Mark {
  readonly location: Location;
  readonly look: Look;
  /** Printed beside the pointer; may be empty. */
  readonly label: string;
}

export interface FrameOptions {
  readonly paint: Paint;
  /** Characters of a line that are shown. */
  readonly width: number;
  /** Lines before and after a marked one. */
  readonly context: number;
}

const pointer = '^';

/** Some lines of one file with the marks under them: `5 │ - "8080:80"`. Safe to print whatever the file contains. */
export function codeFrame(
  { text }: SourceFile,
  marks: readonly Mark[],
  { paint, width, context }: FrameOptions,
): string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const shown = linesAround(marks, context, lines);
  const gutter = String(shown.at(-1) ?? 0).length;
  const rows: string[] = [];
  let previous: number | undefined;
  for (const number of shown) {
    if (previous !== undefined && number > previous + 1) rows.push(paint('dim', `${' '.repeat(gutter)} ⋮`));
    previous = number;
    const here = marks.filter(({ location }) => location.start.line === number);
    const view = viewOf(lines[number - 1] ?? '', here[0]?.location.start.column ?? 1, width);
    rows.push(`${paint('dim', `${String(number).padStart(gutter)} │`)} ${view.show()}`.trimEnd());
    for (const mark of here) rows.push(`${paint('dim', `${' '.repeat(gutter)} │`)} ${pointerTo(mark, view, paint)}`);
  }
  return rows;
}

/** The marked lines and those beside them, sorted, without blank ones at the edges. */
function linesAround(marks: readonly Mark[], context: number, lines: readonly string[]): number[] {
  const marked = new Set(marks.map(({ location }) => location.start.line));
  const numbers = new Set<number>();
  for (const line of marked) {
    for (let near = line - context; near <= line + context; near += 1) {
      if (near >= 1 && near <= lines.length) numbers.add(near);
    }
  }
  const isBlankEdge = (number: number) =>
    !marked.has(number) && lines[number - 1]?.trim() === '' && !(numbers.has(number - 1) && numbers.has(number + 1));
  return [...numbers].filter((number) => !isBlankEdge(number)).sort((a, b) => a - b);
}

/** The part of a line that is shown. */
interface LineView {
  show(): string;
  /** What is shown before the column. */
  before(column: number): string;
  /** What is shown between the columns. */
  between(start: number, end: number): string;
}

function viewOf(line: string, column: number, width: number): LineView {
  const content = line.replace(/\r$/, '');
  const from =
    content.length <= width ? 0 : Math.max(0, Math.min(column - 1 - Math.floor(width / 3), content.length - width));
  const until = from + width;
  const lead = from > 0 ? '…' : '';
  const part = (start: number, end: number) =>
    safeText(content.slice(Math.max(from, start), Math.min(until, end)).replaceAll('\t', '  '));
  return {
    show: () => lead + part(from, until) + (until < content.length ? '…' : ''),
    before: (at) => lead + part(from, at - 1),
    between: (start, end) => part(start - 1, end - 1),
  };
}

function pointerTo({ location: { start, end }, look, label }: Mark, view: LineView, paint: Paint): string {
  const last = end.line === start.line ? end.column : Number.POSITIVE_INFINITY;
  const length = Math.max(1, displayWidth(view.between(start.column, last)));
  const indent = ' '.repeat(displayWidth(view.before(start.column)));
  return `${indent}${paint(look, pointer.repeat(length) + (label === '' ? '' : ` ${safeText(label)}`))}`;
}
