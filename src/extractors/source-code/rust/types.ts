import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { ClassNode, Expression, FunctionNode } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { attributesBefore, isTestOnly, noteAttribute, settingsOf } from './attributes.ts';
import { declareItem } from './declarations.ts';
import { readFunction } from './functions.ts';
import { typedAs } from './paths.ts';
import { TokenReader } from './tokens.ts';

/** Functions that a derived trait adds and that give a value of the type, by the trait: clap, argh, envconfig. */
const makers: Readonly<Record<string, readonly string[]>> = {
  Parser: ['parse', 'try_parse', 'parse_from'],
  StructOpt: ['from_args', 'from_iter'],
  Clap: ['parse', 'try_parse'],
  Args: ['parse'],
  Bpaf: ['options'],
  Envconfig: ['init_from_env', 'init_from_hashmap'],
  Config: ['from_env', 'load', 'builder'],
  FromEnv: ['from_env'],
  FromArgs: ['from_env'],
  Default: ['default'],
  SmartDefault: ['default'],
  Options: ['parse_args_default_or_exit'],
};

/** Keys of field attributes that say the value when none is given, and that name an environment variable. */
const defaultKeys = new Set(['default', 'default_value', 'default_value_t', 'default_t', 'Default', 'value']);
const variableKeys = new Set(['env', 'from']);

function classNamed(reader: SyntaxReader, name: string): ClassNode {
  const known = reader.builder.classes.get(name);
  if (known) return known;
  const node: ClassNode = { name, fields: new Map(), methods: new Map(), parent: undefined };
  reader.builder.classes.set(name, node);
  return node;
}

export function readType(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  if (!name || isTestOnly(reader, node)) return;
  const owner = classNamed(reader, reader.builder.textOf(name));
  const type: Expression = { kind: 'class', class: owner, ...spanOf(node) };
  declareItem(reader, reader.builder.textOf(name), type, node);
  for (const attribute of attributesBefore(reader, node)) readDerived(reader, attribute, owner, type, node);
  readFields(reader, childOf(node, 'body'), owner);
}

function readFields(reader: SyntaxReader, body: SyntaxNode | undefined, owner: ClassNode): void {
  for (const child of body?.children ?? []) {
    if (child.type === 'attribute_item') noteAttribute(reader, child);
    else if (child.type === 'field_declaration') readField(reader, child, owner);
    else if (child.type === 'enum_variant') readVariant(reader, child, owner);
  }
}

/** `Serve { #[arg(default_value_t = 80)] port: u16 }`, as a type of its own that the enum has. */
function readVariant(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const name = childOf(node, 'name');
  const body = node.children.find(({ type }) => type === 'field_declaration_list');
  if (!name || !body) return;
  const text = reader.builder.textOf(name);
  const variant: ClassNode = {
    name: `${owner.name}::${text}`,
    fields: new Map(),
    methods: new Map(),
    parent: undefined,
  };
  giveField(owner, text, { kind: 'class', class: variant, ...spanOf(node) });
  readFields(reader, body, variant);
}

function readDerived(
  reader: SyntaxReader,
  attribute: SyntaxNode,
  owner: ClassNode,
  type: Expression,
  node: SyntaxNode,
): void {
  const { name, settings } = settingsOf(reader, attribute);
  if (name !== 'derive') return;
  for (const maker of settings.flatMap(({ key }) => makers[key] ?? [])) {
    const made: FunctionNode = {
      name: maker,
      parameters: [],
      returns: [{ kind: 'typed', type, ...spanOf(node) }],
      class: owner,
      place: reader.builder.place,
      span: spanOf(node),
    };
    giveField(owner, maker, { kind: 'function', function: made, ...spanOf(node) });
  }
}

function readField(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const nameNode = childOf(node, 'name');
  if (!nameNode) return;
  const name = reader.builder.textOf(nameNode);
  for (const attribute of attributesBefore(reader, node)) {
    const value = settingValue(reader, attribute, name);
    if (value) giveField(owner, name, value);
  }
  const type = typedAs(reader, childOf(node, 'type'));
  if (type) giveField(owner, name, type);
}

/** What an attribute says about a field's value: `#[arg(env = "PORT", default_value_t = 3000)]`, `#[default(3000)]`. */
function settingValue(reader: SyntaxReader, attribute: SyntaxNode, field: string): Expression | undefined {
  const { name, settings, list } = settingsOf(reader, attribute);
  const options: Expression[] = [];
  for (const { key, value } of settings) {
    if (variableKeys.has(key)) options.unshift(environmentVariable(reader, value, field, attribute));
    if (!defaultKeys.has(key) || !value || !list) continue;
    const given = new TokenReader(reader, list).expressionAt(value);
    // serde names the function that gives the value.
    options.push(name === 'serde' && given.kind === 'string' ? callOf(reader, given.value, value) : given);
  }
  const [only] = list?.children ?? [];
  if (/^_?default$/.test(name) && only && list) options.push(new TokenReader(reader, list).expressionAt(only));
  return options.length > 0 ? { kind: 'fallback', options, ...spanOf(attribute) } : undefined;
}

function environmentVariable(
  reader: SyntaxReader,
  value: SyntaxNode | undefined,
  field: string,
  attribute: SyntaxNode,
): Expression {
  const given = value && reader.expression(value);
  const name = given?.kind === 'string' ? given.value : field.toUpperCase();
  const span = spanOf(value ?? attribute);
  return { kind: 'member', object: { kind: 'environment', ...span }, name, nameStart: span.start, ...span };
}

function callOf(reader: SyntaxReader, path: string, node: SyntaxNode): Expression {
  const [head = '', ...rest] = path.split('::');
  let callee: Expression = reader.builder.name(node, head);
  for (const name of rest) callee = { kind: 'member', object: callee, name, nameStart: node.start, ...spanOf(node) };
  return reader.builder.call(node, callee, []);
}

/** Functions and constants of a type are its members, whether they take a value of it or not. */
export function readImplementation(reader: SyntaxReader, node: SyntaxNode): void {
  const type = childOf(node, 'type') ?? childOf(node, 'name');
  const body = childOf(node, 'body');
  if (!type || !body || isTestOnly(reader, node)) return;
  const owner = classNamed(reader, reader.builder.textOf(type).replace(/<.*$/s, '').replace(/^.*::/s, ''));
  const self: Expression = { kind: 'class', class: owner, ...spanOf(type) };
  reader.builder.inClass(owner, () =>
    reader.builder.inScope(() => {
      reader.builder.declare('Self', self, node.start);
      for (const child of body.children) readMember(reader, child, owner);
    }),
  );
}

function readMember(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const name = childOf(node, 'name');
  if (node.type === 'attribute_item') noteAttribute(reader, node);
  if (!name || isTestOnly(reader, node)) return;
  const text = reader.builder.textOf(name);
  if (node.type === 'const_item') giveField(owner, text, reader.expression(childOf(node, 'value')));
  if (node.type !== 'function_item') return;
  const read = readFunction(reader, node, text);
  giveField(owner, text, { kind: 'function', function: read, ...spanOf(node) });
}
