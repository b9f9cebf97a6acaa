import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { define, readInstanceVariable } from './classes.ts';

export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (!left || !right) return unknown(node);
  if (left.type === 'left_assignment_list') {
    const values =
      right.type === 'right_assignment_list' ? right.children.map((child) => reader.expression(child)) : [];
    if (values.length === 0) reader.expression(right);
    for (const [index, target] of left.children.entries()) assignTo(reader, target, values[index], node.end, false);
    return unknown(node);
  }
  const value = reader.expression(right);
  assignTo(reader, left, value, node.end, false);
  return value;
}

/** `port ||= 3000` keeps what is there. */
export function readOperatorAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = childOf(node, 'left');
  const value = reader.expression(childOf(node, 'right'));
  const isFallback = childOf(node, 'operator')?.type === '||=';
  if (!left) return unknown(node);
  assignTo(reader, left, isFallback ? value : undefined, node.end, isFallback);
  if (!isFallback) return unknown(node);
  return { kind: 'fallback', options: [targetOf(reader, left), value], ...spanOf(node) };
}

function assignTo(
  reader: SyntaxReader,
  node: SyntaxNode,
  value: Expression | undefined,
  at: number,
  fallback: boolean,
): void {
  const { builder } = reader;
  const text = builder.textOf(node);
  if (node.type === 'constant' && value) {
    define(reader, text, value, node);
    return;
  }
  const isPlain = ['identifier', 'global_variable'].includes(node.type) || (isField(node) && !builder.currentClass);
  if (!isPlain) {
    builder.assign(targetOf(reader, node), value, at, fallback);
    return;
  }
  // A block may set a variable of the method around it.
  const scope = node.type === 'identifier' ? builder.scope : builder.top;
  if (bindingOf(text, scope)) builder.assign(builder.name(node), value, at, fallback);
  else builder.declare(text, value, at, { scope, fallback });
}

function isField({ type }: SyntaxNode): boolean {
  return type === 'instance_variable' || type === 'class_variable';
}

/** What stands left of `=` is never called. */
function targetOf(reader: SyntaxReader, node: SyntaxNode): Expression {
  if (node.type === 'identifier') return reader.builder.name(node);
  if (isField(node)) return readInstanceVariable(reader, node);
  const receiver = childOf(node, 'receiver');
  const method = childOf(node, 'method');
  if (node.type !== 'call' || !receiver || !method) return reader.expression(node);
  const object = reader.expression(receiver);
  const owner = reader.builder.currentClass;
  const name = reader.builder.textOf(method);
  // `self.port = …` goes through the accessor.
  if (object.kind === 'self' && owner) giveField(owner, name, memberOf(node, object, `@${name}`, method));
  return memberOf(node, object, object.kind === 'self' ? `@${name}` : name, method);
}
