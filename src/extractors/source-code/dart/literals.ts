import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { readFieldRow, readRow } from './sequences.ts';

export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node).replaceAll('_', ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

/** `'http://$host:8080'`; the grammar has nodes for what is put in only. Texts side by side are one. */
export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { text } = reader.builder;
  const opening = /^r?(?<quote>'''|"""|'|")/.exec(text.slice(node.start, node.start + 4));
  const quote = opening?.groups?.['quote'] ?? "'";
  const start = node.start + (opening?.[0].length ?? 1);
  const end = node.end - quote.length;
  const parts: Expression[] = [];
  let from = start;
  for (const child of node.children.filter(({ type }) => type === 'template_substitution')) {
    parts.push(literal(reader, from, child.start), readRow(reader, child.children));
    from = child.end;
  }
  parts.push(literal(reader, from, end));
  const [only] = parts;
  if (parts.length === 1 && only) return { ...only, ...spanOf(node) };
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

function literal({ builder }: SyntaxReader, start: number, end: number): Expression {
  const value = builder.text.slice(start, end);
  return { kind: 'string', value, contents: value.includes('\\') ? undefined : start, start, end };
}

export function readList(reader: SyntaxReader, node: SyntaxNode): Expression {
  const items = node.children.filter(({ type }) => type !== 'type_arguments').map((child) => reader.expression(child));
  return { kind: 'list', items, ...spanOf(node) };
}

/** `{'port': 8080}` */
export function readMap(reader: SyntaxReader, node: SyntaxNode): Expression {
  const entries = new Map<string, Expression>();
  for (const pair of node.children) {
    if (pair.type !== 'pair') continue;
    const key = readFieldRow(reader, pair, 'key');
    const value = readFieldRow(reader, pair, 'value');
    if (key.kind === 'string') entries.set(key.value, value);
  }
  return { kind: 'object', entries, spreads: [], ...spanOf(node) };
}
