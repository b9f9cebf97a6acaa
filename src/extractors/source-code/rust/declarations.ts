import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { isTestOnly } from './attributes.ts';
import { memberOf, moduleOf, readHead, typedAs } from './paths.ts';
import { bindPattern } from './patterns.ts';

/** Gives an item of the file a name; what stands at the top can be used by other files. */
export function declareItem(reader: SyntaxReader, name: string, value: Expression, node: SyntaxNode): void {
  const { builder } = reader;
  builder.declare(name, value, node.start);
  if (builder.scope === builder.top) builder.exports.set(name, builder.name(node, name));
}

export function readUse(reader: SyntaxReader, node: SyntaxNode): void {
  const argument = childOf(node, 'argument');
  if (!argument) return;
  const isPublic = node.children.some(({ type }) => type === 'visibility_modifier');
  readUseTree(reader, argument, undefined, isPublic);
}

type ReadUse = (reader: SyntaxReader, node: SyntaxNode, below: Expression | undefined, isPublic: boolean) => void;

const useTrees: Readonly<Record<string, ReadUse>> = {
  use_list(reader, node, below, isPublic) {
    for (const child of node.children) readUseTree(reader, child, below, isPublic);
  },
  scoped_use_list(reader, node, below, isPublic) {
    const path = childOf(node, 'path');
    const list = childOf(node, 'list');
    if (list) readUseTree(reader, list, path ? usedPath(reader, path, below) : below, isPublic);
  },
  use_as_clause(reader, node, below, isPublic) {
    const path = childOf(node, 'path');
    const alias = childOf(node, 'alias');
    if (path && alias) use(reader, alias, reader.builder.textOf(alias), usedPath(reader, path, below), isPublic);
  },
  use_wildcard(reader, node, below, isPublic) {
    const [path] = node.children;
    const module = path ? usedPath(reader, path, below) : below;
    if (module) reader.builder.wildcards.push(module);
    const files = path && isPublic ? reader.builder.textOf(path) : undefined;
    if (files !== undefined) reader.builder.passedOn.push(files.includes('::') ? files : `self::${files}`);
  },
  self(reader, node, below, isPublic) {
    if (below?.kind === 'member') use(reader, node, below.name, below, isPublic);
    else if (below?.kind === 'module') use(reader, node, below.module, below, isPublic);
  },
};

/** `a::{b, c as d, e::*}` below what stands before it. */
function readUseTree(reader: SyntaxReader, node: SyntaxNode, below: Expression | undefined, isPublic: boolean): void {
  const read = useTrees[node.type];
  if (read) read(reader, node, below, isPublic);
  else {
    const name = reader.builder.textOf(childOf(node, 'name') ?? node);
    use(reader, node, name, usedPath(reader, node, below), isPublic);
  }
}

function usedPath(reader: SyntaxReader, node: SyntaxNode, below: Expression | undefined): Expression {
  if (!below) return node.type === 'identifier' ? moduleHead(reader, node) : reader.expression(node);
  const path = childOf(node, 'path');
  const name = childOf(node, 'name') ?? node;
  return memberOf(reader, node, path ? usedPath(reader, path, below) : below, name);
}

function moduleHead(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node);
  return reader.builder.isFree(text) ? moduleOf(node, text) : readHead(reader, node);
}

function use(reader: SyntaxReader, node: SyntaxNode, name: string, value: Expression, isPublic: boolean): void {
  if (isPublic) declareItem(reader, name, value, node);
  else reader.builder.declare(name, value, node.start);
}

/** `mod config;` is a file beside this one, `mod config { … }` a part of it. */
export function readModule(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const body = childOf(node, 'body');
  if (!name || isTestOnly(reader, node)) return;
  const text = reader.builder.textOf(name);
  if (!body) {
    declareItem(reader, text, moduleOf(node, `self::${text}`), node);
    return;
  }
  const entries = new Map<string, Expression>();
  reader.builder.inScope(() => {
    reader.statements(body);
    for (const item of reader.builder.scope.names.keys()) entries.set(item, reader.builder.name(name, item));
  });
  declareItem(reader, text, { kind: 'object', entries, spreads: [], ...spanOf(node) }, node);
}

export function readConstant(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const value = childOf(node, 'value');
  if (name && value) declareItem(reader, reader.builder.textOf(name), reader.expression(value), node);
}

export function readLet(reader: SyntaxReader, node: SyntaxNode): void {
  const pattern = childOf(node, 'pattern');
  const value = childOf(node, 'value');
  const type = typedAs(reader, childOf(node, 'type'));
  const given = value ? reader.expression(value) : undefined;
  if (pattern) bindPattern(reader, pattern, given, node.end);
  if (pattern?.type === 'identifier' && type) {
    reader.builder.declare(reader.builder.textOf(pattern), type, node.end, { fallback: true });
  }
  const alternative = childOf(node, 'alternative');
  if (alternative) reader.statement(alternative);
}

export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(childOf(node, 'right'));
  reader.builder.assign(reader.expression(childOf(node, 'left')), value, node.end);
  return value;
}
