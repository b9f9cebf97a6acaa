import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Binding, ClassNode, Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { declareItem, propertiesOf, readProperty } from './declarations.ts';
import { readFunction } from './functions.ts';

/** A value of a declared type: `Application`, `Application?`. */
export function typedAs(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  if (!node) return undefined;
  if (node.type === 'type_annotation') return typedAs(reader, childOf(node, 'name') ?? node.children[0]);
  if (node.type === 'optional_type') return typedAs(reader, childOf(node, 'wrapped') ?? node.children[0]);
  // `some AppArguments`
  if (node.type === 'opaque_type' || node.type === 'existential_type') return typedAs(reader, node.children[0]);
  if (node.type !== 'user_type') return undefined;
  const type = readType(reader, node);
  return type && { kind: 'typed', type, ...spanOf(node) };
}

/** `Hummingbird.Application` */
export function readType(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const names = node.children.filter(({ type }) => type === 'type_identifier');
  const [first, ...rest] = names;
  if (!first) return undefined;
  let value: Expression = reader.builder.name(first);
  for (const name of rest) {
    value = {
      kind: 'member',
      object: value,
      name: reader.builder.textOf(name),
      nameStart: name.start,
      ...spanOf(node),
    };
  }
  return value;
}

/** `class`, `struct`, `enum`, `actor`, and an `extension` of one, which adds to it. */
export function readTypeDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const body = childOf(node, 'body');
  if (!name || !body) return;
  const isExtension = childOf(node, 'declaration_kind')?.type === 'extension';
  const text = builder.textOf(name.type === 'user_type' ? (name.children.at(-1) ?? name) : name);
  const owner = classNamed(reader, text, isExtension ? undefined : parentOf(reader, node));
  if (isExtension) noteExtension(reader, owner, name);
  else declareItem(reader, text, { kind: 'class', class: owner, ...spanOf(node) }, node);
  if (!isExtension && builder.currentClass) {
    giveField(builder.currentClass, text, { kind: 'class', class: owner, ...spanOf(node) });
  }
  readMembers(reader, body, owner);
}

function classNamed({ builder }: SyntaxReader, name: string, parent: Expression | undefined): ClassNode {
  const known = builder.classes.get(name);
  const node: ClassNode = known
    ? { ...known, parent: parent ?? known.parent }
    : { name, fields: new Map(), methods: new Map(), parent };
  builder.classes.set(name, node);
  return node;
}

/** What is extended here may be declared in another file of the module. */
function noteExtension({ builder }: SyntaxReader, owner: ClassNode, node: SyntaxNode): void {
  if (builder.top.names.has(owner.name ?? '')) return;
  builder.wildcards.push({ kind: 'self', class: owner, ...spanOf(node) });
}

function parentOf(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const specifier = node.children.find(({ type }) => type === 'inheritance_specifier');
  const type = specifier && childOf(specifier, 'inherits_from');
  return type && readType(reader, type);
}

function readMembers(reader: SyntaxReader, body: SyntaxNode, owner: ClassNode): void {
  const { builder } = reader;
  builder.inClass(owner, () => {
    for (const child of body.children) {
      if (child.type !== 'property_declaration') continue;
      for (const name of propertiesOf(child)) {
        const text = builder.textOf(name);
        if (!owner.fields.has(text)) owner.fields.set(text, []);
      }
    }
    builder.inScope(
      () => {
        for (const child of body.children) readMember(reader, child, owner);
      },
      fieldsOf(owner, body),
    );
  });
}

function readMember(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  if (node.type === 'property_declaration') {
    readProperty(reader, node, (name, value) => giveField(owner, name, value));
    return;
  }
  const name = childOf(node, 'name');
  if (!/^(?:function|init|protocol_function)_declaration$/.test(node.type) || !name) {
    reader.statement(node);
    return;
  }
  const method = name.type === 'init' ? 'constructor' : reader.builder.textOf(name);
  owner.methods.set(method, readFunction(reader, node, method));
}

/** The properties of the type by their names, as its methods see them. */
function fieldsOf(owner: ClassNode, node: SyntaxNode): Map<string, Binding> {
  const object: Expression = { kind: 'self', class: owner, ...spanOf(node) };
  const place = { function: undefined, branches: [] };
  return new Map(
    [...owner.fields.keys()].map((name) => {
      const value: Expression = { kind: 'member', object, name, nameStart: node.start, ...spanOf(node) };
      return [name, { name, definitions: [{ value, at: 0, place, fallback: false }] }] as const;
    }),
  );
}
