import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { ClassNode, Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { readFunction } from './blocks.ts';

/** A class, or a module: what is defined in it are its members, and can be named in it without it. */
export function readClass(reader: SyntaxReader, node: SyntaxNode): Expression {
  const nameNode = childOf(node, 'name');
  const superclass = childOf(node, 'superclass');
  const parent = superclass?.children[0];
  const name = nameNode ? reader.builder.textOf(nameNode).replace(/^.*::/s, '') : undefined;
  const owner: ClassNode = {
    name,
    fields: new Map(),
    methods: new Map(),
    parent: parent ? reader.expression(parent) : undefined,
  };
  const value: Expression = { kind: 'class', class: owner, ...spanOf(node) };
  if (name !== undefined) define(reader, name, value, node);
  const body = childOf(node, 'body');
  reader.builder.inClass(owner, () => reader.builder.inScope(() => reader.expression(body)));
  return value;
}

/** Gives a name of the class or file that stands around it a value. */
export function define(reader: SyntaxReader, name: string, value: Expression, node: SyntaxNode): void {
  const { builder } = reader;
  builder.declare(name, value, node.start);
  if (builder.currentClass && builder.place.function === undefined) giveField(builder.currentClass, name, value);
}

export function readMethod(reader: SyntaxReader, node: SyntaxNode): Expression {
  const nameNode = childOf(node, 'name');
  if (!nameNode) return unknown(node);
  const name = reader.builder.textOf(nameNode);
  const isMaker = name === 'initialize' && reader.builder.currentClass !== undefined;
  const read = readFunction(reader, node, isMaker ? 'constructor' : name);
  if (isMaker) reader.builder.currentClass?.methods.set('constructor', read);
  const value: Expression = { kind: 'function', function: read, ...spanOf(node) };
  define(reader, name, value, node);
  return value;
}

/** `attr_reader :port` makes a method that gives `@port`. */
export function readAccessors(reader: SyntaxReader, node: SyntaxNode, names: readonly Expression[]): void {
  const owner = reader.builder.currentClass;
  for (const name of names) {
    if (name.kind !== 'string' || !owner) continue;
    const object: Expression = { kind: 'self', class: owner, ...spanOf(node) };
    const field: Expression = {
      kind: 'member',
      object,
      name: `@${name.value}`,
      nameStart: name.start,
      ...spanOf(node),
    };
    define(reader, name.value, field, node);
  }
}

/** `@port` is a field of the object whose method this is; outside of classes a variable. */
export function readInstanceVariable(reader: SyntaxReader, node: SyntaxNode): Expression {
  const owner = reader.builder.currentClass;
  const name = reader.builder.textOf(node).replace(/^@@/, '@');
  if (!owner) return reader.builder.name(node, name);
  const object: Expression = { kind: 'self', class: owner, ...spanOf(node) };
  return { kind: 'member', object, name, nameStart: node.start, ...spanOf(node) };
}
