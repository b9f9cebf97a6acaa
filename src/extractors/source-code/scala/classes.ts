import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { defineConstructor, readClassBody } from '../class-bodies.ts';
import type { ClassNode, Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { parametersOf, readParameters } from './definitions.ts';
import { readType } from './types.ts';

/** A class, trait, object or enum. */
export function readClass(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const extended = childOf(node, 'extend');
  const parentNode = extended?.children.find(({ field, type }) => field === 'type' && type !== 'with');
  const parameters = parametersOf(node);
  const names = parameters.flatMap((parameter) => childOf(parameter, 'name') ?? []).map((one) => builder.textOf(one));
  const body = childOf(node, 'body');
  return readClassBody(builder, {
    name: name && builder.textOf(name),
    parent: parentNode && readType(reader, parentNode),
    span: spanOf(node),
    members: [...names, ...memberNames(reader, body)],
    read(owner) {
      if (parameters.length > 0) readPrimaryConstructor(reader, node, names, owner);
      const list = extended && childOf(extended, 'arguments');
      // An object makes itself when the program starts.
      const made = list ?? (node.type === 'object_definition' ? extended : undefined);
      if (made && owner.parent) {
        const args = list?.children.map((child) => reader.expression(child)) ?? [];
        builder.call(made, owner.parent, args, true);
      }
      readMembers(reader, body);
    },
  });
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
