import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import { Positions } from './positions.ts';

/** A text that stands inside a file, perhaps escaped: a JSON string, a YAML scalar, a recipe line. */
export interface EmbeddedText {
  readonly text: string;
  /** Where the stretch of `text` from `start` up to, not including, `end` stands in its file. */
  locate(start: number, end: number): Location;
}

/** A stretch of a text that comes from one place. */
export interface Piece extends EmbeddedText {
  /** Where the stretch was set, when that is another place than where it is used: the digits in an env file. */
  readonly origin?: (start: number, end: number) => Location;
  /** The piece is an expression that has no value; its text is the expression. */
  readonly unresolved?: true;
  /** Environment variable that replaces the piece when it is set: the piece is its default. */
  readonly variable?: string;
  /** Its characters stand nowhere in the file: something that runs makes them. */
  readonly computed?: true;
}

interface PlacedPiece {
  readonly piece: Piece;
  /** The stretch of the piece that is meant. */
  readonly from: number;
  readonly to: number;
}

/** What is longer, or made of more pieces, comes of variables that double each other: such a text has no value. */
const longest = 1 << 20;
const mostPieces = 4000;

/** A text put together from pieces, every character of which knows where it stands: what the shell makes of a word. */
export class TracedText implements EmbeddedText {
  readonly text: string;
  readonly #pieces: readonly PlacedPiece[];
  /** Where in the text each piece starts. */
  readonly #starts: readonly number[];

  private constructor(pieces: readonly PlacedPiece[]) {
    this.#pieces = pieces;
    const starts: number[] = [];
    let text = '';
    for (const { piece, from, to } of pieces) {
      starts.push(text.length);
      text += piece.text.slice(from, to);
    }
    this.#starts = starts;
    this.text = text;
  }

  static of(piece: Piece): TracedText {
    return piece instanceof TracedText ? piece : new TracedText([{ piece, from: 0, to: piece.text.length }]);
  }

  static join(...texts: readonly TracedText[]): TracedText {
    const [only] = texts;
    if (only && texts.length === 1) return only;
    const pieces = texts.flatMap((text) => text.#pieces);
    const length = texts.reduce((sum, { text }) => sum + text.length, 0);
    const [first] = pieces;
    return first && (pieces.length > mostPieces || length > longest)
      ? unresolvedText('…', () => first.piece.locate(first.from, first.to))
      : new TracedText(pieces);
  }

  slice(start: number, end = this.text.length): TracedText {
    if (this.#pieces.length === 1 && start === 0 && end === this.text.length) return this;
    return new TracedText(this.#overlapping(start, end));
  }

  locate(start: number, end: number): Location {
    return this.#span(start, end, (piece, from, to) => piece.locate(from, to));
  }

  /** Where the stretch was set. */
  origin(start: number, end: number): Location {
    return this.#span(start, end, (piece, from, to) => (piece.origin ?? piece.locate.bind(piece))(from, to));
  }

  get location(): Location {
    return this.locate(0, this.text.length);
  }

  get isResolved(): boolean {
    return this.#pieces.every(({ piece }) => !piece.unresolved);
  }

  /** Whether its characters stand in a file, where they can be changed. */
  get isWritten(): boolean {
    return this.#pieces.every(({ piece }) => !piece.computed);
  }

  /** The environment variable of which the text, or a part of it, is the default. */
  get variable(): string | undefined {
    return this.#pieces.find(({ piece }) => piece.variable !== undefined)?.piece.variable;
  }

  /** The same text as the default of an environment variable. */
  asDefaultOf(variable: string): TracedText {
    return new TracedText(
      this.#pieces.map(({ piece, from, to }) => ({
        piece: { ...boundPiece(piece), variable: piece.variable ?? variable },
        from,
        to,
      })),
    );
  }

  /** The same text, used at another place; where it was set is kept as its origin. */
  usedAt(location: Location): TracedText {
    return new TracedText(
      this.#pieces.map(({ piece, from, to }) => ({
        piece: {
          ...boundPiece(piece),
          locate: () => location,
          origin: piece.origin ?? piece.locate.bind(piece),
        },
        from,
        to,
      })),
    );
  }

  #overlapping(start: number, end: number): PlacedPiece[] {
    const pieces: PlacedPiece[] = [];
    for (let index = this.#pieceAt(start); index < this.#pieces.length; index += 1) {
      const placed = this.#pieces[index];
      const at = this.#starts[index] ?? 0;
      if (!placed || at >= end) break;
      const { piece, from, to } = placed;
      const first = Math.max(start, at);
      const last = Math.min(end, at + to - from);
      if (first < last) pieces.push({ piece, from: from + first - at, to: from + last - at });
    }
    // An empty stretch still stands somewhere: at the end of the last piece.
    const fallback = this.#pieces.at(-1);
    if (pieces.length === 0 && fallback) pieces.push({ ...fallback, from: fallback.to, to: fallback.to });
    return pieces;
  }

  /** The last piece that starts at or before an offset; a script may be made of thousands, and each word is cut out of it. */
  #pieceAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #span(start: number, end: number, place: (piece: Piece, from: number, to: number) => Location): Location {
    const [first, ...rest] = this.#overlapping(start, end).map(({ piece, from, to }) => place(piece, from, to));
    if (!first) throw new RangeError('a traced text has no pieces');
    const last = rest.at(-1);
    return last && last.file === first.file && isBefore(first.start, last.end) ? { ...first, end: last.end } : first;
  }
}

function boundPiece(piece: Piece): Piece {
  return {
    text: piece.text,
    locate: piece.locate.bind(piece),
    ...(piece.origin ? { origin: piece.origin } : {}),
    ...(piece.unresolved ? { unresolved: true } : {}),
    ...(piece.computed ? { computed: true } : {}),
    ...(piece.variable === undefined ? {} : { variable: piece.variable }),
  };
}

function isBefore(a: Location['start'], b: Location['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column);
}

/** A text of which no character stands in the file: all of it is located at one place. */
export function textAt(text: string, location: Location): EmbeddedText {
  return { text, locate: () => location };
}

/** A text that something makes when it runs; the place is what it is made for. */
export function computedText(text: string, location: Location): TracedText {
  return TracedText.of({ text, locate: () => location, computed: true });
}

/** An expression without a value. */
export function unresolvedText(expression: string, locate: (start: number, end: number) => Location): TracedText {
  return TracedText.of({ text: expression, locate, unresolved: true });
}

/** The whole text of a file. */
export function wholeText(file: SourceFile): EmbeddedText {
  const positions = new Positions(file);
  return { text: file.text, locate: (start, end) => positions.span(start, end) };
}

/** A stretch of an embedded text. */
export function stretchOf(whole: EmbeddedText, start: number, end: number): EmbeddedText {
  return {
    text: whole.text.slice(start, end),
    locate: (from, to) => whole.locate(start + from, start + to),
  };
}

/** The text with every match of a pattern (with the flag `g`) replaced; no piece of it: it is left out. */
export function replaceMatches(
  text: TracedText,
  pattern: RegExp,
  replace: (match: RegExpExecArray, whole: TracedText) => TracedText | undefined,
): TracedText {
  const matches = [...text.text.matchAll(pattern)];
  if (matches.length === 0) return text;
  let at = 0;
  const pieces = matches.flatMap((match) => {
    const end = match.index + match[0].length;
    const before = text.slice(at, match.index);
    at = end;
    const replaced = replace(match, text.slice(match.index, end));
    return [...(before.text === '' ? [] : [before]), ...(replaced ? [replaced] : [])];
  });
  return TracedText.join(...pieces, text.slice(at));
}
