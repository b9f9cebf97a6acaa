/** A place in a text: 1-based line, 1-based column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of one file. `end` is exclusive; `file` is relative to the scanned root, with `/`. */
export interface Location {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Orders places by file, then line, then column: the order in which everything is reported. */
export function compareLocations(a: Location, b: Location): number {
  return (
    compareText(a.file, b.file) ||
    a.start.line - b.start.line ||
    a.start.column - b.start.column ||
    a.end.line - b.end.line ||
    a.end.column - b.end.column
  );
}

/** Code unit order: the same on every machine, which `localeCompare` is not. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A text key for a place, for maps and sets. */
export function locationKey({ file, start, end }: Location): string {
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column}`;
}
