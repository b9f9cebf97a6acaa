import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, ObjectParts } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { barewordOf, keyOf } from './names.ts';

export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node).replaceAll('_', ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

/** `'…'`, `"…"`, `q{…}`, `qq{…}`: between the quotes, with the variables joined in. */
export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const opening = /^(?:qq?\s*)?./s.exec(builder.textOf(node))?.[0].length ?? 1;
  const [start, end] = [node.start + opening, Math.max(node.end - 1, node.start + opening)];
  const parts: Expression[] = [];
  let from = start;
  for (const child of node.children) {
    if (child.type !== 'interpolation' || child.start < from) continue;
    if (child.start > from) parts.push(textBetween(reader, from, child.start));
    const held = entryBehind(reader, child, reader.expression(child.children[0]));
    parts.push(held.value);
    from = held.end;
  }
  if (parts.length === 0) return { ...textBetween(reader, start, end), ...spanOf(node) };
  if (from < end) parts.push(textBetween(reader, from, end));
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

function textBetween({ builder }: SyntaxReader, start: number, end: number): Expression & { readonly kind: 'string' } {
  return { kind: 'string', value: builder.text.slice(start, end), contents: start, start, end };
}

/** In a text the grammar sees the variable alone: `"$opts{port}"`, `"$opts->{port}"`. */
function entryBehind(reader: SyntaxReader, node: SyntaxNode, value: Expression): { value: Expression; end: number } {
  const { builder } = reader;
  const match = /^(?<arrow>->)?\{['"]?(?<key>\w+)['"]?\}/.exec(builder.text.slice(node.end, node.end + 100));
  if (!match?.groups) return { value, end: node.end };
  const { arrow, key = '' } = match.groups;
  const isDirect = arrow === undefined && value.kind === 'name';
  const holder: Expression = isDirect ? builder.name(node, `%${value.name.slice(1)}`) : value;
  return { value: memberOf(node, holder, key, node), end: node.end + match[0].length };
}

export function readWords(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'list', items: wordsIn(reader, node), ...spanOf(node) };
}

function wordsIn({ builder }: SyntaxReader, node: SyntaxNode): readonly Expression[] {
  return node.children
    .filter(({ type }) => type === 'list_item')
    .map((item) => ({ kind: 'string', value: builder.textOf(item), contents: item.start, ...spanOf(item) }) as const);
}

/** What stands between brackets: values, and pairs of a key and a value. */
export interface Items {
  readonly values: readonly Expression[];
  /** Absent when there are no pairs. */
  readonly table: (Expression & ObjectParts) | undefined;
}

/** `80, port => 80, '-l', 'http://…', %options`: a key is what stands before `=>`, and a text that is a flag. */
export function readItems(reader: SyntaxReader, node: SyntaxNode): Items {
  const items: Collected = { values: [], entries: new Map(), spreads: [] };
  for (const { key, value } of pairsIn(reader, node)) {
    if (key === undefined) addItem(reader, value, items);
    else items.entries.set(key, reader.expression(value));
  }
  const { values, entries, spreads } = items;
  const hasTable = entries.size + spreads.length > 0;
  return { values, table: hasTable ? { kind: 'object', entries, spreads, ...spanOf(node) } : undefined };
}

interface Pair {
  readonly key: string | undefined;
  readonly value: SyntaxNode;
  /** Nodes that it takes up. */
  readonly width: number;
}

function pairsIn(reader: SyntaxReader, node: SyntaxNode): readonly Pair[] {
  const nodes = node.children.filter(({ type }) => type !== 'normal_comma' && type !== 'comments');
  const pairs: Pair[] = [];
  for (let index = 0; index < nodes.length; index += pairs.at(-1)?.width ?? 1) {
    const [first, next, afterNext] = nodes.slice(index, index + 3);
    if (first) pairs.push(pairOf(reader, first, next, afterNext));
  }
  return pairs.filter(({ value }) => value.type !== 'fat_comma');
}

function pairOf(
  reader: SyntaxReader,
  first: SyntaxNode,
  next: SyntaxNode | undefined,
  afterNext: SyntaxNode | undefined,
): Pair {
  const isPair = next?.type === 'fat_comma';
  const value = isPair ? afterNext : isFlag(reader, first) ? next : undefined;
  const key = value && keyOf(reader, first);
  return value && key !== undefined
    ? { key, value, width: isPair ? 3 : 2 }
    : { key: undefined, value: first, width: 1 };
}

/** `%options`, `%$options`. */
const isHash = /^hash_(?:variable|dereference)$/;

interface Collected {
  readonly values: Expression[];
  readonly entries: Map<string, Expression>;
  readonly spreads: Expression[];
}

function addItem(reader: SyntaxReader, node: SyntaxNode, { values, entries, spreads }: Collected): void {
  if (isHash.test(node.type) || reader.builder.textOf(node) === '@_') spreads.push(reader.expression(node));
  else if (node.type === 'word_list_qw') addWords(wordsIn(reader, node), values, entries);
  else values.push(reader.expression(node));
}

function addWords(words: readonly Expression[], values: Expression[], entries: Map<string, Expression>): void {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (word.kind === 'string' && word.value.startsWith('-') && next) entries.set(word.value, next);
    else values.push(word);
  }
}

function isFlag({ builder }: SyntaxReader, node: SyntaxNode): boolean {
  return node.type.startsWith('string') && /^['"]--?[a-z]/.test(builder.textOf(node));
}

/** `(80, 81)`, `[80, 81]`; with pairs, `(port => 80)`, `{ port => 80 }`, a table. One value in brackets is that value. */
export function readList(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { values, table } = readItems(reader, node);
  const [first] = values;
  if (table) return table;
  if (node.type === 'array' && values.length === 1 && first) return first;
  return node.type === 'hash_ref'
    ? { kind: 'object', entries: new Map(), spreads: [], ...spanOf(node) }
    : { kind: 'list', items: values, ...spanOf(node) };
}

/** A word alone is a constant, or a function that is called. */
export function readBareword(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const word = barewordOf(reader, node);
  if (word === undefined) return undefined;
  if (/^undef$/.test(word)) return { kind: 'constant', text: 'undefined', ...spanOf(node) };
  const name = reader.builder.name(node, word);
  return { kind: 'fallback', options: [reader.builder.call(node, name, []), name], ...spanOf(node) };
}
