import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { firstValueOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node).replace(/_/g, '').replace(/n$/, ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  return readText(reader, node, node.children, node.start + 1);
}

function readText(reader: SyntaxReader, span: SyntaxNode, parts: readonly SyntaxNode[], contents: number): Expression {
  const plain = parts.every(({ type }) => type === 'string_fragment');
  const value = parts.map((part) => reader.builder.textOf(part)).join('');
  return { kind: 'string', value, contents: plain ? contents : undefined, ...spanOf(span) };
}

export function readTemplate(reader: SyntaxReader, node: SyntaxNode): Expression {
  const parts = node.children.map((child) =>
    child.type === 'template_substitution' ? reader.expression(child) : readText(reader, child, [child], child.start),
  );
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

export function keyOf(reader: SyntaxReader, node: SyntaxNode | undefined): string | undefined {
  if (!node) return undefined;
  if (node.type === 'string') return reader.builder.textOf(node).slice(1, -1);
  if (node.type !== 'computed_property_name') return reader.builder.textOf(node);
  const inner = firstValueOf(node);
  return inner?.type === 'string' ? keyOf(reader, inner) : undefined;
}
