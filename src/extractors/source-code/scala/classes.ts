import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { defineConstructor, parentOf, readClassBody } from '../class-bodies.ts';
import type { ClassNode, Expression, NamedArguments } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { memberOf, type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { parametersOf, readParameters } from './definitions.ts';
import { readType } from './types.ts';

/** A class, trait, object or enum. */
export function readClass(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const extended = childOf(node, 'extend');
  const parents = (extended?.children ?? []).filter(({ field, type }) => field === 'type' && type !== 'with');
  const types = parents.map((parent) => readType(reader, parent));
  const parameters = parametersOf(node);
  const names = parameters.flatMap((parameter) => childOf(parameter, 'name') ?? []).map((one) => builder.textOf(one));
  const body = childOf(node, 'body');
  return readClassBody(builder, {
    name: name && builder.textOf(name),
    parent: parentOf(types, node),
    span: spanOf(node),
    members: [...names, ...memberNames(reader, body)],
    read(owner) {
      if (parameters.length > 0) readPrimaryConstructor(reader, node, names, owner);
      makeParents(reader, node, types, owner);
      readMembers(reader, body);
    },
  });
}

/** What is extended with arguments is made; an object makes itself, and all that it extends, when the program starts. */
function makeParents(reader: SyntaxReader, node: SyntaxNode, types: readonly Expression[], owner: ClassNode): void {
  const extended = childOf(node, 'extend');
  const list = extended && childOf(extended, 'arguments');
  const isObject = node.type === 'object_definition';
  const made = isObject ? types : list ? types.slice(0, 1) : [];
  const args = list?.children.map((child) => reader.expression(child)) ?? [];
  const own = isObject ? ownMembers(reader, node, owner, childOf(node, 'body')) : undefined;
  for (const [index, type] of made.entries()) {
    reader.builder.call(list ?? type, type, index === 0 ? args : [], true, own);
  }
}

/** What an object has itself is what it is made with: `object Main extends cask.MainRoutes { override def port = 80 }`. */
function ownMembers(
  reader: SyntaxReader,
  node: SyntaxNode,
  owner: ClassNode,
  body: SyntaxNode | undefined,
): NamedArguments | undefined {
  const self: Expression = { kind: 'self', class: owner, ...spanOf(node) };
  const entries = new Map(memberNames(reader, body).map((name) => [name, memberOf(node, self, name, node)]));
  return entries.size > 0 ? { kind: 'object', entries, spreads: [], ...spanOf(node) } : undefined;
}

export function memberNames({ builder }: SyntaxReader, body: SyntaxNode | undefined): readonly string[] {
  return (body?.children ?? []).flatMap((member) => {
    if (!/^(?:val|var|function)_(?:definition|declaration)$/.test(member.type)) return [];
    const name = childOf(member, 'name') ?? childOf(member, 'pattern');
    return name?.type === 'identifier' ? [builder.textOf(name)] : [];
  });
}

export function readMembers(reader: SyntaxReader, body: SyntaxNode | undefined): void {
  if (body) reader.statements(body);
}

/** Parameters of the class are its fields. */
function readPrimaryConstructor(
  reader: SyntaxReader,
  node: SyntaxNode,
  names: readonly string[],
  owner: ClassNode,
): void {
  const { builder } = reader;
  const made = builder.function({
    name: 'constructor',
    span: spanOf(node),
    parameters: (scope) => readParameters(reader, parametersOf(node), scope),
    body: () => {
      for (const name of names) giveField(owner, name, builder.name(node, name));
      return undefined;
    },
  });
  defineConstructor(owner, { kind: 'function', function: made, ...spanOf(node) });
}
