import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, Span } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { socketType } from './paths.ts';

/** `8080`, `0x1F90`, `8'080u`. */
export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  return numberIn(reader.builder.textOf(node), node) ?? unknown(node);
}

function numberIn(text: string, { start, end }: Span): Expression | undefined {
  const digits = /^(?:0[xX][\da-fA-F']+|0[bB][01']+|\d[\d']*)(?=[uUlLzZ]*$)/.exec(text)?.[0].replaceAll("'", '');
  if (digits === undefined) return undefined;
  const value = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return Number.isNaN(value) ? undefined : { kind: 'number', value, start, end };
}

export function readString({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  const plain = node.children.every(({ type }) => type !== 'escape_sequence');
  const open = builder.text.indexOf('"', node.start) + 1;
  const value = builder.text.slice(open, node.end - 1);
  return { kind: 'string', value, contents: plain ? open : undefined, ...spanOf(node) };
}

/** `R"(…)"` */
export function readRawString({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  const content = node.children.find(({ type }) => type === 'raw_string_content');
  if (!content) return unknown(node);
  return { kind: 'string', value: builder.textOf(content), contents: content.start, ...spanOf(node) };
}

/** `"0.0.0.0:" "8080"` */
export function readStrings(reader: SyntaxReader, node: SyntaxNode): Expression {
  const parts = node.children.map((child) => reader.expression(child));
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

const longestReplacement = 200;

/** What stands behind `#define NAME`, which the grammar doesn't read: a number, a text, another name. */
export function readReplacement(reader: SyntaxReader, node: SyntaxNode): Expression {
  if (node.end - node.start > longestReplacement) return unknown(node);
  // A comment ends it; `//` in a text is part of a URL.
  const written = reader.builder
    .textOf(node)
    .replace(/"(?:[^"\\]|\\.)*"|\/[/*].*$/gs, (part) => (part.startsWith('"') ? part : ''));
  const inner = /^[\s(]*(?<text>[^()]*?)[\s)]*$/.exec(written)?.groups?.['text'] ?? '';
  const start = node.start + written.indexOf(inner);
  const span = { start, end: start + inner.length };
  const text = /^"(?<text>[^"\\]*)"$/.exec(inner)?.groups?.['text'];
  if (text !== undefined) return { kind: 'string', value: text, contents: start + 1, ...span };
  if (/^[A-Za-z_]\w*$/.test(inner)) return reader.builder.name({ ...node, ...span }, inner);
  return numberIn(inner, span) ?? unknown(node);
}

/** `{ .sin_port = htons(80) }` and `{ "0.0.0.0", 80 }`. */
export function readInitializers(reader: SyntaxReader, node: SyntaxNode): Expression {
  const pairs = node.children.filter(({ type }) => type === 'initializer_pair');
  if (pairs.length === 0) {
    const items = node.children.filter(({ type }) => type !== 'comment').map((child) => reader.expression(child));
    return optionsIn(items, node) ?? { kind: 'list', items, ...spanOf(node) };
  }
  const entries = new Map<string, Expression>();
  for (const pair of pairs) {
    const designators = pair.children.filter(({ field }) => field === 'designator');
    const [value] = pair.children.filter(({ field }) => field === 'value');
    const given = reader.expression(value);
    const path = designators.map((part) => reader.builder.textOf(part).replace(/^\.|[[\]]/g, '')).filter(isWritten);
    const [first, ...inner] = path;
    if (first === 'ai_socktype') reader.builder.assign(socketType(reader, pair), given, pair.end);
    if (first !== undefined) entries.set(first, nested(inner, given));
  }
  return { kind: 'object', entries, spreads: [], ...spanOf(node) };
}

/** Names and values by turns: `{"listening_ports", "8080", NULL}`. */
function optionsIn(items: readonly Expression[], node: SyntaxNode): Expression | undefined {
  const names = items.filter((_, index) => index % 2 === 0 && index + 1 < items.length);
  if (!names.every((item) => item.kind === 'string' && /^[a-z]+(?:_[a-z]+)+$/.test(item.value))) return undefined;
  const entries = names.flatMap((item, index) => {
    const value = items[2 * index + 1];
    return item.kind === 'string' && value ? [[item.value, value] as const] : [];
  });
  return entries.length > 0 ? { kind: 'object', entries: new Map(entries), spreads: [], ...spanOf(node) } : undefined;
}

/** Members that only say which form of an address is meant. */
const addressForms = new Set(['s_addr', 's6_addr', 'S_addr', 'S_un']);
/** Members that lead from an entry of an address list to its address, or to the next entry. */
const listMembers = new Set(['ai_addr', 'ai_next']);

export function isWritten(member: string): boolean {
  return !addressForms.has(member) && !listMembers.has(member);
}

/** `.sin_addr.s_addr = x`, `.listen.port = 80` */
function nested(path: readonly string[], value: Expression): Expression {
  const { start, end } = value;
  return path.reduceRight<Expression>(
    (inner, key) => ({ kind: 'object', entries: new Map([[key, inner]]), spreads: [], start, end }),
    value,
  );
}
