import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { giveName } from './statements.ts';

/** `a = b`, `a ??= b`, `(host, port) = ("*", 80)`. */
export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = childOf(node, 'left');
  const value = reader.expression(childOf(node, 'right'));
  const operator = childOf(node, 'operator')?.type;
  if (left?.type === 'tuple_expression') {
    for (const [index, part] of left.children.entries()) {
      const target = part.children[0];
      if (target) giveName(reader, target, value.kind === 'list' ? value.items[index] : undefined, node.end);
    }
    return value;
  }
  const target = reader.expression(left);
  const isFallback = operator === '??=';
  reader.builder.assign(target, operator === '=' || isFallback ? value : undefined, node.end, isFallback);
  return operator === '=' ? value : unknown(node);
}

export function readBinary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = reader.expression(childOf(node, 'left'));
  const right = reader.expression(childOf(node, 'right'));
  switch (childOf(node, 'operator')?.type) {
    case '??':
      return { kind: 'fallback', options: [left, right], ...spanOf(node) };
    case '+':
      return { kind: 'joined', parts: [left, right], template: false, ...spanOf(node) };
    default:
      return unknown(node);
  }
}

export function readUnary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(node.children[0]);
  const isNegative = reader.builder.text[node.start] === '-' && value.kind === 'number';
  return isNegative ? { kind: 'number', value: -value.value, ...spanOf(node) } : unknown(node);
}
