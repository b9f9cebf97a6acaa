import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node).replace(/_/g, ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const plain = node.children.every(({ type }) => type !== 'escape_sequence');
  const value = reader.builder.text.slice(node.start + 1, node.end - 1);
  return { kind: 'string', value, contents: plain ? node.start + 1 : undefined, ...spanOf(node) };
}

/** `T{…}` creates a T; lists and maps are themselves. */
export function readComposite(reader: SyntaxReader, node: SyntaxNode): Expression {
  const type = childOf(node, 'type');
  const contents = reader.expression(childOf(node, 'body'));
  if (!type || !['type_identifier', 'qualified_type', 'generic_type', 'struct_type'].includes(type.type))
    return contents;
  return reader.builder.call(node, reader.expression(type), [contents], true);
}

export function readLiteralValue(reader: SyntaxReader, node: SyntaxNode): Expression {
  const keyed = node.children.filter(({ type }) => type === 'keyed_element');
  if (keyed.length === 0) {
    const items = node.children.map((child) => reader.expression(child));
    return { kind: 'list', items, ...spanOf(node) };
  }
  const entries = new Map<string, Expression>();
  for (const element of keyed) {
    const key = childOf(element, 'key')?.children[0];
    const value = reader.expression(childOf(element, 'value'));
    if (key) entries.set(reader.builder.textOf(key).replace(/^["`]|["`]$/g, ''), value);
  }
  return { kind: 'object', entries, spreads: [], ...spanOf(node) };
}
