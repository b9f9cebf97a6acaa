import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { define, defineConstructor, parentOf, readClassBody } from '../class-bodies.ts';
import type { Binding, ClassNode, Expression, FunctionNode, Scope } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { memberOf, type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { annotatedValue, annotationsOf, settingNamed, settingsPrefix } from './annotations.ts';
import { typedAs } from './types.ts';

/** A class, interface, enum or record. */
export function readClass(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const superclass = childOf(node, 'superclass')?.children.slice(0, 1) ?? [];
  const interfaces = childOf(node, 'interfaces')?.children.flatMap(({ children }) => children) ?? [];
  const parents = [...superclass, ...interfaces].map((parent) => reader.expression(parent));
  const body = childOf(node, 'body');
  const components = node.type === 'record_declaration' ? childOf(node, 'parameters') : undefined;
  return readClassBody(builder, {
    name: name && builder.textOf(name),
    parent: parentOf(parents, node),
    span: spanOf(node),
    members: [...memberNames(reader, body), ...componentNames(reader, components)],
    read(owner) {
      if (components) readComponents(reader, components, owner);
      readSettings(reader, node, owner);
      readMembers(reader, body, owner);
      readAccessors(reader, node, owner);
    },
  });
}

/** What stands in a body; of an enum also what stands behind its constants. */
function membersIn(body: SyntaxNode | undefined): readonly SyntaxNode[] {
  return (body?.children ?? []).flatMap((member) =>
    member.type === 'enum_body_declarations' ? member.children : [member],
  );
}

export function memberNames({ builder }: SyntaxReader, body: SyntaxNode | undefined): readonly string[] {
  return membersIn(body).flatMap((member) => {
    if (/^(?:field|constant)_declaration$/.test(member.type)) {
      const declarators = member.children.filter(({ field }) => field === 'declarator');
      return declarators.flatMap((declarator) => nameOf(declarator) ?? []).map((name) => builder.textOf(name));
    }
    const name = /^(?:method_declaration|enum_constant)$/.test(member.type) ? nameOf(member) : undefined;
    return name ? [builder.textOf(name)] : [];
  });
}

function nameOf(node: SyntaxNode): SyntaxNode | undefined {
  return childOf(node, 'name');
}

export function readMembers(reader: SyntaxReader, body: SyntaxNode | undefined, owner: ClassNode): void {
  for (const member of membersIn(body)) readMember(reader, member, owner);
}

function readMember(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  switch (node.type) {
    case 'field_declaration':
    case 'constant_declaration':
      readFields(reader, node, owner);
      return;
    case 'method_declaration':
      readMethod(reader, node);
      return;
    case 'constructor_declaration':
    case 'compact_constructor_declaration':
      defineConstructor(owner, asValue(readFunction(reader, node, 'constructor'), node));
      return;
    case 'enum_constant':
      readConstant(reader, node, owner);
      return;
    default:
      reader.statement(node);
  }
}

function readFields(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const type = typedAs(reader, childOf(node, 'type'));
  const annotated = annotatedValue(reader, node);
  for (const declarator of node.children.filter(({ field }) => field === 'declarator')) {
    const name = nameOf(declarator);
    const value = childOf(declarator, 'value');
    if (!name) continue;
    const text = reader.builder.textOf(name);
    if (annotated) giveField(owner, text, annotated);
    if (value) giveField(owner, text, reader.expression(value));
    if (type) giveField(owner, text, type);
  }
}

function readMethod(reader: SyntaxReader, node: SyntaxNode): void {
  const name = nameOf(node);
  if (!name) return;
  const text = reader.builder.textOf(name);
  define(reader.builder, text, asValue(readFunction(reader, node, text), node));
}

/** `SMALL(80)` is an object that the enum makes. */
function readConstant(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const name = nameOf(node);
  const args = (childOf(node, 'arguments')?.children ?? []).map((child) => reader.expression(child));
  const type: Expression = { kind: 'class', class: owner, ...spanOf(node) };
  if (name) giveField(owner, reader.builder.textOf(name), reader.builder.call(node, type, args, true));
}

export function asValue(read: FunctionNode, node: SyntaxNode): Expression & { readonly kind: 'function' } {
  return { kind: 'function', function: read, ...spanOf(node) };
}

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name: string): FunctionNode {
  const resultType = typedAs(reader, childOf(node, 'type'));
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, childOf(node, 'parameters'), scope),
    body: () => {
      const body = childOf(node, 'body');
      if (body) reader.statements(body);
      return undefined;
    },
  });
}

function readParameters(reader: SyntaxReader, list: SyntaxNode | undefined, scope: Scope): Binding[] {
  const nodes = (list?.children ?? []).filter(({ type }) => /^(?:formal|spread)_parameter$/.test(type));
  return nodes.map((node, index) => {
    const name = nameOf(node) ?? node.children.find(({ type }) => type === 'variable_declarator') ?? node;
    const type = typedAs(reader, childOf(node, 'type'));
    const annotated = annotatedValue(reader, node);
    const fallbacks = [annotated, type].flatMap((value) => value ?? []);
    return reader.builder.declareParameter(scope, index, reader.builder.textOf(name), fallbacks);
  });
}

/** What Spring gives the fields of a class of settings, before what they say themselves. */
function readSettings(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const prefix = settingsPrefix(reader, node);
  if (prefix === undefined) return;
  for (const name of fieldNames(reader, node)) {
    giveField(owner, name, settingNamed(`${prefix}.${name}`, { kind: 'unknown', ...spanOf(node) }));
  }
}

/** The methods that Lombok writes: https://projectlombok.org/features/GetterSetter */
function readAccessors(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const annotations = annotationsOf(reader, node);
  if (!['Data', 'Getter', 'Value'].some((name) => annotations.has(name))) return;
  for (const name of fieldNames(reader, node)) {
    const accessor = `get${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    if (!owner.methods.has(accessor)) defineAccessor(reader, node, owner, name, accessor);
  }
}

function fieldNames({ builder }: SyntaxReader, node: SyntaxNode): readonly string[] {
  const fields = membersIn(childOf(node, 'body')).filter(({ type }) => type === 'field_declaration');
  return fields
    .flatMap(({ children }) => children.filter(({ field }) => field === 'declarator'))
    .flatMap((declarator) => nameOf(declarator) ?? [])
    .map((name) => builder.textOf(name));
}

function componentNames({ builder }: SyntaxReader, list: SyntaxNode | undefined): readonly string[] {
  return (list?.children ?? []).flatMap((node) => nameOf(node) ?? []).map((name) => builder.textOf(name));
}

/** What a record is made of: its fields, and methods that give them. */
function readComponents(reader: SyntaxReader, list: SyntaxNode, owner: ClassNode): void {
  const { builder } = reader;
  const maker = builder.function({
    name: 'constructor',
    span: spanOf(list),
    parameters: (scope) => readParameters(reader, list, scope),
    body: () => {
      for (const name of componentNames(reader, list)) giveField(owner, name, builder.name(list, name));
      return undefined;
    },
  });
  defineConstructor(owner, asValue(maker, list));
  for (const name of componentNames(reader, list)) defineAccessor(reader, list, owner, name, name);
}

/** A method that gives a field. */
function defineAccessor(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode, field: string, name: string): void {
  const self: Expression = { kind: 'self', class: owner, ...spanOf(node) };
  const accessor = reader.builder.function({
    name,
    span: spanOf(node),
    parameters: () => [],
    body: () => memberOf(node, self, field, node),
  });
  giveField(owner, name, asValue(accessor, node));
}
