import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, NamedArguments } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { readFunction } from './functions.ts';

/** Names of the table of environment variables. */
const environments = /^(?:ProcessInfo(?:\s*\.\s*processInfo|\(\))\s*\.\s*environment|Environment\s*\.\s*process)$/;

interface Arguments {
  readonly positional: readonly Expression[];
  readonly keywords: NamedArguments | undefined;
}

/** `object.name`. */
export function readNavigation(reader: SyntaxReader, node: SyntaxNode): Expression {
  if (environments.test(reader.builder.textOf(node))) return { kind: 'environment', ...spanOf(node) };
  const object = reader.expression(childOf(node, 'target'));
  const suffix = childOf(node, 'suffix');
  const name = suffix && childOf(suffix, 'suffix');
  if (!name) return unknown(node);
  return { kind: 'member', object, name: reader.builder.textOf(name), nameStart: name.start, ...spanOf(node) };
}

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [target, ...suffixes] = valuesOf(node);
  const suffix = suffixes.find(({ type }) => type === 'call_suffix');
  const list = suffix?.children.find(({ type }) => type === 'value_arguments');
  const implicit = target?.type === 'prefix_expression' ? childOf(target, 'target') : undefined;
  const given = readArguments(reader, list, suffix);
  if (implicit && isDotted(reader, target)) return partsOf(node, reader.builder.textOf(implicit), given);
  const callee = reader.expression(target);
  if (callee.kind === 'member' && addressMakers.test(callee.name)) return partsOf(node, callee.name, given);
  if (list && reader.builder.text.charAt(list.start) === '[') return subscriptOf(callee, given, node);
  // A closure that is called at once gives what it returns.
  return reader.builder.call(node, callee, given.positional, false, given.keywords);
}

function isDotted({ builder }: SyntaxReader, node: SyntaxNode | undefined): boolean {
  return node !== undefined && builder.text.charAt(node.start) === '.';
}

const hostKeys = ['host', 'hostname', 'ipAddress'];
/** Functions that make an address of a host and a port. */
const addressMakers = /^(?:hostname|makeAddressResolvingHost)$/;

/**
 * `.init(hostname: "…", port: 80)`, `.hostname("…", port: 80)`: a value of the type that is wanted, by its parts. Of one
 * part alone it is that: `.init(rawValue: 80)`.
 */
function partsOf(node: SyntaxNode, member: string, { positional, keywords }: Arguments): Expression {
  const [host] = positional;
  const named = keywords?.entries.get('rawValue') ?? keywords?.entries.get('integerLiteral');
  if (member === 'init' && positional.length === 1 && host && !keywords) return host;
  if (member === 'init' && named) return named;
  const entries = new Map<string, Expression>(keywords?.entries);
  entries.set('(member)', { kind: 'string', value: member, contents: undefined, ...spanOf(node) });
  // Whatever a library calls it.
  if (host && addressMakers.test(member)) for (const key of hostKeys) entries.set(key, host);
  return { kind: 'object', entries, spreads: [], ...spanOf(node) };
}

function subscriptOf(object: Expression, { positional, keywords }: Arguments, node: SyntaxNode): Expression {
  const [index] = positional;
  const name = index?.kind === 'string' ? index.value : index?.kind === 'number' ? String(index.value) : undefined;
  if (name === undefined || !index) return unknown(node);
  const member: Expression = { kind: 'member', object, name, nameStart: index.start, ...spanOf(node) };
  const fallback = keywords?.entries.get('default');
  return fallback ? { kind: 'fallback', options: [member, fallback], ...spanOf(node) } : member;
}

function readArguments(reader: SyntaxReader, list: SyntaxNode | undefined, suffix: SyntaxNode | undefined): Arguments {
  const positional: Expression[] = [];
  const entries = new Map<string, Expression>();
  const named = (list?.children ?? []).filter((argument) => {
    const label = childOf(argument, 'name');
    const value = childOf(argument, 'value');
    if (!value) return false;
    const given = reader.expression(value);
    if (label) entries.set(reader.builder.textOf(label), given);
    else positional.push(given);
    return label !== undefined;
  });
  for (const closure of suffix?.children ?? []) {
    if (closure.type === 'lambda_literal') positional.push(reader.expression(closure));
  }
  const [first] = named;
  if (!first) return { positional, keywords: undefined };
  const span = { start: first.start, end: named.at(-1)?.end ?? first.end };
  return { positional, keywords: { kind: 'object', entries, spreads: [], ...span } };
}

export function readClosure(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'function', function: readFunction(reader, node, undefined), ...spanOf(node) };
}

/** `.tcp`: a member of whatever type is wanted; other prefixes don't give what they stand before. */
export function readPrefix(reader: SyntaxReader, node: SyntaxNode): Expression {
  const target = childOf(node, 'target');
  if (!target) return unknown(node);
  if (isDotted(reader, node)) {
    const name = reader.builder.textOf(target);
    return { kind: 'member', object: unknown(node), name, nameStart: target.start, ...spanOf(node) };
  }
  const value = reader.expression(target);
  return reader.builder.text.charAt(node.start) === '&' ? value : unknown(node);
}

export function readTernary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const condition = childOf(node, 'condition');
  reader.expression(condition);
  const options = ['if_true', 'if_false'].map((field) => reader.expression(childOf(node, field)));
  return { kind: 'choice', condition: condition ? reader.builder.textOf(condition) : '', options, ...spanOf(node) };
}

/** A setter is a call of its own, as libraries are told so: `app.http.server.configuration.port = 8080`. */
export function readAssignment(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const written = childOf(node, 'target');
  const target = reader.expression(written?.type === 'directly_assignable_expression' ? written.children[0] : written);
  const value = reader.expression(childOf(node, 'result'));
  const plain = childOf(node, 'operator')?.type === '=';
  builder.assign(target, plain ? value : undefined, node.end);
  if (plain && target.kind === 'member') builder.call(node, { ...target, name: `${target.name}=` }, [value]);
}
