import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { readNamed } from './classes.ts';
import { destructure, readType } from './names.ts';

export function readVariable(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const typeNode = childOf(node, 'type');
  const value = childOf(node, 'value');
  if (!name) return;
  const given = value ? readNamed(reader, value, reader.builder.textOf(name)) : undefined;
  if (name.type === 'identifier') {
    const binding = reader.builder.textOf(name);
    reader.builder.declare(binding, given, node.end);
    const type = readType(reader, typeNode);
    if (type) reader.builder.declare(binding, type, node.end, { fallback: true });
  } else if (given) {
    destructure(reader, name, given, (at, part) => reader.builder.declare(reader.builder.textOf(at), part, node.end));
  }
}

export function readEnum(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const body = childOf(node, 'body');
  if (!name || !body) return;
  const entries = new Map<string, Expression>();
  for (const child of body.children) {
    const key = childOf(child, 'name');
    if (key) entries.set(reader.builder.textOf(key), reader.expression(childOf(child, 'value')));
  }
  const value: Expression = { kind: 'object', entries, spreads: [], ...spanOf(node) };
  reader.builder.declare(reader.builder.textOf(name), value, node.start);
}

/** `namespace Config { export const port = 80; }` is an object of what is declared in it. */
export function readNamespace(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const body = childOf(node, 'body');
  if (!name || !body) return;
  const entries = new Map<string, Expression>();
  builder.inScope(() => {
    reader.statements(body);
    for (const inner of builder.scope.names.keys()) entries.set(inner, builder.name(body, inner));
  });
  builder.declare(builder.textOf(name), { kind: 'object', entries, spreads: [], ...spanOf(node) }, node.start);
}
