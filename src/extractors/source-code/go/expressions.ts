import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { lastName } from '../terms.ts';
import { isVariadic } from './functions.ts';

export function readQualifiedType(reader: SyntaxReader, node: SyntaxNode): Expression {
  const name = childOf(node, 'name');
  return memberOf(reader, node, reader.expression(childOf(node, 'package')), name);
}

export function readSelector(reader: SyntaxReader, node: SyntaxNode): Expression {
  return memberOf(reader, node, reader.expression(childOf(node, 'operand')), childOf(node, 'field'));
}

function memberOf(
  reader: SyntaxReader,
  node: SyntaxNode,
  object: Expression,
  name: SyntaxNode | undefined,
): Expression {
  if (!name) return unknown(node);
  return { kind: 'member', object, name: reader.builder.textOf(name), nameStart: name.start, ...spanOf(node) };
}

/** `settings["port"]`. */
export function readIndex(reader: SyntaxReader, node: SyntaxNode): Expression {
  const object = reader.expression(childOf(node, 'operand'));
  const index = reader.expression(childOf(node, 'index'));
  if (index.kind === 'number' && index.value === 0 && isVariadic(object)) return object;
  if (index.kind !== 'string') return unknown(node);
  return { kind: 'member', object, name: index.value, nameStart: index.start, ...spanOf(node) };
}

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const made = parsedAs(reader, childOf(node, 'function'));
  if (made) return made;
  const callee = reader.expression(childOf(node, 'function'));
  const args = (childOf(node, 'arguments')?.children ?? []).map((child) => reader.expression(child));
  const [first] = args;
  if (callee.kind === 'name' && callee.name === 'new' && first) return { kind: 'typed', type: first, ...spanOf(node) };
  const address = addressFrom(callee, args, node);
  if (address) return address;
  const call = reader.builder.call(node, callee, args);
  noteWritten(reader, call, callee, args);
  return call;
}

const reading = /load|read|parse|unmarshal|decode|map|fill|bind|scan|init|config/i;

/** What a function of such a name is given as a pointer, it may write: `config.Load("config.yaml", &settings)`. */
function noteWritten(reader: SyntaxReader, call: Expression, callee: Expression, args: readonly Expression[]): void {
  if (!reading.test(lastName(callee) ?? '')) return;
  for (const [index, before] of args.entries()) {
    if (before.kind !== 'name' && !isOfPackage(before)) continue;
    const { start, end } = call;
    reader.builder.assign(before, { kind: 'written', call, index, before, start, end }, end);
  }
}

/** A variable of another package: `&global.Settings`. */
function isOfPackage(argument: Expression): boolean {
  if (argument.kind !== 'member' || argument.object.kind !== 'name') return false;
  return bindingOf(argument.object.name, argument.object.scope)?.definitions[0]?.value?.kind === 'module';
}

/** `env.ParseAs[Config]()`: https://pkg.go.dev/github.com/caarlos0/env/v11#ParseAs */
function parsedAs(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  const [callee, type] =
    node?.type === 'index_expression' ? ['operand', 'index'].map((field) => childOf(node, field)) : [];
  if (!callee || !type || !/\.(?:ParseAs|ParseAsWithOptions)$/.test(reader.builder.textOf(callee))) return undefined;
  return { kind: 'typed', type: reader.expression(type), ...spanOf(type) };
}

/** `net.IPv4(127, 0, 0, 1)`: https://pkg.go.dev/net#IPv4 */
function addressFrom(callee: Expression, bytes: readonly Expression[], node: SyntaxNode): Expression | undefined {
  if (callee.kind !== 'member' || callee.name !== 'IPv4' || bytes.length !== 4) return undefined;
  const numbers = bytes.flatMap((byte) => (byte.kind === 'number' ? byte.value : []));
  if (numbers.length !== 4) return undefined;
  return { kind: 'string', value: numbers.join('.'), contents: undefined, ...spanOf(node) };
}

export function readUnary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(childOf(node, 'operand'));
  const operator = childOf(node, 'operator')?.type;
  return operator === '&' || operator === '*' || operator === '+' ? value : unknown(node);
}

export function readBinary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const parts = [reader.expression(childOf(node, 'left')), reader.expression(childOf(node, 'right'))];
  const plus = childOf(node, 'operator')?.type === '+';
  return plus ? { kind: 'joined', parts, template: false, ...spanOf(node) } : unknown(node);
}

export function readList(reader: SyntaxReader, node: SyntaxNode): Expression[] {
  const items = node.type === 'expression_list' ? node.children : [node];
  return items.map((child) => reader.expression(child));
}
