import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { classOfBody, define } from '../class-bodies.ts';
import type { Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { memberOf, type SyntaxReader, spanOf, valuesOf } from '../syntax-reader.ts';
import { annotatedValue } from './annotations.ts';
import { lastValue, readFunction } from './functions.ts';
import { typedAs } from './types.ts';

const notValues =
  /^(?:modifiers|variable_declaration|multi_variable_declaration|property_delegate|getter|setter)$|_type$|^type_/;

export function readProperty(reader: SyntaxReader, node: SyntaxNode): void {
  const variable = node.children.find(({ type }) => type === 'variable_declaration');
  const valueNode = node.children.find(({ type }) => !notValues.test(type) && !/_comment$/.test(type));
  const value = valueNode ? reader.expression(valueNode) : undefined;
  if (!variable) {
    if (value) destructure(reader, node, value);
    return;
  }
  const [name, typeNode] = variable.children;
  if (!name) return;
  const delegate = node.children.find(({ type }) => type === 'property_delegate');
  const getter = node.children.find(({ type }) => type === 'getter');
  const given = [
    annotatedValue(reader, node),
    value,
    delegate && delegated(reader, delegate),
    getter && gotten(reader, getter),
  ].flatMap((one) => one ?? []);
  give(reader, reader.builder.textOf(name), given, typedAs(reader, typeNode), node);
}

function give(
  { builder }: SyntaxReader,
  name: string,
  values: readonly Expression[],
  type: Expression | undefined,
  node: SyntaxNode,
): void {
  const owner = classOfBody(builder.scope);
  if (owner) {
    for (const value of [...values, ...(type ? [type] : [])]) giveField(owner, name, value);
    return;
  }
  const [first, ...others] = values;
  builder.declare(name, first, node.end);
  for (const value of [...others, ...(type ? [type] : [])]) builder.declare(name, value, node.end, { fallback: true });
}

/** `by lazy { 80 }` is what the lambda gives. */
function delegated(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(node.children[0]);
  const made = value.kind === 'call' && value.callee.kind === 'name' && value.callee.name === 'lazy';
  const block = made ? value.arguments.at(-1) : undefined;
  return block?.kind === 'function' ? reader.builder.call(node, block, []) : value;
}

/** `get() = 80` */
function gotten(reader: SyntaxReader, node: SyntaxNode): Expression {
  const read = readFunction(reader, node, undefined);
  return reader.builder.call(node, { kind: 'function', function: read, ...spanOf(node) }, []);
}

/** `val (host, port) = address` */
function destructure(reader: SyntaxReader, node: SyntaxNode, value: Expression): void {
  const names = node.children.find(({ type }) => type === 'multi_variable_declaration')?.children ?? [];
  for (const [index, { children }] of names.entries()) {
    const [name] = children;
    const item = value.kind === 'list' ? value.items[index] : undefined;
    if (!name) continue;
    const part = item ?? memberOf(name, value, String(index), name);
    reader.builder.declare(reader.builder.textOf(name), part, node.end);
  }
}

export function readFunctionDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const nameNode = node.children.find(({ field }) => field === 'name');
  if (!nameNode) return;
  const name = reader.builder.textOf(nameNode);
  const value: Expression = { kind: 'function', function: readFunction(reader, node, name), ...spanOf(node) };
  define(reader.builder, name, value);
}

export function readFor(reader: SyntaxReader, node: SyntaxNode): void {
  const [variable, list, body] = valuesOf(node);
  const of = reader.expression(list);
  reader.builder.inScope(() => {
    const [name] = variable?.type === 'variable_declaration' ? variable.children : [];
    if (name) reader.builder.declare(reader.builder.textOf(name), { kind: 'element', of, ...spanOf(node) }, name.start);
    if (body) lastValue(reader, [body]);
  });
}
