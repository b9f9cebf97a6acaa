import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, NamedArguments } from '../program.ts';
import { sectionOf } from '../sections.ts';
import { memberOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { formatted } from './formats.ts';
import { readParameters } from './functions.ts';
import { giveName } from './statements.ts';

interface Arguments {
  readonly positional: readonly Expression[];
  readonly entries: Map<string, Expression>;
}

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const callee = reader.expression(childOf(node, 'function'));
  const list = childOf(node, 'arguments');
  const { positional, entries } = readArguments(reader, list, callee);
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  const [first] = positional;
  if (name === 'TryParse' && first && list) {
    // What is parsed goes to the `out` argument.
    const target = list.children[1]?.children.at(-1);
    if (target) giveName(reader, target, first, node.end);
  }
  if (name === 'Format' && first?.kind === 'string') return formatted(first, positional.slice(1), node);
  if (name === 'ForEach' && first?.kind === 'function' && callee.kind === 'member') {
    builder.callbacks.push({ function: first.function, argument: callee.object, each: true });
  }
  // `UseUrls("http://*:80", "http://*:81")` is as good as two calls.
  if (name === 'UseUrls') for (const url of positional.slice(1)) builder.call(node, callee, [url]);
  if (name === 'Configure') noteSection(reader, node, first);
  const filled = filledFrom(reader, node, callee, positional);
  return filled ?? builder.call(node, callee, positional, false, keywordsOf(node, entries));
}

/** An object of settings: `section.Get<Settings>()`, `JsonSerializer.Deserialize<Settings>(text)`. */
function filledFrom(
  reader: SyntaxReader,
  node: SyntaxNode,
  callee: Expression,
  [first]: readonly Expression[],
): Expression | undefined {
  const into = typeArgument(reader, childOf(node, 'function'));
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  const section = name === 'Get' && callee.kind === 'member' && !first ? callee.object : undefined;
  const from = /^Deserialize(?:Object)?$/.test(name) ? first : section;
  return into && from ? { kind: 'filled', from, into, ...spanOf(node) } : undefined;
}

/** `services.Configure<Settings>(configuration.GetSection("Server"))`: what the objects of a class are filled with. */
function noteSection(reader: SyntaxReader, node: SyntaxNode, section: Expression | undefined): void {
  const object = typeArgument(reader, childOf(node, 'function'));
  if (!object || section?.kind !== 'call') return;
  const span = spanOf(node);
  reader.builder.assign({ kind: 'member', object, name: sectionOf, nameStart: node.start, ...span }, section, node.end);
}

/** `Settings` of `Get<Settings>`. */
function typeArgument(reader: SyntaxReader, callee: SyntaxNode | undefined): Expression | undefined {
  const generic = callee?.type === 'member_access_expression' ? childOf(callee, 'name') : callee;
  const types =
    generic?.type === 'generic_name' ? generic.children.find(({ type }) => type === 'type_argument_list') : undefined;
  const [type, ...others] = types?.children ?? [];
  return type && others.length === 0 ? { kind: 'typed', type: reader.expression(type), ...spanOf(type) } : undefined;
}

function keywordsOf(node: SyntaxNode, entries: ReadonlyMap<string, Expression>): NamedArguments | undefined {
  return entries.size > 0 ? { kind: 'object', entries, spreads: [], ...spanOf(node) } : undefined;
}

function readArguments(reader: SyntaxReader, list: SyntaxNode | undefined, callee: Expression): Arguments {
  const positional: Expression[] = [];
  const entries = new Map<string, Expression>();
  for (const argument of list?.children ?? []) {
    if (argument.type !== 'argument') continue;
    const name = childOf(argument, 'name');
    const node = argument.children.findLast((child) => child !== name && child.type !== 'comment');
    const isLambda = node?.type === 'lambda_expression' || node?.type === 'anonymous_method_expression';
    const value = isLambda ? readLambda(reader, node, callee) : reader.expression(node);
    if (name) entries.set(reader.builder.textOf(name), value);
    else positional.push(value);
  }
  return { positional, entries };
}

/** `new Server(80) { Name = "x" }`: what is set behind it is given by name. */
export function readCreation(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const typeNode = childOf(node, 'type');
  const type = typeNode ? reader.expression(typeNode) : unknown(node);
  const list = node.children.find((child) => child.type === 'argument_list');
  const { positional, entries } = readArguments(reader, list, type);
  const initializer = node.children.find((child) => child.type === 'initializer_expression');
  const collected = initializer ? readInitializer(reader, initializer, entries) : [];
  const made = builder.call(node, type, positional, true, keywordsOf(node, entries));
  for (const { name, items } of collected) {
    // `Prefixes = { "http://*:80/" }` adds to what is there.
    const target = memberOf(node, memberOf(node, made, name, node), 'Add', node);
    for (const item of items) builder.call(item, target, [item]);
  }
  return made;
}

function readInitializer(reader: SyntaxReader, node: SyntaxNode, entries: Map<string, Expression>) {
  return valuesOf(node).flatMap((child) => {
    const left = childOf(child, 'left');
    const right = childOf(child, 'right');
    if (child.type !== 'assignment_expression' || !left || !right) {
      reader.statement(child);
      return [];
    }
    const key = left.type === 'identifier' ? reader.builder.textOf(left) : keyIn(reader, left);
    const value = reader.expression(right);
    if (key !== undefined) entries.set(key, value);
    const isCollection = right.type === 'initializer_expression' && value.kind === 'list';
    return isCollection && key !== undefined ? [{ name: key, items: value.items }] : [];
  });
}

/** `["urls"] = …` */
function keyIn(reader: SyntaxReader, node: SyntaxNode): string | undefined {
  const key = reader.expression(node.children[0]);
  return key.kind === 'string' ? key.value : undefined;
}

/** `ParseArguments<Options>(args).WithParsed(o => …)`: https://github.com/commandlineparser/commandline/wiki */
function parsedOptions({ builder }: SyntaxReader, callee: Expression): Expression | undefined {
  if (callee.kind !== 'member' || !/^(?:WithParsed|WithParsedAsync|MapResult)$/.test(callee.name)) return undefined;
  const type = /\b(?:ParseArguments|WithParsed|WithParsedAsync)<(?<type>\w+)>/.exec(builder.textOf(callee))?.groups?.[
    'type'
  ];
  if (type === undefined) return undefined;
  const { start, end } = callee;
  const name: Expression = { kind: 'name', name: type, scope: builder.scope, place: builder.place, start, end };
  return { kind: 'typed', type: name, start, end };
}

/** `options => options.Listen(…)`: it takes what the call gives that it is given to. */
export function readLambda(reader: SyntaxReader, node: SyntaxNode, callee: Expression | undefined): Expression {
  const { builder } = reader;
  const list = childOf(node, 'parameters');
  const given = callee ? [parsedOptions(reader, callee) ?? memberOf(node, callee, '()', node)] : [];
  const read = builder.function({
    name: undefined,
    span: spanOf(node),
    parameters: (scope) => {
      if (list?.type !== 'parameter_list') {
        return list ? [builder.declareParameter(scope, 0, builder.textOf(list), given)] : [];
      }
      const parameters = readParameters(reader, list, scope);
      for (const { definitions } of parameters) {
        for (const value of given) definitions.push({ value, at: list.start, place: builder.place, fallback: true });
      }
      return parameters;
    },
    body: () => {
      const body = childOf(node, 'body');
      if (body && body.type !== 'block') return reader.expression(body);
      if (body) reader.statements(body);
      return undefined;
    },
  });
  return { kind: 'function', function: read, ...spanOf(node) };
}
