import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { readClassBody } from '../class-bodies.ts';
import { collectionOf } from '../java/collections.ts';
import { optionalValue } from '../java/optional-values.ts';
import type { Call, Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { memberNames, readMembers } from './classes.ts';
import { readType } from './types.ts';

interface Arguments {
  readonly positional: readonly Expression[];
  readonly entries: ReadonlyMap<string, Expression>;
}

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const target = childOf(node, 'function');
  const inner = target?.type === 'generic_function' ? childOf(target, 'function') : target;
  const callee = reader.expression(inner);
  const given = readArguments(reader, childOf(node, 'arguments'), callee);
  const folded = callee.kind === 'call' ? foldedOption(reader, node, callee, given.positional) : undefined;
  if (folded) return folded;
  // Further lists of arguments belong to the same call.
  if (inner?.type === 'call_expression' && callee.kind === 'call') return callee;
  return called(reader, node, callee, given);
}

/** `option.fold(80)(_.toInt)`: what the option holds, else the value. */
function foldedOption(
  { builder }: SyntaxReader,
  node: SyntaxNode,
  { callee, arguments: [fallback] }: Call,
  [mapping]: readonly Expression[],
): Expression | undefined {
  if (callee.kind !== 'member' || callee.name !== 'fold' || !fallback || mapping?.kind !== 'function') return undefined;
  return { kind: 'fallback', options: [builder.call(node, mapping, [callee.object]), fallback], ...spanOf(node) };
}

function called(reader: SyntaxReader, node: SyntaxNode, callee: Expression, given: Arguments): Expression {
  const { builder } = reader;
  const { positional, entries } = given;
  const fromEnvironment = environmentRead(callee, positional, node);
  if (fromEnvironment) return fromEnvironment;
  const made = optionalValue(builder, node, callee, positional) ?? collectionOf(callee, positional, node);
  if (made) return made;
  const keywords = { kind: 'object', entries, spreads: [], ...spanOf(node) } as const;
  return builder.call(node, callee, positional, false, entries.size > 0 ? keywords : undefined);
}

/** `sys.env("PORT")`, `sys.env.get("PORT")`, `sys.env.getOrElse("PORT", "80")`; the same of `sys.props`. */
function environmentRead(callee: Expression, args: readonly Expression[], node: SyntaxNode): Expression | undefined {
  const [key, fallback] = args;
  if (key?.kind !== 'string') return undefined;
  const isDirect = callee.kind === 'environment';
  const isRead =
    callee.kind === 'member' && /^(?:get|getOrElse)$/.test(callee.name) && callee.object.kind === 'environment';
  if (!isDirect && !isRead) return undefined;
  const variable = memberOf(node, { kind: 'environment', ...spanOf(node) }, key.value, node);
  return fallback ? { kind: 'fallback', options: [variable, fallback], ...spanOf(node) } : variable;
}

/** `Builder.default[IO]` calls without brackets. */
export function readGenericCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  return reader.builder.call(node, reader.expression(childOf(node, 'function')), []);
}

/** `"port" -> 80` is a pair, `a + b` a sum, `server bind 80` a call. */
export function readInfix(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = reader.expression(childOf(node, 'left'));
  const operator = childOf(node, 'operator');
  const right = childOf(node, 'right');
  const name = operator ? reader.builder.textOf(operator) : '';
  if (!operator || !/^\w+$/.test(name)) {
    const items = [left, reader.expression(right)];
    if (name === '->') return { kind: 'list', items, ...spanOf(node) };
    return name === '+' ? { kind: 'joined', parts: items, template: false, ...spanOf(node) } : unknown(node);
  }
  const callee = memberOf(node, left, name, operator);
  const given = right ? [readArgument(reader, right, callee)] : [];
  return called(reader, node, callee, { positional: given, entries: new Map() });
}

function readArguments(reader: SyntaxReader, list: SyntaxNode | undefined, callee: Expression): Arguments {
  const positional: Expression[] = [];
  const entries = new Map<string, Expression>();
  const isBlock = list !== undefined && list.type !== 'arguments';
  for (const argument of isBlock ? [list] : list ? valuesOf(list) : []) {
    const left = argument.type === 'assignment_expression' ? childOf(argument, 'left') : undefined;
    if (left) entries.set(reader.builder.textOf(left), reader.expression(childOf(argument, 'right')));
    else positional.push(readArgument(reader, argument, callee));
  }
  return { positional, entries };
}

/** `_.port(80)` is a lambda too. */
function readArgument(reader: SyntaxReader, node: SyntaxNode, callee: Expression): Expression {
  const [only] = node.type === 'block' ? valuesOf(node) : [node];
  if (only?.type === 'lambda_expression') return readLambda(reader, only, callee);
  if (node.type !== 'wildcard' && hasPlaceholder(node)) return readLambda(reader, node, callee);
  return reader.expression(node);
}

function hasPlaceholder(node: SyntaxNode): boolean {
  if (!/^(?:field|call|infix)_expression$/.test(node.type)) return false;
  return node.children.some((child) => child.type === 'wildcard' || hasPlaceholder(child));
}

/** It takes what the call gives that it is given to. */
export function readLambda(reader: SyntaxReader, node: SyntaxNode, callee: Expression | undefined): Expression {
  const { builder } = reader;
  const isLambda = node.type === 'lambda_expression';
  const list = isLambda ? childOf(node, 'parameters') : undefined;
  const names = list?.type === 'bindings' ? list.children.map((child) => childOf(child, 'name') ?? child) : [list];
  const given = callee ? [memberOf(node, callee, '()', node)] : [];
  const read = builder.function({
    name: undefined,
    span: spanOf(node),
    parameters: (scope) =>
      names.map((name, index) => {
        const text = name ? builder.textOf(name) : '_';
        return builder.declareParameter(scope, index, text, index === 0 ? given : []);
      }),
    body: () => {
      const bodies = isLambda ? node.children.filter((child) => child !== list) : [node];
      for (const child of bodies.slice(0, -1)) reader.statement(child);
      return reader.expression(bodies.at(-1));
    },
  });
  return { kind: 'function', function: read, ...spanOf(node) };
}

/** `new Server(80)`, `new Server(80) { … }` */
export function readCreation(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const [typeNode] = valuesOf(node);
  if (!typeNode) return unknown(node);
  const type = readType(reader, typeNode);
  const { positional, entries } = readArguments(reader, childOf(node, 'arguments'), type);
  const keywords = { kind: 'object', entries, spreads: [], ...spanOf(node) } as const;
  const made = builder.call(node, type, positional, true, entries.size > 0 ? keywords : undefined);
  const body = node.children.find(({ type: kind }) => kind === 'template_body');
  if (body) {
    const members = memberNames(reader, body);
    readClassBody(builder, {
      name: undefined,
      parent: type,
      span: spanOf(body),
      members,
      read: () => readMembers(reader, body),
    });
  }
  return made;
}
