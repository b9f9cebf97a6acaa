import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, NamedArguments } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { lastPart, typeNamed } from './paths.ts';

/** Functions that make an object of their type argument. */
const makers = /^(?:make_(?:shared|unique|optional)|allocate_shared|MakeUnique|make_server)$/;
const casts = /^(?:(?:static|dynamic|reinterpret|const|lexical|bit|narrow|gsl)_cast|htons|move|forward)$/;
/** Macros of gflags and Abseil that define a command-line flag with its default. */
const flagMacros = /^(?:DEFINE_(?:u?int(?:32|64)|string)|ABSL_FLAG)$/;

export function readArguments(reader: SyntaxReader, node: SyntaxNode | undefined): Expression[] {
  return node
    ? valuesOf(node).flatMap((child) =>
        isDirective(reader, child) || isNamed(reader, child) ? [] : reader.expression(child),
      )
    : [];
}

/** `#endif` between arguments. */
function isDirective({ builder }: SyntaxReader, { type, start }: SyntaxNode): boolean {
  return type === 'ERROR' && builder.text[start] === '#';
}

/** An object of a type, made with these arguments; `{ .port = 80 }` gives its fields. A text or number is its argument. */
export function construct(
  reader: SyntaxReader,
  node: SyntaxNode,
  type: SyntaxNode | undefined,
  given: SyntaxNode | undefined,
): Expression {
  const made = typeNamed(reader, type);
  const value = given?.type === 'initializer_list' ? reader.expression(given) : undefined;
  const args = value ? (value.kind === 'list' ? [...value.items] : [value]) : readArguments(reader, given);
  // `unique_ptr<Server> server(new Server(80))`
  const [only] = given ? valuesOf(given) : [];
  if (only?.type === 'new_expression' && args.length === 1) return args[0] ?? unknown(node);
  return made ? reader.builder.call(node, made, args, true) : (args[0] ?? unknown(node));
}

export function readNew(reader: SyntaxReader, node: SyntaxNode): Expression {
  return construct(reader, node, childOf(node, 'type'), childOf(node, 'arguments'));
}

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const target = childOf(node, 'function');
  const list = childOf(node, 'arguments');
  const type = typeArgument(target);
  const name = target ? reader.builder.textOf(lastPart(target)) : '';
  if (type && makers.test(name)) return construct(reader, node, type, list);
  if (flagMacros.test(name)) return defineFlag(reader, node, name, list);
  const callee = reader.expression(target);
  const args = readArguments(reader, list);
  if (type && casts.test(name)) return args[0] ?? unknown(node);
  noteOption(reader, node, callee, args);
  return reader.builder.call(node, callee, args, false, namedArguments(reader, list));
}

/** `fio_listen(.port = "3000")`: a macro that makes a struct of what it is given (see legibleC). */
function namedArguments(reader: SyntaxReader, list: SyntaxNode | undefined): NamedArguments | undefined {
  const { builder } = reader;
  const entries = new Map<string, Expression>();
  for (const argument of list?.children ?? []) {
    const name = isNamed(reader, argument) ? childOf(argument, 'left') : undefined;
    if (name) entries.set(builder.textOf(name), reader.expression(childOf(argument, 'right')));
  }
  return list && entries.size > 0 ? { kind: 'object', entries, spreads: [], ...spanOf(list) } : undefined;
}

function isNamed({ builder }: SyntaxReader, { type, start }: SyntaxNode): boolean {
  return type === 'assignment_expression' && builder.text[start - 1] === '.';
}

function typeArgument(target: SyntaxNode | undefined): SyntaxNode | undefined {
  if (target?.type === 'qualified_identifier') return typeArgument(childOf(target, 'name'));
  return target?.type === 'template_function' ? childOf(target, 'arguments')?.children[0] : undefined;
}

/** `DEFINE_int32(port, 8080, "…")`, `ABSL_FLAG(uint16_t, port, 50051, "…")`: the variable `FLAGS_port`. */
function defineFlag(reader: SyntaxReader, node: SyntaxNode, macro: string, list: SyntaxNode | undefined): Expression {
  const [name, value] = list ? valuesOf(list).slice(macro === 'ABSL_FLAG' ? 1 : 0) : [];
  if (name) declareFlag(reader, reader.builder.textOf(name), reader.expression(value), node);
  return unknown(node);
}

function declareFlag({ builder }: SyntaxReader, flag: string, value: Expression, node: SyntaxNode): void {
  const name = `FLAGS_${flag}`;
  builder.declare(name, value, node.start, { scope: builder.top });
  builder.exports.set(name, { ...builder.name(node, name), scope: builder.top });
}

/**
 * Boost.Program_options and cxxopts: `("port,p", value<int>(&port)->default_value(8080), "…")` gives the variable its
 * value, and stands as a call `(option)("port", 8080)`.
 */
function noteOption(reader: SyntaxReader, node: SyntaxNode, callee: Expression, args: readonly Expression[]): void {
  const [key] = args;
  if (callee.kind !== 'call' || key?.kind !== 'string') return;
  const given = args.find((argument) => argument.kind === 'call' && isDefault(argument.callee));
  if (given?.kind !== 'call' || given.callee.kind !== 'member') return;
  const [value] = given.arguments;
  const holder = given.callee.object;
  const target = holder.kind === 'call' ? holder.arguments[0] : undefined;
  if (value && target) reader.builder.assign(target, value, node.end);
  const flag = key.value.split(',').find((part) => part.length > 1);
  const option = { ...reader.builder.name(node, '(option)'), scope: reader.builder.top };
  if (value && flag) reader.builder.call(node, option, [{ ...key, value: flag }, value]);
}

function isDefault(callee: Expression): boolean {
  return callee.kind === 'member' && callee.name === 'default_value';
}

export function readBinary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const parts = [reader.expression(childOf(node, 'left')), reader.expression(childOf(node, 'right'))];
  const operator = childOf(node, 'operator')?.type;
  if (operator === '+') return { kind: 'joined', parts, template: false, ...spanOf(node) };
  // Flags are joined: `SOCK_STREAM | SOCK_NONBLOCK`.
  return operator === '|' ? { kind: 'fallback', options: parts, ...spanOf(node) } : unknown(node);
}

export function readTernary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const condition = childOf(node, 'condition');
  const test = reader.expression(condition);
  const whenTrue = childOf(node, 'consequence');
  // GNU's `a ?: b` gives its condition.
  const options = [whenTrue ? reader.expression(whenTrue) : test, reader.expression(childOf(node, 'alternative'))];
  return { kind: 'choice', condition: condition ? reader.builder.textOf(condition) : '', options, ...spanOf(node) };
}

/** `argv[1]`, `settings["port"]`. */
export function readSubscript(reader: SyntaxReader, node: SyntaxNode): Expression {
  const object = reader.expression(childOf(node, 'argument'));
  const indices = childOf(node, 'indices');
  const index = reader.expression(childOf(node, 'index') ?? indices?.children[0]);
  const name = index.kind === 'string' ? index.value : index.kind === 'number' ? String(index.value) : undefined;
  return name === undefined ? unknown(node) : { kind: 'member', object, name, nameStart: index.start, ...spanOf(node) };
}
