import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { noteCommonJsExport } from './modules.ts';
import { destructure } from './names.ts';

export function readBinary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = reader.expression(childOf(node, 'left'));
  const right = reader.expression(childOf(node, 'right'));
  const operator = childOf(node, 'operator')?.type;
  if (operator === '||' || operator === '??') return { kind: 'fallback', options: [left, right], ...spanOf(node) };
  if (operator === '&&') return right;
  if (operator === '+') return { kind: 'joined', parts: [left, right], template: false, ...spanOf(node) };
  return unknown(node);
}

export function readUnary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const operator = childOf(node, 'operator')?.type;
  const value = reader.expression(childOf(node, 'argument'));
  if (operator === '+') return value;
  if (operator === '-' && value.kind === 'number') return { kind: 'number', value: -value.value, ...spanOf(node) };
  return unknown(node);
}

export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(childOf(node, 'right'));
  assignTo(reader, childOf(node, 'left'), value);
  return value;
}

export function readAugmentedAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(childOf(node, 'right'));
  const operator = childOf(node, 'operator')?.type;
  const fallback = operator === '||=' || operator === '??=';
  const target = reader.expression(childOf(node, 'left'));
  reader.builder.assign(target, fallback ? value : undefined, node.end, fallback);
  return fallback ? { kind: 'fallback', options: [target, value], ...spanOf(node) } : unknown(node);
}

function assignTo(reader: SyntaxReader, node: SyntaxNode | undefined, value: Expression): void {
  if (!node) return;
  if (node.type === 'object_pattern' || node.type === 'array_pattern') {
    destructure(reader, node, value, (name, given) =>
      reader.builder.assign(reader.builder.name(name), given, value.end),
    );
    return;
  }
  const target = reader.expression(node);
  reader.builder.assign(target, value, value.end);
  noteCommonJsExport(reader, target, value);
}
