import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { define, defineConstructor, readClassBody } from '../class-bodies.ts';
import type { ClassNode, Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { attributeValue } from './attributes.ts';
import { readFunction, readParameters } from './functions.ts';
import { withoutPreprocessor } from './preprocessor.ts';
import { declaredValue } from './statements.ts';
import { readType, typedAs } from './types.ts';

/** A class, struct, record, interface or enum. */
export function readClass(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const base = node.children.find(({ type }) => type === 'base_list')?.children[0];
  const parentNode = base?.type === 'primary_constructor_base_type' ? base.children[0] : base;
  const members = withoutPreprocessor(reader, childOf(node, 'body')?.children ?? []);
  const parameters = node.children.find(({ type }) => type === 'parameter_list');
  return readClassBody(builder, {
    name: name && builder.textOf(name),
    parent: parentNode && readType(reader, parentNode),
    span: spanOf(node),
    members: [...members, ...(parameters?.children ?? [])].flatMap((member) => namesOf(reader, member)),
    read(owner) {
      if (parameters) readPrimaryConstructor(reader, parameters, owner);
      if (base && base !== parentNode && owner.parent) {
        builder.call(base, owner.parent, argumentsIn(reader, base), true);
      }
      for (const member of members) readMember(reader, member, owner);
    },
  });
}

function namesOf({ builder }: SyntaxReader, node: SyntaxNode): readonly string[] {
  if (/^(?:class|struct|record|interface|enum|constructor|destructor)_declaration$/.test(node.type)) return [];
  const variables = node.children.find(({ type }) => type === 'variable_declaration');
  const named = variables ? variables.children : [node];
  return named.flatMap((each) => childOf(each, 'name') ?? []).map((name) => builder.textOf(name));
}

function argumentsIn(reader: SyntaxReader, node: SyntaxNode): readonly Expression[] {
  const list = node.children.find(({ type }) => type === 'argument_list');
  return (list?.children ?? []).map((argument) => reader.expression(argument.children.at(-1)));
}

function readMember(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name');
  switch (node.type) {
    case 'field_declaration':
      readFields(reader, node, owner);
      return;
    case 'property_declaration':
      if (name) readProperty(reader, node, builder.textOf(name), owner);
      return;
    case 'enum_member_declaration': {
      const value = childOf(node, 'value');
      if (name && value) giveField(owner, builder.textOf(name), reader.expression(value));
      return;
    }
    case 'method_declaration':
      if (name) {
        const text = builder.textOf(name);
        define(builder, text, { kind: 'function', function: readFunction(reader, node, text), ...spanOf(node) });
      }
      return;
    case 'constructor_declaration':
      readConstructor(reader, node, owner);
      return;
    default:
      reader.statement(node);
  }
}

function readFields(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const variables = node.children.find(({ type }) => type === 'variable_declaration');
  const type = variables && typedAs(reader, childOf(variables, 'type'));
  for (const declarator of variables?.children ?? []) {
    const name = childOf(declarator, 'name');
    const valueNode = declarator.children.find((child) => child !== name);
    if (!name || declarator.type !== 'variable_declarator') continue;
    const text = reader.builder.textOf(name);
    if (valueNode) giveField(owner, text, declaredValue(reader, valueNode, type));
    if (type) giveField(owner, text, type);
  }
}

/** `int Port { get; set; } = 80;`, `int Port => 80;`, `int Port { get { return 80; } }` */
function readProperty(reader: SyntaxReader, node: SyntaxNode, name: string, owner: ClassNode): void {
  const type = typedAs(reader, childOf(node, 'type'));
  const value = childOf(node, 'value');
  const attribute = attributeValue(reader, node);
  if (attribute) giveField(owner, name, attribute);
  if (value) giveField(owner, name, declaredValue(reader, value, type));
  for (const accessor of childOf(node, 'accessors')?.children ?? []) {
    const read = readFunction(reader, accessor, name);
    for (const returned of read.returns) giveField(owner, name, returned);
  }
  if (type) giveField(owner, name, type);
}

/** `Server(int port) : base(port) { … }` */
function readConstructor(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const { builder } = reader;
  const initializer = node.children.find(({ type }) => type === 'constructor_initializer');
  const isBase = initializer && /^\s*:\s*base\b/.test(builder.textOf(initializer));
  const own = owner.name === undefined ? undefined : builder.name(node, owner.name);
  const callee = isBase ? owner.parent : own;
  const made = builder.function({
    name: 'constructor',
    span: spanOf(node),
    parameters: (scope) => readParameters(reader, childOf(node, 'parameters'), scope),
    body: () => {
      if (initializer && callee) builder.call(initializer, callee, argumentsIn(reader, initializer), true);
      const body = childOf(node, 'body');
      if (body) reader.statement(body);
      return undefined;
    },
  });
  defineConstructor(owner, { kind: 'function', function: made, ...spanOf(node) });
}

/** Parameters of a record or class are its members. */
function readPrimaryConstructor(reader: SyntaxReader, list: SyntaxNode, owner: ClassNode): void {
  const { builder } = reader;
  const made = builder.function({
    name: 'constructor',
    span: spanOf(list),
    parameters: (scope) => readParameters(reader, list, scope),
    body: () => {
      for (const name of list.children.flatMap((parameter) => namesOf(reader, parameter))) {
        giveField(owner, name, builder.name(list, name));
      }
      return undefined;
    },
  });
  defineConstructor(owner, { kind: 'function', function: made, ...spanOf(list) });
}
