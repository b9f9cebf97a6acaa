import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { defineConstructor, readClassBody } from '../class-bodies.ts';
import { settingNamed } from '../java/annotations.ts';
import type { ClassNode, Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { settingsPrefix } from './annotations.ts';
import { readFunction, readParameters } from './functions.ts';
import { readType } from './types.ts';

/** A class, interface, enum or object. */
export function readClass(reader: SyntaxReader, node: SyntaxNode): Expression {
  const name = childOf(node, 'name');
  return readBody(reader, node, name && reader.builder.textOf(name));
}

/** `object : Server(80) { … }` */
export function readAnonymousObject(reader: SyntaxReader, node: SyntaxNode): Expression {
  readBody(reader, node, undefined);
  return unknown(node);
}

function readBody(reader: SyntaxReader, node: SyntaxNode, name: string | undefined): Expression {
  const { builder } = reader;
  const made = madeParent(node);
  const [type] = made?.children ?? [];
  const parameters = parametersOf(node);
  return readClassBody(builder, {
    name,
    parent: type && readType(reader, type),
    span: spanOf(node),
    members: [...parameters, ...membersIn(node)].flatMap((member) => nameOf(reader, member) ?? []),
    read(owner) {
      if (parameters.length > 0) readPrimaryConstructor(reader, node, parameters, owner);
      if (made?.type === 'constructor_invocation' && owner.parent) {
        const list = made.children.find(({ type: kind }) => kind === 'value_arguments');
        const args = (list?.children ?? []).map((child) => reader.expression(child.children.at(-1)));
        builder.call(made, owner.parent, args, true);
      }
      for (const member of membersIn(node)) readMember(reader, member, owner);
    },
  });
}

/** The class, or the interface, that stands first behind the colon. */
function madeParent(node: SyntaxNode): SyntaxNode | undefined {
  const specifiers = node.children.find(({ type }) => type === 'delegation_specifiers')?.children ?? [];
  const parents = specifiers.flatMap(({ children }) => children.slice(0, 1));
  const made = parents.find(({ type }) => type === 'constructor_invocation');
  const [first] = parents;
  return made ?? (first?.type === 'user_type' ? { ...first, children: [first] } : undefined);
}

function parametersOf(node: SyntaxNode): readonly SyntaxNode[] {
  const primary = node.children.find(({ type }) => type === 'primary_constructor');
  return primary?.children.find(({ type }) => type === 'class_parameters')?.children ?? [];
}

/** What stands in the body; what belongs to the companion object is the class's own. */
function membersIn(node: SyntaxNode): readonly SyntaxNode[] {
  const body = node.children.find(({ type }) => type === 'class_body' || type === 'enum_class_body');
  return (body?.children ?? []).flatMap((member) =>
    member.type === 'companion_object' ? membersIn(member) : [member],
  );
}

function nameOf({ builder }: SyntaxReader, node: SyntaxNode): string | undefined {
  const holder =
    node.type === 'property_declaration' ? node.children.find(({ type }) => type === 'variable_declaration') : node;
  if (/^(?:class|object)_declaration$/.test(node.type)) return undefined;
  const name = holder?.children.find(({ field, type }) => field === 'name' || type === 'identifier');
  return name && builder.textOf(name);
}

/** Parameters of the class are its fields. */
function readPrimaryConstructor(
  reader: SyntaxReader,
  node: SyntaxNode,
  parameters: readonly SyntaxNode[],
  owner: ClassNode,
): void {
  const { builder } = reader;
  const prefix = settingsPrefix(reader, node);
  const made = builder.function({
    name: 'constructor',
    span: spanOf(node),
    parameters: (scope) => readParameters(reader, parameters, scope),
    body: () => {
      for (const parameter of parameters) {
        const name = nameOf(reader, parameter);
        if (name === undefined) continue;
        if (prefix !== undefined) giveField(owner, name, settingNamed(`${prefix}.${name}`, unknown(parameter)));
        giveField(owner, name, builder.name(parameter, name));
      }
      return undefined;
    },
  });
  defineConstructor(owner, { kind: 'function', function: made, ...spanOf(node) });
}

function readMember(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const { builder } = reader;
  switch (node.type) {
    case 'anonymous_initializer':
      reader.statements(node);
      return;
    case 'secondary_constructor':
      readSecondaryConstructor(reader, node, owner);
      return;
    case 'enum_entry': {
      const list = node.children.find(({ type }) => type === 'value_arguments');
      const args = (list?.children ?? []).map((child) => reader.expression(child.children.at(-1)));
      const type: Expression = { kind: 'class', class: owner, ...spanOf(node) };
      const name = nameOf(reader, node);
      if (name !== undefined) giveField(owner, name, builder.call(node, type, args, true));
      return;
    }
    default:
      reader.statement(node);
  }
}

/** `constructor() : this(80)` */
function readSecondaryConstructor(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const made = readFunction(reader, node, 'constructor');
  defineConstructor(owner, { kind: 'function', function: made, ...spanOf(node) });
  const delegation = node.children.find(({ type }) => type === 'constructor_delegation_call');
  const list = delegation?.children.find(({ type }) => type === 'value_arguments');
  if (!delegation || !list) return;
  const args = list.children.map((child) => reader.expression(child.children.at(-1)));
  const own = owner.name === undefined ? undefined : reader.builder.name(node, owner.name);
  const isSuper = reader.builder.textOf(delegation).startsWith('super');
  const callee = isSuper ? owner.parent : own;
  if (callee) reader.builder.call(delegation, callee, args, true);
}
