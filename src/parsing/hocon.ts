import type { Setting } from './properties.ts';

/** Deeper objects are no settings. */
const deepest = 50;

const space = /(?:[\s,]|\/\/[^\n]*|#[^\n]*)*/y;
const key = /(?:"[^"\n]*"|[^\s"{}[\],:=+#/])+(?:\.(?:"[^"\n]*"|[^\s"{}[\],:=+#/.])+)*/y;
const mark = /[ \t]*(?:(?:\+?=|:)\s*(?<opens>\{)?|(?<block>\s*\{))/y;
const quoted = /"""(?<long>(?:(?!""")[\s\S])*)"""|"(?<short>(?:[^"\\\n]|\\.)*)"/y;
const plain = /(?:\$\{[^}\n]*\}|[^\n,}{[\]#"$]|\$(?!\{))*/y;

/**
 * The settings of a HOCON file, objects flattened to dotted keys; lists, includes and what is malformed are left out.
 * Source: github.com/lightbend/config/blob/main/HOCON.md
 */
export function parseHocon(text: string): readonly Setting[] {
  return new HoconReader(text).read();
}

class HoconReader {
  readonly #text: string;
  readonly #settings: Setting[] = [];
  /** Keys of the objects around. */
  readonly #around: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): readonly Setting[] {
    while (this.#at < this.#text.length) {
      this.#match(space);
      if (!this.#readEntry()) {
        if (this.#text[this.#at] === '}') this.#around.pop();
        this.#at += 1;
      }
    }
    return this.#settings;
  }

  /** A key with its value, or with the brace that opens an object. */
  #readEntry(): boolean {
    const name = this.#match(key)?.[0].replaceAll('"', '');
    const after = name === undefined ? undefined : this.#match(mark)?.groups;
    if (name === undefined || !after) return false;
    if (after['opens'] ?? after['block']) {
      if (this.#around.length < deepest) this.#around.push(name);
      return true;
    }
    const start = this.#at;
    const inQuotes = this.#match(quoted)?.groups;
    const { long, short } = inQuotes ?? {};
    const value = inQuotes ? (long ?? short ?? '') : (this.#match(plain)?.[0] ?? '').trimEnd();
    const quotes = long === undefined ? Number(inQuotes !== undefined) : 3;
    if (value !== '') this.#settings.push({ key: [...this.#around, name].join('.'), value, start: start + quotes });
    return true;
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    const found = form.exec(this.#text);
    if (found) this.#at = form.lastIndex;
    return found;
  }
}
