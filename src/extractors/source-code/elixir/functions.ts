import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Binding, Expression, FunctionNode, Scope } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { keyOf } from './literals.ts';

/** The parts of a call that has a body. */
export interface Blocks {
  readonly args: SyntaxNode | undefined;
  readonly block: SyntaxNode | undefined;
}

/** Several statements have the value of the last one. */
export function readBody(reader: SyntaxReader, nodes: readonly SyntaxNode[]): Expression | undefined {
  let value: Expression | undefined;
  for (const node of nodes) if (node.type !== 'comment') value = reader.expression(node);
  return value;
}

/** What stands between `do` and `end`, or after `do:`, without `else` and its like. */
export function bodyOf(reader: SyntaxReader, { args, block }: Blocks): readonly SyntaxNode[] {
  const value = keywordIn(reader, args, 'do');
  return block ? block.children.filter(({ type }) => !type.endsWith('_block')) : value;
}

/** What follows `else`. */
export function elseOf(reader: SyntaxReader, { args, block }: Blocks): readonly SyntaxNode[] {
  const otherwise = block?.children.find(({ type }) => type === 'else_block');
  return otherwise?.children ?? keywordIn(reader, args, 'else');
}

function keywordIn(reader: SyntaxReader, args: SyntaxNode | undefined, name: string): readonly SyntaxNode[] {
  const pairs = args?.children.find(({ type }) => type === 'keywords')?.children ?? [];
  const pair = pairs.find((child) => {
    const key = childOf(child, 'key');
    return key !== undefined && keyOf(reader, key) === name;
  });
  const value = pair && childOf(pair, 'value');
  return value ? [value] : [];
}

export function readFunction(
  reader: SyntaxReader,
  node: SyntaxNode,
  name: string | undefined,
  parameters: readonly SyntaxNode[],
  body: readonly SyntaxNode[],
): FunctionNode {
  return reader.builder.function({
    name,
    span: spanOf(node),
    parameters: (scope) => parameters.map((parameter, index) => readParameter(reader, parameter, index, scope)),
    body: () => readBody(reader, body),
  });
}

function readParameter(reader: SyntaxReader, node: SyntaxNode, index: number, scope: Scope): Binding {
  const hasDefault = childOf(node, 'operator')?.type === '\\\\';
  const pattern = (hasDefault ? childOf(node, 'left') : undefined) ?? node;
  const value = hasDefault ? childOf(node, 'right') : undefined;
  const fallback = value ? [reader.expression(value)] : [];
  if (pattern.type === 'identifier') {
    return reader.builder.declareParameter(scope, index, reader.builder.textOf(pattern), fallback);
  }
  const hidden = `(${index})`;
  const binding = reader.builder.declareParameter(scope, index, hidden, fallback);
  bindPattern(reader, pattern, reader.builder.name(pattern, hidden), pattern.start);
  return binding;
}

/** Gives every name of a pattern the part of the value that it gets: `{:ok, port}`, `%{port: port}`, `[port: port]`. */
export function bindPattern(reader: SyntaxReader, pattern: SyntaxNode, value: Expression, at: number): void {
  const { builder } = reader;
  switch (pattern.type) {
    case 'identifier':
      builder.declare(builder.textOf(pattern), value, at);
      return;
    case 'tuple':
    case 'list':
      bindItems(reader, valuesOf(pattern), value, at);
      return;
    case 'keywords':
      for (const pair of pattern.children) bindPair(reader, childOf(pair, 'key'), childOf(pair, 'value'), value, at);
      return;
    case 'map':
    case 'map_content':
      for (const child of pattern.children) bindPattern(reader, child, value, at);
      return;
    case 'binary_operator':
      bindOperator(reader, pattern, value, at);
  }
}

function bindOperator(reader: SyntaxReader, node: SyntaxNode, value: Expression, at: number): void {
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
  const operator = childOf(node, 'operator')?.type;
  if (operator === '=>') bindPair(reader, left, right, value, at);
  if (operator === 'when' && left) bindPattern(reader, left, value, at);
  if (operator !== '=') return;
  for (const side of [left, right]) if (side) bindPattern(reader, side, value, at);
}

function bindItems(reader: SyntaxReader, nodes: readonly SyntaxNode[], value: Expression, at: number): void {
  for (const [index, child] of nodes.entries()) {
    const item = value.kind === 'list' ? value.items[index] : undefined;
    if (child.type === 'keywords') bindPattern(reader, child, value, at);
    else bindPattern(reader, child, item ?? partOf(value, String(index), child), at);
  }
}

function bindPair(
  reader: SyntaxReader,
  key: SyntaxNode | undefined,
  pattern: SyntaxNode | undefined,
  value: Expression,
  at: number,
): void {
  const name = key && keyOf(reader, key);
  if (name !== undefined && pattern) bindPattern(reader, pattern, partOf(value, name, pattern), at);
}

function partOf(object: Expression, name: string, at: SyntaxNode): Expression {
  return { kind: 'member', object, name, nameStart: at.start, ...spanOf(at) };
}

/** `fn a -> b end`; of several clauses the first stands for all. */
export function readAnonymous(reader: SyntaxReader, node: SyntaxNode): Expression {
  const read = node.children
    .filter(({ type }) => type === 'stab_clause')
    .map((clause) => {
      const parameters = valuesOf(childOf(clause, 'left') ?? { ...clause, children: [] });
      return readFunction(reader, clause, undefined, parameters, childOf(clause, 'right')?.children ?? []);
    });
  return read[0] ? { kind: 'function', function: read[0], ...spanOf(node) } : unknown(node);
}

/** `&serve/1` is the function of that name, `&serve(&1)` a new one. */
export function readCapture(reader: SyntaxReader, node: SyntaxNode): Expression {
  const operand = node.children.find(({ field, type }) => field === 'operand' && type !== '(' && type !== ')');
  if (!operand) return unknown(node);
  if (operand.type === 'integer') return reader.builder.name(node);
  const named = childOf(operand, 'operator')?.type === '/' ? childOf(operand, 'left') : undefined;
  if (named?.type === 'identifier') return reader.builder.name(named);
  const read = reader.builder.function({
    name: undefined,
    span: spanOf(node),
    parameters: (scope) => ['&1', '&2'].map((name, index) => reader.builder.declareParameter(scope, index, name, [])),
    body: () => reader.expression(operand),
  });
  return { kind: 'function', function: read, ...spanOf(node) };
}
