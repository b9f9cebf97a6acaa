import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

/** `8_080`, `0x1F90`, `8080L` */
export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node).replace(/_|[uUlL]+$/g, ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

/** A text block's indentation is no part of a port. */
export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const quotes = reader.builder.textOf(node).startsWith('"""') ? 3 : 1;
  const value = reader.builder.text.slice(node.start + quotes, node.end - quotes);
  const plain = node.children.every(({ type }) => type === 'string_fragment');
  return { kind: 'string', value, contents: plain ? node.start + quotes : undefined, ...spanOf(node) };
}
