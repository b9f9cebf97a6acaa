import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { csharpNamespaces } from '../../../signatures/listen-calls/csharp.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { typedAs } from './types.ts';

/** `using Grpc.Core;`: what it brings in is known only of namespaces that signatures name. */
export function readUsing({ builder }: SyntaxReader, node: SyntaxNode): void {
  const path = node.children.at(-1);
  const module = path ? builder.textOf(path) : '';
  if (path && csharpNamespaces.has(module)) builder.wildcards.push({ kind: 'module', module, ...spanOf(path) });
}

/** `var a = 1, b = 2` */
export function readVariables(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const typeNode = childOf(node, 'type');
  const type = typedAs(reader, typeNode);
  for (const declarator of node.children.filter((child) => child.type === 'variable_declarator')) {
    const name = childOf(declarator, 'name');
    const valueNode = declarator.children.find((child) => child !== name && !/^bracketed/.test(child.type));
    const value = valueNode && declaredValue(reader, valueNode, type);
    if (!name) continue;
    const text = builder.textOf(name);
    builder.declare(text, value, declarator.end);
    if (type) builder.declare(text, type, declarator.end, { fallback: true });
  }
}

/** `Server s = new() { … }` makes what is declared. */
export function declaredValue(reader: SyntaxReader, node: SyntaxNode, type: Expression | undefined): Expression {
  const value = reader.expression(node);
  if (node.type !== 'implicit_object_creation_expression' || type?.kind !== 'typed' || value.kind !== 'call')
    return value;
  return reader.builder.call(node, type.type, value.arguments, true, value.keywords);
}

export function readForeach(reader: SyntaxReader, node: SyntaxNode): void {
  const of = reader.expression(childOf(node, 'right'));
  reader.builder.inScope(() => {
    const name = childOf(node, 'left');
    if (name) reader.builder.declare(reader.builder.textOf(name), { kind: 'element', of, ...spanOf(node) }, name.start);
    const body = childOf(node, 'body');
    if (body) reader.statement(body);
  });
}

/** Gives a variable, declared here or before, a value. */
export function giveName(reader: SyntaxReader, node: SyntaxNode, value: Expression | undefined, at: number): void {
  const name = node.type === 'declaration_expression' ? childOf(node, 'name') : undefined;
  if (name) reader.builder.declare(reader.builder.textOf(name), value, at);
  else reader.builder.assign(reader.expression(node), value, at);
}
