import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { ClassNode, Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const content = childOf(node, 'content');
  const value = content ? reader.builder.textOf(content) : '';
  return { kind: 'string', value, contents: content?.start, ...spanOf(node) };
}

/** `{ 80, 81 }` is a list, with any key, `{ port = 80 }`, a table; an empty one is filled later. */
export function readTable(reader: SyntaxReader, node: SyntaxNode): Expression {
  const items: Expression[] = [];
  const entries = new Map<string, Expression>();
  for (const field of node.children.filter(({ type }) => type === 'field')) {
    const name = childOf(field, 'name');
    const value = reader.expression(childOf(field, 'value'));
    const key = name ? keyOf(reader, name) : String(items.length);
    if (!name) items.push(value);
    if (key !== undefined) entries.set(key, value);
  }
  if (entries.size === 0 && items.length === 0) return emptyTable(node);
  return entries.size === items.length
    ? { kind: 'list', items, ...spanOf(node) }
    : { kind: 'object', entries, spreads: [], ...spanOf(node) };
}

function emptyTable(node: SyntaxNode): Expression {
  const table: ClassNode = { name: undefined, fields: new Map(), methods: new Map(), parent: undefined };
  return { kind: 'class', class: table, ...spanOf(node) };
}

function keyOf(reader: SyntaxReader, node: SyntaxNode): string | undefined {
  if (node.type === 'identifier') return reader.builder.textOf(node);
  const key = reader.expression(node);
  return key.kind === 'string' || key.kind === 'number' ? String(key.value) : undefined;
}
