import type { SourceFile } from '../model/repository.ts';
import { type EmbeddedText, stretchOf, TracedText, wholeText } from './traced-text.ts';

/** What sets apart the formats that hold a key and a value on each line, perhaps below `[section]` headers. */
export interface KeyValueDialect {
  /** Characters that begin a line of comment. */
  readonly comments: string;
  /** Characters that begin a comment behind a value, after white space. */
  readonly trailing?: string;
  /** Characters that part key and value; absent: white space does. */
  readonly separators?: string;
  /** How a value goes on: a backslash at the end of a line, or a next line that is indented. */
  readonly continues?: 'backslash' | 'indented';
}

export interface KeyValue {
  /** '' above the first header. */
  readonly section: string;
  readonly key: TracedText;
  /** Without the quotes around all of it; its lines with a space between them. */
  readonly value: TracedText;
  readonly lines: readonly TracedText[];
}

/** The formats that are read this way; each name is that of its best known program. */
export const dialects = {
  /** Python's configparser, as supervisord uses it. */
  supervisord: { comments: '#;', trailing: ';', separators: '=:', continues: 'indented' },
  systemd: { comments: '#;', separators: '=', continues: 'backslash' },
  mysql: { comments: '#;', trailing: '#', separators: '=' },
  php: { comments: ';#', trailing: ';', separators: '=' },
  uwsgi: { comments: '#;', separators: '=' },
  postgresql: { comments: '#', trailing: '#', separators: '= ' },
  rabbitmq: { comments: '#', separators: '=' },
  redis: { comments: '#' },
  properties: { comments: '#!', separators: '=: ', continues: 'backslash' },
} as const satisfies Readonly<Record<string, KeyValueDialect>>;

/** Reads every line that has a key. What is none (`!include`, a stray word) is left out. Never throws. */
export function parseKeyValues(file: SourceFile, dialect: KeyValueDialect): readonly KeyValue[] {
  const reader = new KeyValueReader(file, dialect);
  for (const match of file.text.matchAll(/[^\n]*(?:\n|$)/g)) reader.line(match[0].trimEnd(), match.index);
  return reader.entries();
}

class KeyValueReader {
  readonly #found: {
    readonly section: string;
    readonly key: TracedText;
    readonly values: [TracedText, ...TracedText[]];
  }[] = [];
  readonly #whole: EmbeddedText;
  readonly #dialect: KeyValueDialect;
  #section = '';
  /** The last value may go on. */
  #open = false;

  constructor(file: SourceFile, dialect: KeyValueDialect) {
    this.#whole = wholeText(file);
    this.#dialect = dialect;
  }

  entries(): readonly KeyValue[] {
    return this.#found.map(({ section, key, values }) => ({ section, key, value: joined(values), lines: values }));
  }

  line(line: string, offset: number): void {
    const text = line.trim();
    const isComment = text !== '' && this.#dialect.comments.includes(text[0] ?? '');
    // A comment among the lines of a value does not end it.
    if (isComment) return;
    const last = this.#found.at(-1);
    if (this.#open && last && (this.#dialect.continues === 'backslash' || /^[ \t]+\S/.test(line))) {
      const indent = line.length - line.trimStart().length;
      last.values.push(this.#value(line, offset, indent));
    } else if (text === '') this.#open = false;
    else this.#statement(line, offset);
  }

  #statement(line: string, offset: number): void {
    const header = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    const split = header === undefined ? splitLine(line, this.#dialect) : undefined;
    this.#open = false;
    if (header !== undefined) this.#section = header.trim();
    if (!split) return;
    const key = this.#piece(offset + split.start, offset + split.end);
    this.#found.push({ section: this.#section, key, values: [this.#value(line, offset, split.value)] });
  }

  #value(line: string, offset: number, start: number): TracedText {
    this.#open = isOpen(line, this.#dialect);
    return plainValue(this.#piece(offset + start, offset + line.length), this.#dialect, this.#open);
  }

  #piece(start: number, end: number): TracedText {
    return TracedText.of(stretchOf(this.#whole, start, end));
  }
}

function isOpen(line: string, { continues }: KeyValueDialect): boolean {
  return continues === 'indented' || (continues === 'backslash' && /(?<!\\)(?:\\\\)*\\$/.test(line));
}

/** Where the key and the value of a line stand, its white space left out. */
function splitLine(line: string, { separators = ' ' }: KeyValueDialect) {
  const start = /^\s*/.exec(line)?.[0].length ?? 0;
  const takesBlank = separators.includes(' ');
  let end = start;
  while (end < line.length && !separators.includes(line[end] ?? '') && !(takesBlank && /\s/.test(line[end] ?? '')))
    end++;
  const signs = separators.replace(' ', '');
  let value = end;
  while (/\s/.test(line[value] ?? '')) value++;
  if (signs.includes(line[value] ?? ' ')) value++;
  else if (!takesBlank) return undefined;
  while (/\s/.test(line[value] ?? '')) value++;
  const key = line.slice(start, end).trimEnd();
  return key === '' ? undefined : { start, end: start + key.length, value: Math.min(value, line.length) };
}

/** The value without its comment, the backslash that carries it on, and quotes. */
function plainValue(written: TracedText, { trailing }: KeyValueDialect, open: boolean): TracedText {
  let end = written.text.length;
  const quoted = /^(["'])(.*?)\1(?=\s|$|[;#])/.exec(written.text);
  if (quoted) return written.slice(1, 1 + (quoted[2]?.length ?? 0));
  if (trailing) {
    const comment = written.text.search(new RegExp(`(?:^|\\s)[${trailing}]`));
    if (comment >= 0) end = comment;
  }
  const text = written.text.slice(0, end).trimEnd();
  return written.slice(0, (open && text.endsWith('\\') ? text.slice(0, -1).trimEnd() : text).length);
}

/** A value of more lines is none that a person wrote. */
const mostLines = 4000;

/** The lines of a value, a space between them. */
function joined(values: readonly [TracedText, ...TracedText[]]): TracedText {
  const [first = values[0], ...others] = values.filter(({ text }) => text !== '').slice(0, mostLines);
  const spaced = others.flatMap((value) => [TracedText.of({ text: ' ', locate: () => value.location }), value]);
  return TracedText.join(first, ...spaced);
}
