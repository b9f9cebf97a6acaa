import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingAt, type Expression, type NamedArguments } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { inEnvironment, readBlock } from './blocks.ts';
import { readAccessors } from './classes.ts';
import { readPairs } from './literals.ts';

interface Arguments {
  readonly values: readonly Expression[];
  readonly keywords: NamedArguments | undefined;
}

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const receiver = childOf(node, 'receiver');
  const method = childOf(node, 'method');
  if (!method) {
    // `handler.()` calls what stands before the dot.
    reader.statements(node);
    return unknown(node);
  }
  const name = reader.builder.textOf(method);
  return receiver ? readMethodCall(reader, node, receiver, method, name) : readOwnCall(reader, node, method, name);
}

function readMethodCall(
  reader: SyntaxReader,
  node: SyntaxNode,
  receiver: SyntaxNode,
  method: SyntaxNode,
  name: string,
): Expression {
  const object = reader.expression(receiver);
  const { values, keywords } = readArguments(reader, childOf(node, 'arguments'));
  const blockNode = childOf(node, 'block');
  const callee = name === 'new' ? object : memberOf(node, object, name, method);
  const struct = structClass(reader, node, object, name, values, blockNode);
  if (struct) return struct;
  if (name === 'new') {
    const made = reader.builder.call(node, callee, values, true, keywords);
    if (blockNode) readBlock(reader, blockNode, made);
    return made;
  }
  const chosen = choosers.get(name)?.(reader, node, object, values, blockNode);
  if (chosen) return chosen;
  const call = reader.builder.call(node, callee, values, false, keywords);
  if (blockNode) readBlockOf(reader, blockNode, name, object);
  // Without arguments it may be a field: `options.port`.
  const isField =
    values.length === 0 && !blockNode && /^(?:identifier|instance_variable|constant|self)$/.test(receiver.type);
  return isField ? { kind: 'fallback', options: [call, callee], ...spanOf(node) } : call;
}

/** `Struct.new(:host, :port)`, `Data.define(:host, :port)` make a class: https://docs.ruby-lang.org/en/master/Struct.html */
function structClass(
  { builder }: SyntaxReader,
  node: SyntaxNode,
  object: Expression,
  method: string,
  values: readonly Expression[],
  block: SyntaxNode | undefined,
): Expression | undefined {
  const made = object.kind === 'name' ? `${object.name}.${method}` : '';
  if (block || !['Struct.new', 'Data.define'].includes(made) || !builder.isFree(made.split('.', 1).join()))
    return undefined;
  const positional = values.flatMap((value) => (value.kind === 'string' ? value.value : []));
  const read = { name: undefined, fields: new Map(), methods: new Map(), parent: undefined, positional };
  return { kind: 'class', class: read, ...spanOf(node) };
}

/** A block is called with what the method goes through, or works on. */
function readBlockOf(reader: SyntaxReader, node: SyntaxNode, name: string, object: Expression): void {
  const isLoop = /^(?:each|map|each_with_index|each_with_object|flat_map|collect|select|each_slice)$/.test(name);
  readBlock(reader, node, isLoop ? { kind: 'element', of: object, ...spanOf(node) } : object);
}

type Choose = (
  reader: SyntaxReader,
  node: SyntaxNode,
  object: Expression,
  values: readonly Expression[],
  block: SyntaxNode | undefined,
) => Expression | undefined;

/** `ENV.fetch('PORT', 3000)`, `options.fetch(:port) { 3000 }`. */
const fetch: Choose = (reader, node, object, [key, fallback], block) => {
  if (key?.kind !== 'string' && key?.kind !== 'number') return undefined;
  const given = block ? reader.builder.call(block, readBlock(reader, block), []) : fallback;
  return { kind: 'fallback', options: [entryOf(node, object, key), ...(given ? [given] : [])], ...spanOf(node) };
};

const dig: Choose = (_, node, object, keys) =>
  keys.reduce((held, key) => (key.kind === 'string' ? entryOf(node, held, key) : unknown(node)), object);

const merge: Choose = (_, node, object, values) => merged(node, [object, ...values]);
const reverseMerge: Choose = (_, node, object, values) => merged(node, [...values, object]);

/** Methods that choose between values. */
const choosers: ReadonlyMap<string, Choose> = new Map([
  ['fetch', fetch],
  ['dig', dig],
  ['merge', merge],
  ['merge!', merge],
  ['reverse_merge', reverseMerge],
]);

function merged(node: SyntaxNode, spreads: readonly Expression[]): Expression {
  return { kind: 'object', entries: new Map(), spreads, ...spanOf(node) };
}

