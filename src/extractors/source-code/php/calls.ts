import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { type Expression, type NamedArguments, wholeModule } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { defineConstant } from './assignments.ts';
import { readClass } from './classes.ts';
import { selfOf } from './names.ts';

interface Arguments {
  readonly values: readonly Expression[];
  readonly keywords: NamedArguments | undefined;
}

/** `f(80, port: 81, ...$options)`. */
function readArguments(reader: SyntaxReader, list: SyntaxNode | undefined): Arguments {
  const values: Expression[] = [];
  const entries = new Map<string, Expression>();
  for (const argument of list ? valuesOf(list) : []) {
    const name = childOf(argument, 'name');
    const [value] = valuesOf(argument).filter((child) => child !== name && child.type !== 'reference_modifier');
    const read = reader.expression(value ?? argument);
    if (name) entries.set(reader.builder.textOf(name), read);
    else values.push(read);
  }
  const keywords =
    list && entries.size > 0 ? ({ kind: 'object', entries, spreads: [], ...spanOf(list) } as const) : undefined;
  return { values, keywords };
}

export function readFunctionCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const target = childOf(node, 'function');
  const { values, keywords } = readArguments(reader, childOf(node, 'arguments'));
  const [name, value] = values;
  const callee = reader.expression(target);
  const isDefine = callee.kind === 'name' && callee.name === 'define';
  if (isDefine && name?.kind === 'string' && value) defineConstant(reader, name.value, value, node.end);
  return reader.builder.call(node, callee, values, false, keywords);
}

/** `$server->listen(80)`, `Server::create()`. */
export function readMethodCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const name = childOf(node, 'name');
  const scope = childOf(node, 'scope');
  const object = reader.expression(childOf(node, 'object') ?? scope);
  const { values, keywords } = readArguments(reader, childOf(node, 'arguments'));
  if (!name) return unknown(node);
  const text = reader.builder.textOf(name);
  // A class that calls its parent's constructor is made as its parent is.
  const parent = scope?.type === 'relative_scope' ? reader.builder.currentClass?.parent : undefined;
  if (text === '__construct' && parent) return reader.builder.call(node, parent, values, true, keywords);
  return reader.builder.call(node, memberOf(node, object, text, name), values, false, keywords);
}

export function readCreation(reader: SyntaxReader, node: SyntaxNode): Expression {
  const anonymous = node.children.find(({ type }) => type === 'anonymous_class');
  const list = (anonymous ?? node).children.find(({ type }) => type === 'arguments');
  const type = node.children.find((child) => child !== list);
  const isOwn = type !== undefined && /^(?:self|static)$/.test(reader.builder.textOf(type));
  const owner = reader.builder.currentClass;
  const { values, keywords } = readArguments(reader, list);
  if (isOwn && owner) {
    const callee: Expression = { kind: 'class', class: owner, ...spanOf(type) };
    return reader.builder.call(node, callee, values, true, keywords);
  }
  const callee = anonymous ? readClass(reader, anonymous) : reader.expression(type);
  return reader.builder.call(node, callee, values, true, keywords);
}

export function readRelativeScope(reader: SyntaxReader, node: SyntaxNode): Expression {
  return selfOf(reader, node);
}

/** `require __DIR__ . '/config.php'`: its names are this file's, and its value is what it returns. */
export function readRequire(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [pathNode] = valuesOf(node);
  const path = pathNode && requiredPath(reader.builder.textOf(pathNode));
  reader.expression(pathNode);
  if (path === undefined) return unknown(node);
  const module: Expression = { kind: 'module', module: path, ...spanOf(node) };
  if (!path.endsWith('/autoload.php')) reader.builder.wildcards.push(module);
  return module;
}

const directory = String.raw`__DIR__|dirname\s*\(\s*__FILE__\s*\)`;
const required = new RegExp(
  String.raw`^\(?\s*(?:(?:(?<here>${directory})|dirname\s*\(\s*(?:${directory})\s*(?:,\s*(?<levels>\d)\s*)?\))\s*\.\s*)?(?<quote>['"])\/?(?<path>[^'"\n$]+\.php)\k<quote>\s*\)?$`,
);

/** The path of a file that is required, seen from the one that does it: `../config.php`. */
export function requiredPath(text: string): string | undefined {
  const { here, levels, path } = required.exec(text)?.groups ?? {};
  if (path === undefined) return undefined;
  const isBelow = here !== undefined || !text.includes('dirname');
  return isBelow ? `./${path}` : `${'../'.repeat(Number(levels ?? 1))}${path}`;
}

/** What a file returns is its value where it is required. */
export function readReturn(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const [value] = valuesOf(node);
  if (!value) return;
  const read = reader.expression(value);
  if (builder.place.function) builder.returns(read);
  else for (const name of ['default', wholeModule]) builder.exports.set(name, read);
}
