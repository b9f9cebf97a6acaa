import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Binding, ClassNode, Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { construct, readArguments } from './calls.ts';
import { declareItem } from './declarations.ts';
import { nameIn } from './declarators.ts';
import { readMethod } from './functions.ts';
import { typedAs, typeNamed } from './paths.ts';

/** Types of the fields, to know what an initializer makes. */
const fieldTypes = new WeakMap<ClassNode, Map<string, SyntaxNode>>();

export function classNamed({ builder }: SyntaxReader, name: string, parent?: Expression): ClassNode {
  const known = builder.classes.get(name);
  if (known && !parent) return known;
  const node: ClassNode = known ? { ...known, parent } : { name, fields: new Map(), methods: new Map(), parent };
  builder.classes.set(name, node);
  return node;
}

/** `class Server : public Base { … }`, `struct config { int port; }`; without a body only a type is named. */
export function readClass(reader: SyntaxReader, node: SyntaxNode, alias?: SyntaxNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name') ?? alias;
  const body = childOf(node, 'body');
  if (!body) return;
  if (!name) {
    reader.statements(body);
    return;
  }
  const bases = node.children.find(({ type }) => type === 'base_class_clause')?.children ?? [];
  const parent = typeNamed(
    reader,
    bases.find(({ type }) => type !== 'access_specifier'),
  );
  const text = builder.textOf(childOf(name, 'name') ?? name);
  const owner = classNamed(reader, text, parent);
  declareItem(reader, text, { kind: 'class', class: owner, ...spanOf(node) }, node);
  // What is inherited is called by its name alone.
  if (parent) builder.wildcards.push({ kind: 'self', class: owner, start: node.start, end: body.start });
  for (const field of body.children) if (field.type === 'field_declaration') readFieldDeclaration(reader, field, owner);
  for (const member of membersOf(body)) readMember(reader, member, owner);
}

/** A member's own condition or template stands around it. */
function membersOf(body: SyntaxNode): readonly SyntaxNode[] {
  return body.children.flatMap((child) => (/^(?:preproc_|template_)/.test(child.type) ? membersOf(child) : [child]));
}

function readMember(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  if (node.type === 'field_declaration') return;
  const name = node.type === 'function_definition' ? nameIn(childOf(node, 'declarator')) : undefined;
  if (name) readMethod(reader, node, owner, reader.builder.textOf(name));
  else reader.builder.inClass(owner, () => reader.statement(node));
}

function readFieldDeclaration(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const type = childOf(node, 'type');
  if (type && childOf(type, 'body')) reader.statement(type);
  const value = childOf(node, 'default_value');
  const given = value && initialValue(reader, value, type);
  for (const declarator of node.children.filter(({ field }) => field === 'declarator')) {
    const name = declarator.type === 'function_declarator' ? undefined : nameIn(declarator);
    if (name) declareField(reader, owner, reader.builder.textOf(name), type, given);
  }
}

function declareField(
  reader: SyntaxReader,
  owner: ClassNode,
  name: string,
  type: SyntaxNode | undefined,
  given: Expression | undefined,
): void {
  const typed = typedAs(reader, type);
  const types = fieldTypes.get(owner) ?? new Map<string, SyntaxNode>();
  fieldTypes.set(owner, types);
  if (type && typed) types.set(name, type);
  if (!owner.fields.has(name)) owner.fields.set(name, []);
  for (const value of [given, typed]) if (value) giveField(owner, name, value);
}

function initialValue(reader: SyntaxReader, value: SyntaxNode, type: SyntaxNode | undefined): Expression {
  return value.type === 'initializer_list' ? construct(reader, value, type, value) : reader.expression(value);
}

/** The fields of the class by their names, as its methods see them. */
export function fieldsOf(owner: ClassNode, node: SyntaxNode): Map<string, Binding> {
  const self: Expression = { kind: 'self', class: owner, ...spanOf(node) };
  const place = { function: undefined, branches: [] };
  return new Map(
    [...owner.fields.keys()].map((name) => {
      const value: Expression = { kind: 'member', object: self, name, nameStart: node.start, ...spanOf(node) };
      return [name, { name, definitions: [{ value, at: 0, place, fallback: false }] }] as const;
    }),
  );
}

/** A field without a type here: what the header declares is made with the arguments, and a single one is its value. */
function giveDeclared(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode, name: string): void {
  const [, given] = node.children;
  const args =
    given?.type === 'initializer_list'
      ? given.children.map((child) => reader.expression(child))
      : readArguments(reader, given);
  const [value] = args;
  if (!owner.fields.has(name)) {
    const self: Expression = { kind: 'self', class: owner, ...spanOf(node) };
    const field: Expression = { kind: 'member', object: self, name, nameStart: node.start, ...spanOf(node) };
    reader.builder.call(node, { kind: 'type-of', field, ...spanOf(node) }, args, true);
  }
  if (value && args.length === 1) reader.builder.giveOwnField(owner, name, value);
}

/** `port_(port)` in a constructor gives a field its value; of a base class it is a call of that one's constructor. */
export function giveInitializer(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const [name, given] = node.children;
  if (!name || !given) return;
  const text = reader.builder.textOf(name);
  const type = fieldTypes.get(owner)?.get(text);
  if (type) reader.builder.giveOwnField(owner, text, construct(reader, node, type, given));
  else if (owner.fields.has(text) || /^[a-z_]/.test(text)) giveDeclared(reader, node, owner, text);
  else construct(reader, node, name.type === 'field_identifier' ? { ...name, type: 'type_identifier' } : name, given);
}
