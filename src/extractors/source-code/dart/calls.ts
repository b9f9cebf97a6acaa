import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, NamedArguments } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { readFieldRow, readRow } from './sequences.ts';
import { typeIn } from './types.ts';

interface Arguments {
  readonly positional: readonly Expression[];
  readonly keywords?: NamedArguments;
}

export function readArguments(reader: SyntaxReader, list: SyntaxNode | undefined): Arguments {
  const positional: Expression[] = [];
  const entries = new Map<string, Expression>();
  for (const argument of list?.children ?? []) {
    if (argument.type === 'argument') positional.push(readRow(reader, argument.children));
    if (argument.type !== 'named_argument') continue;
    const [label, ...value] = argument.children;
    const name = label?.children[0];
    if (name) entries.set(reader.builder.textOf(name), readRow(reader, value));
  }
  if (!list || entries.size === 0) return { positional };
  return { positional, keywords: { kind: 'object', entries, spreads: [], ...spanOf(list) } };
}

/** `new Server(80)`, `const Server(80)`. */
export function readNew(reader: SyntaxReader, node: SyntaxNode): Expression {
  const type = typeIn(reader, node);
  const { positional, keywords } = readArguments(
    reader,
    node.children.find(({ type: kind }) => kind === 'arguments'),
  );
  return type ? reader.builder.call(node, type, positional, false, keywords) : unknown(node);
}

/** `await x`, `-x`, `!x`: what stands behind `await` is the value. */
export function readUnary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [first, ...rest] = node.children;
  if (first?.type !== 'prefix_operator') return readRow(reader, node.children);
  readRow(reader, rest);
  return unknown(node);
}

export function readAssignment(reader: SyntaxReader, node: SyntaxNode): Expression {
  const target = childOf(node, 'left');
  const value = readFieldRow(reader, node, 'right');
  const operator = reader.builder.text.slice(target?.end ?? node.start, value.start).trim();
  const isFallback = operator === '??=';
  const given = operator === '=' || isFallback ? value : undefined;
  if (target) reader.builder.assign(readRow(reader, target.children), given, node.end, isFallback);
  return value;
}

export function readIfNull(reader: SyntaxReader, node: SyntaxNode): Expression {
  const options = ['first', 'second'].map((field) => readFieldRow(reader, node, field));
  return { kind: 'fallback', options, ...spanOf(node) };
}

export function readTernary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const condition = node.children.filter(({ field }) => field === undefined);
  readRow(reader, condition);
  const text = reader.builder.text.slice(node.start, condition.at(-1)?.end ?? node.start);
  const options = ['consequence', 'alternative'].map((field) => readFieldRow(reader, node, field));
  return { kind: 'choice', condition: text, options, ...spanOf(node) };
}

/** `a + b + c`: operands are rows between operators. */
export function readSum(reader: SyntaxReader, node: SyntaxNode): Expression {
  const operands: SyntaxNode[][] = [[]];
  for (const child of node.children) {
    if (child.type === 'additive_operator') operands.push([]);
    else operands.at(-1)?.push(child);
  }
  const parts = operands.map((row) => readRow(reader, row));
  const isSum = node.children.every(
    (child) => child.type !== 'additive_operator' || reader.builder.textOf(child) === '+',
  );
  return isSum ? { kind: 'joined', parts, template: false, ...spanOf(node) } : unknown(node);
}
