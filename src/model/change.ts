import type { Location } from './location.ts';
import type { Listener } from './port-map.ts';
import type { Report } from './report.ts';

/** Consecutive lines of a file as it is now, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** What a pull request changes. Paths are relative to the scanned root, as those of locations are. */
export interface Change {
  /** The lines that are new or edited, by file. A file whose lines are not known is changed as a whole. */
  readonly lines: ReadonlyMap<string, readonly LineRange[]>;
  /** Files that have got a new name, by that one. */
  readonly renamed: ReadonlySet<string>;
}

export const wholeFile: readonly LineRange[] = [{ first: 1, last: Number.MAX_SAFE_INTEGER }];

/** Whether the change touches a line of the place. */
export function touches({ lines }: Pick<Change, 'lines'>, { file, start, end }: Location): boolean {
  return (lines.get(file) ?? []).some(({ first, last }) => first <= end.line && last >= start.line);
}

/** How the ports that are taken on machines differ from before. Every list is in the order of the map. */
export interface PortMapChange {
  readonly added: readonly Listener[];
  readonly removed: readonly Listener[];
  /** A listener of the same owner on another port or address. */
  readonly moved: readonly { readonly from: Listener; readonly to: Listener }[];
  /** Findings that were not there before. */
  readonly appeared: number;
  /** Findings that were there before, and are no more. */
  readonly gone: number;
}

/** What a report on a change says besides its own findings. */
export interface ChangeContext {
  /** Which way it was found out what the change touches, as a sentence of ours. */
  readonly sentence: string;
  /** What was there before. */
  readonly older: Pick<Report, 'findings' | 'problems'>;
  /** Absent: the state before is not at hand. */
  readonly ports?: PortMapChange;
}
