import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { construct } from './calls.ts';
import { readClass } from './classes.ts';
import { nameIn } from './declarators.ts';
import { readReplacement } from './literals.ts';
import { lastPart, readQualified, typedAs, typeNamed } from './paths.ts';
import { argumentsFrom } from './vexing-parse.ts';

/** Gives an item a name; what stands at the top can be used by other files. */
export function declareItem({ builder }: SyntaxReader, name: string, value: Expression, node: SyntaxNode): void {
  builder.declare(name, value, node.start);
  if (builder.scope === builder.top) builder.exports.set(name, builder.name(node, name));
}

/** `#include "config.h"` takes all names of the file. Those in angle brackets are other people's. */
export function readInclude({ builder }: SyntaxReader, node: SyntaxNode): void {
  const path = childOf(node, 'path');
  if (path?.type !== 'string_literal') return;
  builder.wildcards.push({ kind: 'module', module: builder.textOf(path).slice(1, -1), ...spanOf(path) });
}

/** `#define PORT 8080` */
export function readMacro(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const value = childOf(node, 'value');
  if (!name || !value) return;
  const text = builder.textOf(name);
  builder.declare(text, readReplacement(reader, value), node.start, { scope: builder.top });
  builder.exports.set(text, { ...builder.name(node, text), scope: builder.top });
}

export function readEnumerator(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const value = childOf(node, 'value');
  if (name && value) declareItem(reader, reader.builder.textOf(name), reader.expression(value), node);
}

/** `using boost::asio::ip::tcp;`, `using namespace boost::asio;` */
export function readUsing(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const [name] = node.children;
  if (!name) return;
  const value = reader.expression(name);
  const isNamespace = /^using\s+namespace\b/.test(builder.text.slice(node.start, name.start));
  const isStandard = builder.textOf(name) === 'std';
  if (!isNamespace) declareItem(reader, builder.textOf(lastPart(name)), value, node);
  else if (!isStandard) builder.wildcards.push(value);
}

/** `namespace net = boost::asio;` */
export function readNamespaceAlias(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const target = node.children.find((child) => child !== name);
  if (!name || !target) return;
  const [first = target, ...rest] = target.type === 'nested_namespace_specifier' ? partsOf(target) : [target];
  let value = first.type === 'qualified_identifier' ? readQualified(reader, first) : builder.name(first);
  for (const part of rest) {
    value = { kind: 'member', object: value, name: builder.textOf(part), nameStart: part.start, ...spanOf(target) };
  }
  declareItem(reader, builder.textOf(name), value, node);
}

function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.flatMap((child) => (child.type === 'nested_namespace_specifier' ? partsOf(child) : [child]));
}

/** `using tcp = boost::asio::ip::tcp;`, `typedef websocketpp::server<config> server;` */
export function readAlias(reader: SyntaxReader, node: SyntaxNode): void {
  const type = childOf(node, 'type');
  const name = childOf(node, 'name') ?? nameIn(childOf(node, 'declarator'));
  // `typedef struct { int port; } config_t;`
  if (type && name && !childOf(type, 'name') && /^(?:struct|union)_specifier$/.test(type.type))
    readClass(reader, type, name);
  else if (type && childOf(type, 'body')) reader.statement(type);
  const value = typeNamed(reader, type);
  if (name && value) declareItem(reader, reader.builder.textOf(name), value, node);
}

/** What stands in a namespace is found by its name alone too: the file's own code uses it so. */
export function readNamespace(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const body = childOf(node, 'body');
  if (!body) return;
  const before = new Set(builder.scope.names.keys());
  reader.statements(body);
  if (name?.type !== 'namespace_identifier') return;
  const added = [...builder.scope.names.keys()].filter((item) => !before.has(item));
  const entries = new Map(added.map((item) => [item, builder.name(name, item)]));
  declareItem(reader, builder.textOf(name), { kind: 'object', entries, spreads: [], ...spanOf(node) }, name);
}

export function readDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const type = childOf(node, 'type');
  if (type && childOf(type, 'body')) reader.statement(type);
  for (const declarator of node.children.filter(({ field }) => field === 'declarator')) {
    const value = declarator.type === 'init_declarator' ? childOf(declarator, 'value') : undefined;
    const name = nameIn(declarator);
    if (declarator.type === 'function_declarator') readMaybeObject(reader, node, type, declarator);
    else if (name) readVariable(reader, node, { name, type, value });
  }
}

interface Variable {
  readonly name: SyntaxNode;
  readonly type: SyntaxNode | undefined;
  readonly value: SyntaxNode | undefined;
}

function readVariable(reader: SyntaxReader, node: SyntaxNode, { name, type, value }: Variable): void {
  const { builder } = reader;
  const text = builder.textOf(name);
  const isMade = value?.type === 'argument_list' || value?.type === 'initializer_list';
  const given = value && (isMade ? construct(reader, node, type, value) : reader.expression(value));
  builder.declare(text, given, node.end);
  const typed = typedAs(reader, type);
  if (typed) builder.declare(text, typed, node.end, { fallback: true });
  if (builder.scope === builder.top) builder.exports.set(text, builder.name(node, text));
}

function readMaybeObject(
  reader: SyntaxReader,
  node: SyntaxNode,
  type: SyntaxNode | undefined,
  declarator: SyntaxNode,
): void {
  const { builder } = reader;
  const name = nameIn(declarator);
  const made = typeNamed(reader, type);
  if (!name || !made || !builder.place.function) return;
  const given = argumentsFrom(reader, declarator);
  if (given && given.length > 0) builder.declare(builder.textOf(name), builder.call(node, made, given, true), node.end);
}

export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const target = reader.expression(childOf(node, 'left'));
  const value = reader.expression(childOf(node, 'right'));
  builder.assign(target, childOf(node, 'operator')?.type === '=' ? value : undefined, node.end);
  return value;
}
