import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { readFunction } from './functions.ts';
import { type Items, readBareword, readItems } from './literals.ts';
import { readPackage } from './names.ts';
import { noteAttribute } from './packages.ts';

const none: Items = { values: [], table: undefined };

function argumentsOf(reader: SyntaxReader, node: SyntaxNode): Items {
  const lists = node.children.filter(({ field }) => field === 'args');
  const [list] = lists.slice(-1);
  for (const other of lists.slice(0, -1)) reader.expression(other);
  if (!list) return none;
  if (list.type === 'parenthesized_argument') {
    const inner = list.children.find(({ type }) => type === 'arguments' || type === 'array');
    return inner ? readItems(reader, inner) : none;
  }
  if (list.type === 'arguments' || list.type === 'array') return readItems(reader, list);
  return { values: [reader.expression(list)], table: undefined };
}

/** What is given in pairs is the last argument too. */
function callWith(
  reader: SyntaxReader,
  node: SyntaxNode,
  callee: Expression,
  { values, table }: Items,
  creates = false,
): Expression {
  return reader.builder.call(node, callee, table ? [...values, table] : values, creates, table);
}

/** `$server->listen(80)`, `HTTP::Daemon->new(…)`. */
export function readMethodCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const owner = childOf(node, 'package_name');
  const value = childOf(node, 'object_return_value');
  const name = childOf(node, 'function_name');
  const object = owner ? readPackage(reader, owner) : reader.expression(value);
  const items = argumentsOf(reader, node);
  if (name?.type !== 'identifier') return unknown(node);
  const text = reader.builder.textOf(name);
  if (text === 'new') return callWith(reader, node, object, items, true);
  const callee = memberOf(node, object, text, name);
  const call = callWith(reader, node, callee, items);
  // Without arguments it may read a field or a constant: `$self->port`, `Config->PORT`.
  const isField = items.values.length === 0 && !items.table;
  return isField ? { kind: 'fallback', options: [call, callee], ...spanOf(node) } : call;
}

/** `serve(80)`, `tcp_server undef, 80, sub { … }`, `new IO::Socket::INET(…)`, `Net::serve(80)`. */
export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const word = readBareword(reader, node);
  if (word) return word;
  const [calleeNode] = node.children;
  const name = calleeNode && childOf(calleeNode, 'function_name');
  if (!calleeNode || !name) {
    reader.statements(node);
    return unknown(node);
  }
  const text = reader.builder.textOf(name);
  const made = text === 'new' ? madeBy(reader, node) : undefined;
  if (made) return made;
  const items = argumentsOf(reader, node);
  if (text === 'has') noteAttribute(reader, items.table, items.values);
  const owner = childOf(calleeNode, 'package_name');
  const callee = owner ? memberOf(calleeNode, readPackage(reader, owner), text, name) : reader.builder.name(name);
  const call = callWith(reader, node, callee, items);
  noteHandle(reader, node, text, call);
  return call;
}

/** `new IO::Socket::INET(LocalPort => 80)`, which the grammar takes for a call in a call. */
function madeBy(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const [inner] = childOf(node, 'args')?.children ?? [];
  const [callee] = inner?.children ?? [];
  if (!inner || callee?.type !== 'call_expression_with_bareword') return undefined;
  const module: Expression = { kind: 'module', module: reader.builder.textOf(callee), ...spanOf(callee) };
  return callWith(reader, node, module, argumentsOf(reader, inner), true);
}

/** `socket(SERVER, PF_INET, SOCK_STREAM, 0)` gives the handle that is named first a value. */
function noteHandle({ builder }: SyntaxReader, node: SyntaxNode, name: string, call: Expression): void {
  const [handle] = call.kind === 'call' && name === 'socket' ? call.arguments : [];
  const target = handle?.kind === 'fallback' ? handle.options[1] : handle;
  if (target?.kind === 'name') builder.declare(target.name, call, node.end, { scope: builder.top });
}

export function readAnonymous(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'function', function: readFunction(reader, node, undefined), ...spanOf(node) };
}
