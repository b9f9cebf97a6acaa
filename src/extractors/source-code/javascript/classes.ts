import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { ClassNode, Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { firstValueOf, type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { readFunction } from './functions.ts';
import { keyOf } from './literals.ts';
import { readType } from './names.ts';

export function readClassDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const value = readClass(reader, node, undefined);
  if (name) reader.builder.declare(reader.builder.textOf(name), value, node.start);
}

export function readClass(reader: SyntaxReader, node: SyntaxNode, name: string | undefined): Expression {
  const nameNode = childOf(node, 'name');
  readDecorators(reader, node);
  const heritage = node.children.find(({ type }) => type === 'class_heritage');
  const parent = heritage ? (heritage.children.find(({ type }) => type === 'extends_clause') ?? heritage) : undefined;
  const read: ClassNode = {
    name: nameNode ? reader.builder.textOf(nameNode) : name,
    fields: new Map(),
    methods: new Map(),
    parent: parent ? mixedInto(reader.expression(firstValueOf(parent))) : undefined,
  };
  reader.builder.inClass(read, () => {
    for (const member of childOf(node, 'body')?.children ?? []) readClassMember(reader, member, read);
  });
  return { kind: 'class', class: read, ...spanOf(node) };
}

/** A mixin gives a class of the one that it is given: `extends BootMixin(RestApplication)`. */
function mixedInto(parent: Expression): Expression {
  const [first] = parent.kind === 'call' && parent.arguments.length === 1 ? parent.arguments : [];
  return first && (first.kind === 'call' || first.kind === 'name' || first.kind === 'member')
    ? mixedInto(first)
    : parent;
}

export function readDecorators(reader: SyntaxReader, node: SyntaxNode): void {
  for (const child of node.children) if (child.type === 'decorator') reader.statements(child);
}

function readClassMember(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  readDecorators(reader, node);
  const name = keyOf(reader, childOf(node, 'name') ?? childOf(node, 'property'));
  if (name === undefined) reader.statement(node);
  else if (node.type === 'method_definition') readMethod(reader, node, owner, name);
  else readField(reader, node, owner, name);
}

function readMethod(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode, name: string): void {
  const method = readFunction(reader, node);
  owner.methods.set(name, method);
  const written = reader.builder.textOf(node);
  if (isMarked(written, 'get')) for (const value of method.returns) giveField(owner, name, value);
  else if (isMarked(written, 'static')) giveField(owner, name, { kind: 'function', function: method, ...spanOf(node) });
}

/** Whether a word stands before the name of a method: `public static get port()`. */
function isMarked(method: string, word: string): boolean {
  const words = String.raw`(?:(?:public|private|protected|override|static|async)\s+)*`;
  return new RegExp(`^${words}${word}\\s+[\\w$#[]`).test(method);
}

function readField(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode, name: string): void {
  const value = childOf(node, 'value');
  const type = readType(reader, childOf(node, 'type'));
  const given = value ? readNamed(reader, value, name) : undefined;
  if (given) giveField(owner, name, given);
  if (given?.kind === 'function') owner.methods.set(name, given.function);
  if (type) giveField(owner, name, type);
}

/** A function or class that is given to a name carries that name. */
export function readNamed(reader: SyntaxReader, node: SyntaxNode, name: string): Expression {
  if (node.type === 'arrow_function' || node.type === 'function_expression') {
    return { kind: 'function', function: readFunction(reader, node, name), ...spanOf(node) };
  }
  return node.type === 'class' ? readClass(reader, node, name) : reader.expression(node);
}

export function readObject(reader: SyntaxReader, node: SyntaxNode): Expression {
  const entries = new Map<string, Expression>();
  const spreads: Expression[] = [];
  for (const child of node.children) {
    if (child.type === 'spread_element') spreads.push(reader.expression(child));
    const entry = readEntry(reader, child);
    if (entry) entries.set(entry.key, entry.value);
  }
  return { kind: 'object', entries, spreads, ...spanOf(node) };
}

function readEntry(reader: SyntaxReader, node: SyntaxNode): { key: string; value: Expression } | undefined {
  switch (node.type) {
    case 'pair': {
      const key = keyOf(reader, childOf(node, 'key'));
      const value = reader.expression(childOf(node, 'value'));
      return key === undefined ? undefined : { key, value };
    }
    case 'shorthand_property_identifier':
      return { key: reader.builder.textOf(node), value: reader.builder.name(node) };
    case 'method_definition': {
      const value = { kind: 'function', function: readFunction(reader, node), ...spanOf(node) } as const;
      return { key: keyOf(reader, childOf(node, 'name')) ?? '', value };
    }
    default:
      return undefined;
  }
}
