import type { Edit } from '../model/finding.ts';
import { compareLocations, type Location, type Position } from '../model/location.ts';

/** The text at a place; undefined when the text has no such place. */
export function textAt(text: string, { start, end }: Location): string | undefined {
  const lines = lineStartsOf(text);
  const [from, to] = [offsetOf(start, lines, text), offsetOf(end, lines, text)];
  return from === undefined || to === undefined || to < from ? undefined : text.slice(from, to);
}

/** The text after all of the edits, which are places of it and do not overlap. */
export function editedText(text: string, edits: readonly Edit[]): string {
  const lines = lineStartsOf(text);
  const parts: string[] = [];
  let done = 0;
  for (const { location, newText } of edits.toSorted((a, b) => compareLocations(a.location, b.location))) {
    const [start = done, end = start] = [offsetOf(location.start, lines, text), offsetOf(location.end, lines, text)];
    parts.push(text.slice(done, start), newText);
    done = end;
  }
  return [...parts, text.slice(done)].join('');
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function offsetOf({ line, column }: Position, lines: readonly number[], text: string): number | undefined {
  const start = lines[line - 1];
  const offset = start === undefined ? undefined : start + column - 1;
  return offset !== undefined && offset < (lines[line] ?? text.length + 1) ? offset : undefined;
}
