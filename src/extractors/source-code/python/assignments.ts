import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { classOfBody } from './classes.ts';
import { annotatedDefault, readType } from './types.ts';

/** `a = b`, `a: T = b`, `a, b = c`; the value of `b` in `a = b = c`. */
export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const right = childOf(node, 'right');
  const left = childOf(node, 'left');
  const value = right ? reader.expression(right) : annotatedDefault(reader, childOf(node, 'type'));
  const type = readType(reader, childOf(node, 'type'));
  if (value) assignTo(reader, left, value, node.end);
  if (type && left?.type === 'identifier') giveName(reader, left, type, node.end, true);
  if (left?.type === 'identifier' && childOf(node, 'type')) {
    classOfBody(reader.builder.scope)?.positional?.push(reader.builder.textOf(left));
  }
  return value ?? unknown(node);
}

export function readAugmentedAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = childOf(node, 'left');
  const parts = [reader.expression(left), reader.expression(childOf(node, 'right'))];
  const isSum = childOf(node, 'operator')?.type === '+=';
  const value: Expression = isSum ? { kind: 'joined', parts, template: false, ...spanOf(node) } : unknown(node);
  if (left?.type === 'identifier') giveName(reader, left, value, node.end);
  return value;
}

/** `name := value`, and the `value as name` of a `with`. */
export function readNamedExpression(reader: SyntaxReader, node: SyntaxNode): Expression {
  const named = childOf(node, 'name');
  const alias = childOf(node, 'alias')?.children[0];
  const value = reader.expression(childOf(node, 'value') ?? valuesOf(node)[0]);
  assignTo(reader, named ?? alias, value, node.end);
  return value;
}

/** Gives a value to a target: a name, a member, or several of them. */
export function assignTo(reader: SyntaxReader, target: SyntaxNode | undefined, value: Expression, at: number): void {
  switch (target?.type) {
    case undefined:
      return;
    case 'identifier':
      giveName(reader, target, value, at);
      return;
    case 'attribute':
    case 'subscript':
      reader.builder.assign(reader.expression(target), value, at);
      return;
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'tuple':
    case 'expression_list':
      for (const [index, part] of valuesOf(target).entries()) assignTo(reader, part, itemOf(value, index, part), at);
  }
}

/** One of the values that are taken apart: `host, port = address`. */
function itemOf(value: Expression, index: number, at: SyntaxNode): Expression {
  const item = value.kind === 'list' ? value.items[index] : undefined;
  return item ?? { kind: 'member', object: value, name: String(index), nameStart: at.start, ...spanOf(at) };
}

function giveName(reader: SyntaxReader, name: SyntaxNode, value: Expression, at: number, fallback = false): void {
  const { builder } = reader;
  const text = builder.textOf(name);
  const owner = classOfBody(builder.scope);
  builder.declare(text, value, at, { fallback });
  if (owner) giveField(owner, text, value);
}

/** `global port`: the name is the one outside. */
export function readOuterNames({ builder }: SyntaxReader, node: SyntaxNode): void {
  for (const child of node.children) {
    const name = builder.textOf(child);
    const outer =
      node.type === 'global_statement'
        ? builder.declare(name, undefined, node.start, { scope: builder.top })
        : bindingOf(name, builder.scope.parent ?? builder.top);
    if (outer) builder.scope.names.set(name, outer);
  }
}
