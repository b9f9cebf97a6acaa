import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

/** `a = b`; the value of `b` in `a = b = c`. */
export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = childOf(node, 'left');
  const value = reader.expression(childOf(node, 'right'));
  if (!left) return value;
  const isPlain = childOf(node, 'operator')?.type === '=';
  reader.builder.assign(reader.expression(left), isPlain ? value : undefined, node.end);
  return isPlain ? value : unknown(node);
}

export function readBinary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const parts = [reader.expression(childOf(node, 'left')), reader.expression(childOf(node, 'right'))];
  const isSum = childOf(node, 'operator')?.type === '+';
  return isSum ? { kind: 'joined', parts, template: false, ...spanOf(node) } : unknown(node);
}

export function readUnary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(childOf(node, 'operand'));
  const isNegated = childOf(node, 'operator')?.type === '-' && value.kind === 'number';
  return isNegated ? { kind: 'number', value: -value.value, ...spanOf(node) } : unknown(node);
}
