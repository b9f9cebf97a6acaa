import type { Location, Position } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';

/** Turns character offsets of one text into positions and locations. */
export class Positions {
  readonly #file: SourceFile;
  readonly #lineStarts: number[] = [0];

  constructor(file: SourceFile) {
    this.#file = file;
    for (let at = file.text.indexOf('\n'); at >= 0; at = file.text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  at(offset: number): Position {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }

  /** The stretch from `start` up to, not including, `end`. */
  span(start: number, end: number): Location {
    return { file: this.#file.path, start: this.at(start), end: this.at(end) };
  }
}