function entryOf(
  node: SyntaxNode,
  object: Expression,
  key: Expression & { readonly kind: 'string' | 'number' },
): Expression {
  return { kind: 'member', object, name: String(key.value), nameStart: key.start, ...spanOf(node) };
}

/** A call of a method of the object itself, or of the language: `set :port, 80`, `require 'sinatra'`. */
function readOwnCall(reader: SyntaxReader, node: SyntaxNode, method: SyntaxNode, name: string): Expression {
  const argumentList = childOf(node, 'arguments');
  const { values, keywords } = readArguments(reader, argumentList);
  const [first] = values;
  if (first?.kind === 'string' && /^(?:require|require_relative|load)$/.test(name)) {
    const written = name === 'require_relative' && !first.value.startsWith('.') ? `./${first.value}` : first.value;
    const module: Expression = { kind: 'module', module: written, ...spanOf(node) };
    reader.builder.wildcards.push(module);
    return reader.builder.call(node, memberOf(node, module, 'require', method), values);
  }
  noteMembers(reader, node, name, values);
  noteSetting(reader, node, name, values);
  const blockNode = childOf(node, 'block');
  // A server's settings may be worked out later: `endpoint { Async::HTTP::Endpoint.parse(…) }`.
  if (blockNode && name === 'endpoint' && values.length === 0) {
    const later = reader.builder.call(blockNode, readBlock(reader, blockNode), []);
    return reader.builder.call(node, reader.builder.name(method), [later]);
  }
  const call = callOwn(reader, node, method, values, keywords);
  if (blockNode) {
    const condition = name === 'configure' && argumentList ? reader.builder.textOf(argumentList) : '';
    const block = inEnvironment(reader, node, condition, () => readBlock(reader, blockNode, first));
    if (name === 'lambda' || name === 'proc') return block;
  }
  return call;
}

/** What a class or module has besides: accessors, and what a module that is included defines. */
function noteMembers(reader: SyntaxReader, node: SyntaxNode, name: string, values: readonly Expression[]): void {
  if (name === 'include') reader.builder.wildcards.push(...values);
  if (/^attr_(?:reader|accessor)$/.test(name)) readAccessors(reader, node, values);
}

/** Calls a method by its name; `super(…)` of a constructor makes the object as its parent class is made. */
function callOwn(
  { builder }: SyntaxReader,
  node: SyntaxNode,
  method: SyntaxNode,
  values: readonly Expression[],
  keywords: NamedArguments | undefined,
): Expression {
  const isMaker = method.type === 'super' && builder.place.function?.name === 'constructor';
  const parent = isMaker ? builder.currentClass?.parent : undefined;
  return builder.call(node, parent ?? builder.name(method), values, parent !== undefined, keywords);
}

/** Configuration files set by calling: `port 3000`, `bind 'tcp://…'`. Each name has the list of what it is given. */
function noteSetting({ builder }: SyntaxReader, node: SyntaxNode, name: string, values: readonly Expression[]): void {
  const [first, host] = values;
  if (!first || builder.currentClass || builder.place.function?.name !== undefined) return;
  const span = spanOf(node);
  const separator: Expression = { kind: 'string', value: ':', contents: undefined, ...span };
  const isNumber = first.kind === 'number' || name === 'port';
  const isAddress = host !== undefined && isNumber && isText(host);
  const value: Expression = isAddress
    ? { kind: 'joined', parts: [host, separator, first], template: true, ...span }
    : first;
  const known = builder.exports.get(name);
  const items = known?.kind === 'list' ? known.items : [];
  builder.exports.set(name, { kind: 'list', items: [...items, value], ...span });
}

/** A text, also one of two, and what is called so: `host = production ? '::' : '::1'`. */
function isText(expression: Expression): boolean {
  if (expression.kind === 'choice') return expression.options.every(isText);
  const [only, ...others] = expression.kind === 'name' ? (bindingAt(expression)?.definitions ?? []) : [];
  if (only?.value && others.length === 0) return only.value.kind !== 'name' && isText(only.value);
  return expression.kind === 'string';
}

/** Options that are given by name are the last argument too, as one value. */
function readArguments(reader: SyntaxReader, node: SyntaxNode | undefined): Arguments {
  const children = (node?.children ?? []).filter(({ type }) => type !== 'comment' && type !== 'heredoc_body');
  const isNamed = ({ type }: SyntaxNode) => type === 'pair' || type === 'hash_splat_argument';
  const positional = children
    .filter((child) => !isNamed(child) && child.type !== 'block_argument')
    .map((child) => reader.expression(child));
  const named = children.filter(isNamed);
  const keywords = node && named.length > 0 ? readPairs(reader, node, named) : undefined;
  return { values: keywords ? [...positional, keywords] : positional, keywords };
}
