import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, ObjectParts, Span } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { isModule, moduleName } from './names.ts';

export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node).replaceAll('_', ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

/** A text, with what stands in `#{…}` joined in. */
export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const contents = node.children.filter(({ type }) =>
    ['quoted_content', 'escape_sequence', 'interpolation'].includes(type),
  );
  if (contents.every(({ type }) => type !== 'interpolation')) return textOf(reader, node, contents);
  const parts = contents.map((child) =>
    child.type === 'interpolation' ? reader.expression(child.children[0]) : textOf(reader, child, [child]),
  );
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

function textOf(reader: SyntaxReader, node: SyntaxNode, parts: readonly SyntaxNode[]): Expression {
  const value = parts.map((part) => reader.builder.textOf(part)).join('');
  const isPlain = parts.length === 1 && parts[0]?.type === 'quoted_content';
  return { kind: 'string', value, contents: isPlain ? parts[0]?.start : undefined, ...spanOf(node) };
}

/** `:port`, and a key that is written `port:`, are the text `port`. */
export function readAtom(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'string', value: atomName(reader, node), contents: undefined, ...spanOf(node) };
}

export function atomName(reader: SyntaxReader, node: SyntaxNode): string {
  return reader.builder
    .textOf(node)
    .replace(/^:|:\s*$/g, '')
    .replace(/^"|"$/g, '');
}

/** `port: 80, ip: {…}`: what a keyword list holds. */
export function readKeywords(reader: SyntaxReader, node: SyntaxNode): Expression & ObjectParts {
  return { kind: 'object', entries: entriesIn(reader, node.children), spreads: [], ...spanOf(node) };
}

function entriesIn(reader: SyntaxReader, nodes: readonly SyntaxNode[]): Map<string, Expression> {
  const entries = new Map<string, Expression>();
  for (const node of nodes) {
    const [keyNode, valueNode] = pairIn(node);
    const key = keyNode && keyOf(reader, keyNode);
    if (key === undefined || !valueNode) continue;
    // `mod: {App, []}` in a project file names what is started with it, and starts nothing there.
    const value = key === 'mod' ? unknown(valueNode) : reader.expression(valueNode);
    entries.set(key, key === 'ip' ? addressOf(value) : value);
  }
  return entries;
}

/** `port: 80`, `"port" => 80`, `{:port, 80}`. */
function pairIn(node: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  if (node.type === 'pair') return [childOf(node, 'key'), childOf(node, 'value')];
  if (node.type === 'tuple') return valuesOf(node);
  return childOf(node, 'operator')?.type === '=>' ? [childOf(node, 'left'), childOf(node, 'right')] : [];
}

/** The text of a key that is written out; of a module its name. */
export function keyOf(reader: SyntaxReader, node: SyntaxNode): string | undefined {
  if (['keyword', 'quoted_keyword', 'atom', 'quoted_atom'].includes(node.type)) return atomName(reader, node);
  if (isModule(reader, node)) return moduleName(reader, node);
  const key = reader.expression(node);
  return key.kind === 'string' || key.kind === 'number' ? String(key.value) : undefined;
}

/** https://www.erlang.org/doc/apps/kernel/inet.html#t:ip_address/0 */
function addressOf(value: Expression): Expression {
  if (value.kind !== 'string') return value;
  const named = new Map([
    ['any', '*'],
    ['loopback', '127.0.0.1'],
  ]);
  return { ...value, value: named.get(value.value) ?? value.value };
}

/** `[port: 80]` and `[{:port, 80}]` are tables, `[:binary, port: 80]` too. */
export function readList(reader: SyntaxReader, node: SyntaxNode): Expression {
  const values = valuesOf(node);
  const keywords = values.find(({ type }) => type === 'keywords');
  const isTable = values.length > 0 && values.every((value) => value.type === 'tuple' && isPair(value));
  if (isTable) return { kind: 'object', entries: entriesIn(reader, values), spreads: [], ...spanOf(node) };
  const items = values.filter((value) => value !== keywords).map((value) => reader.expression(value));
  if (!keywords) return { kind: 'list', items, ...spanOf(node) };
  const numbered = items.map((item, index) => [String(index), item] as const);
  const { entries } = readKeywords(reader, keywords);
  return { kind: 'object', entries: new Map([...numbered, ...entries]), spreads: [], ...spanOf(node) };
}

function isPair(tuple: SyntaxNode): boolean {
  return tuple.children.length === 2 && tuple.children[0]?.type === 'atom';
}

/** `%{port: 80}`, `%Server{port: 80}`; `%{state | port: 80}` takes the rest over. */
export function readMap(reader: SyntaxReader, node: SyntaxNode): Expression {
  const contents = node.children.find(({ type }) => type === 'map_content')?.children ?? [];
  const update = contents.find((child) => childOf(child, 'operator')?.type === '|');
  const base = update && childOf(update, 'left');
  const rest = update && childOf(update, 'right');
  const nodes = [...contents.filter((child) => child !== update), ...(rest ? [rest] : [])];
  const pairs = nodes.flatMap((child) => (child.type === 'keywords' ? child.children : [child]));
  const spreads = base ? [reader.expression(base)] : [];
  return { kind: 'object', entries: entriesIn(reader, pairs), spreads, ...spanOf(node) };
}

/** An address, `{127, 0, 0, 1}`; what is started, `{Bandit, port: 80}` and `{Server, :start, [80]}`; or values together. */
export function readTuple(reader: SyntaxReader, node: SyntaxNode): Expression {
  const nodes = valuesOf(node);
  const items = nodes.map((child) => reader.expression(child));
  const address = addressIn(items, node);
  if (address) return address;
  noteStart(reader, node, nodes, items);
  return { kind: 'list', items, ...spanOf(node) };
}

function addressIn(items: readonly Expression[], span: Span): Expression | undefined {
  if (items.length !== 4 && items.length !== 8) return undefined;
  const numbers = items.flatMap((item) => (item.kind === 'number' ? item.value : []));
  if (numbers.length !== items.length) return undefined;
  const isAny = numbers.every((number) => number === 0);
  const long = isAny ? '::' : numbers.map((number) => number.toString(16)).join(':');
  const value = items.length === 4 ? numbers.join('.') : long;
  return { kind: 'string', value, contents: undefined, start: span.start, end: span.end };
}

/** A supervisor starts the module: by its `start_link`, or by the function that is named. */
function noteStart(
  reader: SyntaxReader,
  node: SyntaxNode,
  nodes: readonly SyntaxNode[],
  [module, second, third]: readonly Expression[],
): void {
  const { builder } = reader;
  if (!isModule(reader, nodes[0]) || !module || !second) return;
  if (nodes.length === 2) {
    builder.call({ start: module.start, end: node.end }, module, [second]);
    builder.call(node, memberOf(node, module, 'start_link', nodes[0]), [second]);
  } else if (second.kind === 'string' && third?.kind === 'list') {
    builder.call(node, memberOf(node, module, second.value, nodes[0]), third.items);
  }
}
