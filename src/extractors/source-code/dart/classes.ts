import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Binding, ClassNode, Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { declareItem } from './declarations.ts';
import { isSignature, readFunction } from './functions.ts';
import { readRow } from './sequences.ts';
import { typedIn, typeIn } from './types.ts';

export function readClass(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name') ?? node.children.find(({ type }) => type === 'identifier');
  const body = childOf(node, 'body') ?? node.children.find(({ type }) => /_body$/.test(type));
  if (!name || !body) return;
  const superclass = childOf(node, 'superclass');
  const parent = superclass && typeIn(reader, superclass);
  const owner: ClassNode = { name: builder.textOf(name), fields: new Map(), methods: new Map(), parent };
  declareItem(reader, builder.textOf(name), { kind: 'class', class: owner, ...spanOf(node) }, node);
  builder.inClass(owner, () => {
    for (const field of fieldNodes(body)) owner.fields.set(nameOf(reader, field), []);
    builder.inScope(() => readClassMembers(reader, body, owner), fieldsOf(owner, body));
  });
}

function readClassMembers(reader: SyntaxReader, body: SyntaxNode, owner: ClassNode): void {
  for (const [index, child] of body.children.entries()) {
    const next = body.children[index + 1];
    const functionBody = next?.type === 'function_body' ? next : undefined;
    if (isSignature(child)) readMethod(reader, child, functionBody, owner);
    else if (child.type === 'declaration') readDeclaration(reader, child, owner);
    else if (child.type !== 'function_body') reader.statement(child);
  }
}

function fieldNodes(body: SyntaxNode): readonly SyntaxNode[] {
  const lists = body.children.flatMap((child) => (child.type === 'declaration' ? child.children : []));
  return lists.flatMap((list) => (/_list$/.test(list.type) ? list.children : [])).filter(isField);
}

function isField({ type }: SyntaxNode): boolean {
  return type === 'initialized_identifier' || type === 'static_final_declaration';
}

function nameOf({ builder }: SyntaxReader, field: SyntaxNode): string {
  const [name] = field.children;
  return name ? builder.textOf(name) : '';
}

/** Fields, or a constructor without a body. */
function readDeclaration(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const type = typedIn(reader, node);
  for (const field of node.children.flatMap(({ children }) => children).filter(isField)) {
    const [, ...row] = field.children;
    if (row.length > 0) giveField(owner, nameOf(reader, field), readRow(reader, row));
    if (type) giveField(owner, nameOf(reader, field), type);
  }
  if (node.children.some(({ type: kind }) => /constructor_signature$/.test(kind))) {
    readConstructor(reader, node, undefined, owner);
  }
}

function readMethod(reader: SyntaxReader, node: SyntaxNode, body: SyntaxNode | undefined, owner: ClassNode): void {
  const signature = node.type === 'method_signature' ? node.children[0] : node;
  if (!signature) return;
  if (/constructor_signature$/.test(signature.type)) {
    readConstructor(reader, node, body, owner);
    return;
  }
  const name = childOf(signature, 'name');
  if (!name) return;
  const text = reader.builder.textOf(name);
  const read = readFunction(reader, signature, body, text);
  owner.methods.set(text, read);
  if (signature.type === 'getter_signature') for (const value of read.returns) giveField(owner, text, value);
}

/** `Server(this.port)`; `Server.local() : port = 80` is a member that gives an object. */
function readConstructor(reader: SyntaxReader, node: SyntaxNode, body: SyntaxNode | undefined, owner: ClassNode): void {
  const { builder } = reader;
  const signature = node.children.find(({ type }) => /constructor_signature$/.test(type));
  if (!signature) return;
  const names = signature.children.filter(({ type }) => type === 'identifier');
  const read = readFunction(reader, signature, body, 'constructor');
  const inner = names.length > 1 ? names.at(-1) : undefined;
  for (const initializer of findAll(node, 'field_initializer')) {
    const [field, ...row] = initializer.children.filter(({ type }) => type !== 'this');
    if (field) giveField(owner, builder.textOf(field), readRow(reader, row));
  }
  if (!inner) owner.methods.set('constructor', read);
  else {
    const made: Expression = { kind: 'class', class: owner, ...spanOf(node) };
    read.returns.push({ kind: 'typed', type: made, ...spanOf(node) });
    giveField(owner, builder.textOf(inner), { kind: 'function', function: read, ...spanOf(node) });
  }
}

function findAll(node: SyntaxNode, type: string): readonly SyntaxNode[] {
  return node.children.flatMap((child) => (child.type === type ? [child] : findAll(child, type)));
}

/** The fields of the class by their names, as its methods see them. */
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
