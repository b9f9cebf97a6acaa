import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceFile } from '../model/repository.ts';
import { interpolate, type Lookup, type RunText, runAt, type TextRun } from './interpolation.ts';
import { Positions } from './positions.ts';

/** `KEY=value`, or a bare `KEY` that takes its value from the environment. */
export interface DotenvEntry {
  readonly key: string;
  readonly keyLocation: Location;
  /** Without quotes and escapes, `$` not yet expanded; undefined for a bare key. */
  readonly value?: RunText;
  /** Whether `$V` in the value means a variable: not in single quotes. */
  readonly expands: boolean;
}

export interface Dotenv {
  readonly entries: readonly DotenvEntry[];
  /** A line that Compose refuses ends the reading: what stands before it is there. */
  readonly problems: readonly Problem[];
}

export type Variables = ReadonlyMap<string, RunText>;

/**
 * Reads an env file: `K=V`, `K: V`, `export K=V`, comments, quotes over several lines.
 * Source: compose-go `dotenv/parser.go`.
 */
export function parseDotenv(file: SourceFile): Dotenv {
  const reader = new DotenvReader(file);
  return reader.read();
}

/** Values by name. */
export interface EvaluatedDotenv {
  readonly variables: Variables;
  /** Variables that an entry requires (`${V:?}`) and that have no value. */
  readonly problems: readonly Problem[];
}

/** The values of the entries: `$V` sees the surrounding environment first, then earlier entries. Later entries win. */
export function evaluateDotenv(
  entries: readonly DotenvEntry[],
  surrounding: Lookup,
  earlier: Variables,
): EvaluatedDotenv {
  const variables = new Map(earlier);
  const problems: Problem[] = [];
  const lookup: Lookup = (name) => surrounding(name) ?? variables.get(name);
  for (const { key, keyLocation, value, expands } of entries) {
    const expanded = value && expands ? interpolate(value, lookup) : undefined;
    const required = expanded?.problems.find(({ kind }) => kind === 'required');
    if (required) {
      const message = `the required variable ${required.subject} has no value`;
      problems.push({ severity: 'error', message, location: keyLocation });
    }
    const found = expanded?.text ?? value ?? lookup(key);
    if (found !== undefined) variables.set(key, found);
  }
  return { variables, problems };
}

/** White space within a line, as the reference implementation defines it. */
const blanks = /[\t\v\f\r \u0085\u00a0]*/y;
const anySpace = /\s*/y;
const exportWord = /export(?=\s)/y;
const keyCharacters = /[\p{L}\p{N}_.\-[\]\t\v\f\r \u0085\u00a0]*/uy;
const escapes = /\\(?:[abcfnrtv$"\\]|0\d{0,3})/g;
const escaped: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
  $: '$$',
};

class DotenvReader {
  readonly #text: string;
  readonly #positions: Positions;
  readonly #entries: DotenvEntry[] = [];
  readonly #problems: Problem[] = [];
  #at = 0;

  constructor(file: SourceFile) {
    this.#text = file.text;
    this.#positions = new Positions(file);
    if (file.text.startsWith('\ufeff')) this.#at = 1;
  }

  read(): Dotenv {
    let more = true;
    while (more) more = this.#toStatement() && this.#statement();
    return { entries: this.#entries, problems: this.#problems };
  }

  /** Skips white space and comments; false at the end of the file. */
  #toStatement(): boolean {
    for (;;) {
      this.#skip(anySpace);
      if (this.#text[this.#at] !== '#') return this.#at < this.#text.length;
      this.#at = this.#lineEnd();
    }
  }

  #statement(): boolean {
    if (this.#skip(exportWord)) this.#skip(blanks);
    const start = this.#at;
    this.#skip(keyCharacters);
    const end = this.#at;
    const separator = this.#text[end];
    // A last line without a line break has no key for the reference implementation, and so sets nothing.
    if (separator === undefined) return false;
    if (separator !== '=' && separator !== ':' && separator !== '\n') {
      return this.#refuse(`unexpected character ${JSON.stringify(separator)} in a variable name`, end, end + 1);
    }
    const key = this.#text.slice(start, end).trimEnd();
    if (key.includes(' ')) return this.#refuse('a variable name cannot contain a space', start, start + key.length);
    this.#at++;
    this.#skip(blanks);
    const keyLocation = this.#positions.span(start, start + key.length);
    if (separator === '\n') {
      this.#entries.push({ key, keyLocation, expands: false });
      return true;
    }
    const quote = this.#text[this.#at];
    const value = quote === '"' || quote === "'" ? this.#quoted(quote) : this.#unquoted();
    if (!value) return false;
    const expands = quote !== "'";
    // A template that can't be expanded is refused like a bad line. Its text may be a secret.
    if (expands && interpolate(value, () => undefined).problems.some(({ kind }) => kind === 'syntax')) {
      return this.#refuse('the value is no valid interpolation; a literal $ is written $$', start, start + key.length);
    }
    this.#entries.push({ key, keyLocation, value, expands });
    return true;
  }

  /** Up to the line's end or ` #`. */
  #unquoted(): RunText {
    const start = this.#at;
    const line = this.#text.slice(start, this.#lineEnd());
    this.#at = Math.min(this.#lineEnd() + 1, this.#text.length);
    const comment = line.indexOf(' #');
    const value = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    return runAt(value, this.#positions, start);
  }

  #quoted(quote: string): RunText | undefined {
    const start = this.#at + 1;
    let end = start;
    while (end < this.#text.length && this.#text[end] !== quote) end += this.#text[end] === '\\' ? 2 : 1;
    if (end >= this.#text.length) {
      this.#refuse('a quoted value is not closed', this.#at, this.#lineEnd());
      return undefined;
    }
    this.#at = end + 1;
    return this.#unescaped(start, end, quote);
  }

  #unescaped(start: number, end: number, quote: string): RunText {
    const raw = this.#text.slice(start, end);
    if (!raw.includes('\\')) return runAt(raw, this.#positions, start);
    const pattern = quote === '"' ? escapes : /\\'/g;
    const runs: TextRun[] = [];
    let at = 0;
    for (const match of raw.matchAll(pattern)) {
      runs.push(...runAt(raw.slice(at, match.index), this.#positions, start + at));
      runs.push({ text: quote === '"' ? unescapeSequence(match[0]) : "'" });
      at = match.index + match[0].length;
    }
    runs.push(...runAt(raw.slice(at), this.#positions, start + at));
    return runs.filter((run) => run.text !== '');
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const length = pattern.exec(this.#text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #refuse(message: string, start: number, end: number): false {
    this.#problems.push({ severity: 'error', message, location: this.#positions.span(start, end) });
    return false;
  }
}

function unescapeSequence(sequence: string): string {
  const letter = sequence[1] ?? '';
  if (letter !== '0') return escaped[letter] ?? sequence;
  const octal = sequence.slice(2);
  return /^[0-7]{3}$/.test(octal) && Number.parseInt(octal, 8) < 256
    ? String.fromCharCode(Number.parseInt(octal, 8))
    : sequence;
}
