import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { noteSetting } from './functions.ts';

/** `port = 80` sets a variable, or a property of what the lambda around is about; `server.port = 80` calls a setter. */
export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const left = childOf(node, 'left');
  const value = reader.expression(childOf(node, 'right'));
  if (!left) return unknown(node);
  const target = reader.expression(left);
  const isPlain = childOf(node, 'operator')?.type === '=';
  const assigned = target.kind === 'fallback' ? (target.options[0] ?? target) : target;
  builder.assign(assigned, isPlain ? value : undefined, node.end);
  const name = propertyName(target);
  if (isPlain && name !== undefined) noteSetting(builder, name, value);
  if (isPlain && target.kind === 'member' && target.object.kind !== 'self') {
    callSetter(reader, node, target.object, target.name, value);
  }
  return unknown(node);
}

function propertyName(target: Expression): string | undefined {
  if (target.kind === 'fallback') return target.options[0]?.kind === 'name' ? target.options[0].name : undefined;
  if (target.kind === 'name') return target.name;
  return target.kind === 'member' && target.object.kind === 'self' ? target.name : undefined;
}

/** A property of a Java object is set by `setPort(…)`. */
export function callSetter(
  { builder }: SyntaxReader,
  node: SyntaxNode,
  object: Expression,
  property: string,
  value: Expression,
): void {
  const setter = `set${property.slice(0, 1).toUpperCase()}${property.slice(1)}`;
  builder.call(node, memberOf(node, object, setter, node), [value]);
}

export function readBinary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const called = genericCall(reader, node);
  if (called) return called;
  const left = reader.expression(childOf(node, 'left'));
  const right = reader.expression(childOf(node, 'right'));
  switch (childOf(node, 'operator')?.type) {
    case '?:':
      return { kind: 'fallback', options: [left, right], ...spanOf(node) };
    case '+':
      return { kind: 'joined', parts: [left, right], template: false, ...spanOf(node) };
    default:
      return unknown(node);
  }
}

/** The grammar takes `run<App>(args)` for a comparison. */
function genericCall(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  const isBetween =
    childOf(node, 'operator')?.type === '>' &&
    left?.type === 'binary_expression' &&
    childOf(left, 'operator')?.type === '<';
  const target = isBetween ? childOf(left, 'left') : undefined;
  if (!target || right?.type !== 'parenthesized_expression') return undefined;
  const callee = reader.expression(target);
  return reader.builder.call(
    node,
    callee,
    right.children.map((child) => reader.expression(child)),
  );
}

/** `"port" to 80` is a pair. */
export function readInfix(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [left, operator, right] = valuesOf(node);
  const items = [reader.expression(left), reader.expression(right)];
  return operator && reader.builder.textOf(operator) === 'to'
    ? { kind: 'list', items, ...spanOf(node) }
    : unknown(node);
}

/** `value!!`, `-1`. */
export function readUnary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(childOf(node, 'argument'));
  const operator = childOf(node, 'operator')?.type;
  if (operator === '-' && value.kind === 'number') return { kind: 'number', value: -value.value, ...spanOf(node) };
  return operator === '!!' ? value : unknown(node);
}
