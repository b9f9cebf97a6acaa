import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { collectionOf } from '../java/collections.ts';
import { qualifiedName } from '../java/names.ts';
import { optionalValue } from '../java/optional-values.ts';
import type { Expression, NamedArguments } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { type Lambda, readLambda } from './functions.ts';
import { callSetter } from './operators.ts';

/** What a call is given: in brackets, by name, as a lambda behind them. */
interface Arguments {
  readonly positional: Expression[];
  readonly entries: Map<string, Expression>;
  lambda: Lambda | undefined;
}

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const { target, lists } = partsOf(node);
  if (!target) return unknown(node);
  const callee = readCallee(reader, target);
  const { positional, entries, lambda } = readArguments(reader, lists, callee);
  if (callee.kind === 'member' && /^(?:also|apply)$/.test(callee.name) && lambda) {
    for (const [key, value] of lambda.settings) callSetter(reader, node, callee.object, key, value);
    return callee.object;
  }
  const made = optionalValue(builder, node, callee, positional) ?? collectionOf(callee, positional, node);
  if (made) return made;
  const keywords: NamedArguments = { kind: 'object', entries, spreads: [], ...spanOf(node) };
  return builder.call(node, callee, positional, false, entries.size > 0 ? keywords : undefined);
}

/** `f(a) { b }` is one call, though the grammar takes it for two. */
function partsOf(node: SyntaxNode): { readonly target: SyntaxNode | undefined; readonly lists: readonly SyntaxNode[] } {
  const parts = ({ children }: SyntaxNode) =>
    children.filter(({ type }) => type !== 'type_arguments' && !/_comment$/.test(type));
  const [target, ...lists] = parts(node);
  const isSplit = target?.type === 'call_expression' && lists.every(({ type }) => type === 'annotated_lambda');
  if (!isSplit) return { target, lists };
  const [inner, ...before] = parts(target);
  return { target: inner, lists: [...before, ...lists] };
}

/** What is called by its name alone is seldom inherited. */
function readCallee(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(node);
  const [first] = value.kind === 'fallback' && node.type === 'identifier' ? value.options : [];
  return first ?? value;
}

function readArguments(reader: SyntaxReader, lists: readonly SyntaxNode[], callee: Expression): Arguments {
  const given: Arguments = { positional: [], entries: new Map(), lambda: undefined };
  for (const list of lists) {
    if (list.type === 'value_arguments')
      for (const argument of list.children) readArgument(reader, argument, callee, given);
    else readBehind(reader, list, callee, given);
  }
  return given;
}

function readArgument(reader: SyntaxReader, node: SyntaxNode, callee: Expression, given: Arguments): void {
  const [first, second] = valuesOf(node);
  if (first && second) given.entries.set(reader.builder.textOf(first), readValue(reader, second, callee, given));
  else if (first) given.positional.push(readValue(reader, first, callee, given));
}

/** `connector { port = 80 }` says by name what it sets. */
function readBehind(reader: SyntaxReader, node: SyntaxNode, callee: Expression, given: Arguments): void {
  const block = node.children.at(-1);
  if (block) given.positional.push(readValue(reader, block, callee, given));
  for (const [name, value] of given.lambda?.settings ?? []) {
    if (!given.entries.has(name)) given.entries.set(name, value);
  }
}

function readValue(reader: SyntaxReader, node: SyntaxNode, callee: Expression, given: Arguments): Expression {
  if (node.type !== 'lambda_literal') return reader.expression(node);
  given.lambda = readLambda(reader, node, callee);
  return given.lambda.value;
}

/** `a.b`, `a?.b`, `A::b` */
export function readNavigation(reader: SyntaxReader, node: SyntaxNode): Expression {
  const qualified = qualifiedName(reader, node);
  if (qualified) return qualified;
  const [objectNode, name] = valuesOf(node);
  if (!objectNode || !name) return unknown(node);
  const object: Expression =
    objectNode.type === 'super_expression'
      ? { kind: 'self', class: reader.builder.currentClass, ...spanOf(objectNode) }
      : reader.expression(objectNode);
  return memberOf(node, object, reader.builder.textOf(name), name);
}
