import type { LineRange } from '../model/change.ts';

/** A line of the new side that a patch shows. */
export interface PatchLine {
  /** 1-based, in the new file. */
  readonly line: number;
  readonly text: string;
  /** Added or edited; otherwise it only stands beside such a one. */
  readonly isAdded: boolean;
}

const hunkHeader = /^@@ -\d+(?:,\d+)? \+(?<first>\d+)(?:,(?<count>\d+))? @@/;

/**
 * The lines that a diff without context (`git diff -U0`) adds or edits, by the file's new path: none where lines are only
 * deleted. A file has no entry when it is deleted, or when git shows no lines of it (a binary file, a new mode).
 */
export function changedLines(diff: string): Map<string, LineRange[]> {
  const files = new Map<string, LineRange[]>();
  let path: string | undefined;
  let inHeader = false;
  for (const line of diff.split('\n')) {
    // What a file contains begins with `+`, `-` or `\`, but may go on like a header.
    if (line.startsWith('diff --git ')) {
      path = undefined;
      inHeader = true;
    } else if (inHeader && line.startsWith('+++ ')) {
      path = newPath(line.slice('+++ '.length));
      if (path !== undefined) files.set(path, []);
    } else if (line.startsWith('@@ ')) {
      inHeader = false;
      const range = rangeOf(line);
      if (path !== undefined && range) files.get(path)?.push(range);
    }
  }
  return files;
}

/** The new side of a patch with context, as GitHub's API gives it: hunks of one file, without headers. */
export function patchLines(patch: string): PatchLine[] {
  const lines: PatchLine[] = [];
  let next = 0;
  for (const line of patch.split('\n')) {
    const range = hunkHeader.exec(line)?.groups;
    if (range) {
      next = Number(range['first']);
    } else if (line.startsWith('+') || line.startsWith(' ')) {
      lines.push({ line: next, text: line.slice(1), isAdded: line.startsWith('+') });
      next += 1;
    }
  }
  return lines;
}

function rangeOf(header: string): LineRange | undefined {
  const { first, count = '1' } = hunkHeader.exec(header)?.groups ?? {};
  if (first === undefined || count === '0') return undefined;
  return { first: Number(first), last: Number(first) + Number(count) - 1 };
}

/** `b/path`, `"b/quo\"ted"`, `b/with space⇥`; undefined for `/dev/null`. */
function newPath(written: string): string | undefined {
  const quoted = /^"(?<text>.*)"$/.exec(written)?.groups?.['text'];
  const path = quoted === undefined ? written.replace(/\t$/, '') : unquoted(quoted);
  return path.startsWith('b/') ? path.slice('b/'.length) : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
};

/** git's C-style quoting (git-config, core.quotePath): with that off, only ASCII is ever escaped. */
function unquoted(text: string): string {
  return text.replace(/\\(?:(?<octal>[0-7]{3})|(?<escaped>.))/g, (_match, octal?: string, escaped = '') =>
    octal === undefined ? (escapes[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
