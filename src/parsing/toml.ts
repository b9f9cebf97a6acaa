import { type AST, parseTOML } from 'toml-eslint-parser';
import type { SourceFile } from '../model/repository.ts';
import type { JsonDocument, JsonMember, JsonValue } from './json.ts';
import { Positions } from './positions.ts';
import { type EmbeddedText, textAt } from './traced-text.ts';

/** Tables nested deeper are no configuration; the tree is built by recursion. */
const deepest = 200;

/** Reads TOML 1.0 into the same tree as JSON; dates become strings. Never throws. */
export function parseToml(file: SourceFile): JsonDocument {
  const reader = new TomlReader(file);
  try {
    return { root: reader.read(parseTOML(file.text)), problems: [] };
  } catch (error) {
    const at = error instanceof Error && 'index' in error ? Math.max(0, Number(error.index)) : 0;
    const reason = error instanceof Error ? error.message : String(error);
    const location = new Positions(file).span(at, Math.min(at + 1, file.text.length));
    return { problems: [{ severity: 'error', message: `not valid TOML: ${reason}`, location }] };
  }
}

type Table = {
  readonly kind: 'object';
  readonly members: Map<string, JsonMember>;
  readonly location: JsonValue['location'];
};

class TomlReader {
  readonly #positions: Positions;
  readonly #text: string;

  constructor(file: SourceFile) {
    this.#positions = new Positions(file);
    this.#text = file.text;
  }

  read({ body: [top] }: AST.TOMLProgram): JsonValue {
    const root = this.#table(top);
    for (const node of top.body) {
      if (node.type === 'TOMLKeyValue') this.#assign(root, node);
      else this.#fill(root, node);
    }
    return root;
  }

  /** `[a.b]`, `[[a.b]]`: the table that the header opens, and what stands below it. */
  #fill(root: Table, node: AST.TOMLTable): void {
    const path = node.key.keys;
    let at = root;
    for (const key of path.slice(0, -1)) at = this.#child(at, key, node);
    const last = path.at(-1);
    if (!last) return;
    const table = node.kind === 'array' ? this.#element(at, last, node) : this.#child(at, last, node);
    for (const each of node.body) this.#assign(table, each);
  }

  #assign(table: Table, { key, value }: AST.TOMLKeyValue): void {
    let at = table;
    for (const part of key.keys.slice(0, -1)) at = this.#child(at, part, key);
    const last = key.keys.at(-1);
    if (last) at.members.set(nameOf(last), { key: this.#keyText(last), value: this.#value(value, 0) });
  }

  /** The table under a key; of an array of tables its last element. */
  #child(table: Table, key: AST.TOMLKey['keys'][number], around: AST.TOMLNode): Table {
    const known = table.members.get(nameOf(key))?.value;
    const found = known?.kind === 'array' ? known.items.at(-1) : known;
    if (found?.kind === 'object') return found as Table;
    const made = this.#table(around);
    table.members.set(nameOf(key), { key: this.#keyText(key), value: made });
    return made;
  }

  #element(table: Table, key: AST.TOMLKey['keys'][number], around: AST.TOMLNode): Table {
    const known = table.members.get(nameOf(key))?.value;
    const element = this.#table(around);
    if (known?.kind === 'array') (known.items as JsonValue[]).push(element);
    else {
      const value = { kind: 'array', items: [element], location: element.location } as const;
      table.members.set(nameOf(key), { key: this.#keyText(key), value });
    }
    return element;
  }

  #value(node: AST.TOMLContentNode, depth: number): JsonValue {
    const location = this.#positions.span(...node.range);
    if (depth > deepest) return { kind: 'null', location };
    switch (node.type) {
      case 'TOMLArray':
        return { kind: 'array', items: node.elements.map((item) => this.#value(item, depth + 1)), location };
      case 'TOMLInlineTable': {
        const table = this.#table(node);
        for (const each of node.body) this.#assign(table, each);
        return table;
      }
      default:
        return this.#scalar(node, location);
    }
  }

  #scalar(node: AST.TOMLValue, location: JsonValue['location']): JsonValue {
    switch (node.kind) {
      case 'string':
        return { kind: 'string', text: this.#stringText(node), location };
      case 'boolean':
        return { kind: 'boolean', value: node.value, location };
      case 'integer':
      case 'float':
        return { kind: 'number', value: Number(node.value), location };
      default:
        return { kind: 'string', text: textAt(node.datetime, location), location };
    }
  }

  /** Escapes and line continuations hide where a character stands: then all of it is at the whole string. */
  #stringText(node: AST.TOMLStringValue): EmbeddedText {
    const [start, end] = node.range;
    const quotes = node.multiline ? 3 : 1;
    const from = this.#text.indexOf(node.value, start + quotes);
    const isVerbatim = from >= 0 && from <= start + quotes + 2 && from + node.value.length <= end - quotes;
    return isVerbatim
      ? { text: node.value, locate: (first, last) => this.#positions.span(from + first, from + last) }
      : textAt(node.value, this.#positions.span(start, end));
  }

  #keyText(key: AST.TOMLKey['keys'][number]): EmbeddedText {
    return textAt(nameOf(key), this.#positions.span(...key.range));
  }

  #table({ range }: AST.TOMLNode): Table {
    return { kind: 'object', members: new Map(), location: this.#positions.span(...range) };
  }
}

function nameOf(key: AST.TOMLKey['keys'][number]): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}
