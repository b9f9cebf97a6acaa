import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { addressFrom, addressOf } from './literals.ts';
import { typedAs } from './paths.ts';

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const target = childOf(node, 'function');
  const nodes = (childOf(node, 'arguments')?.children ?? []).filter(
    ({ type }) => !/_comment$|^attribute_item$/.test(type),
  );
  const callee = reader.expression(target);
  const isFrom = callee.kind === 'member' && callee.name === 'from';
  const args = nodes.map((child) => (isFrom ? addressOf(reader, child) : undefined) ?? reader.expression(child));
  const call = readCallOf(reader, node, callee, args);
  const type = typeArgument(reader, target);
  // `envy::from_env::<Config>()`
  return type ? { kind: 'fallback', options: [call, type], ...spanOf(node) } : call;
}

/** A call by what is called and what it is given; those of `Option` and `Result` that choose a value are that choice. */
export function readCallOf(
  reader: SyntaxReader,
  node: SyntaxNode,
  callee: Expression,
  args: readonly Expression[],
): Expression {
  const [first] = args;
  if (callee.kind !== 'member') return reader.builder.call(node, callee, args);
  const { object, name } = callee;
  const span = spanOf(node);
  const givenBy = (made: Expression, given: readonly Expression[]) => reader.builder.call(node, made, given);
  switch (name) {
    case 'unwrap_or':
    case 'or':
    case 'map_or':
      return first ? { kind: 'fallback', options: [object, first], ...span } : unknown(node);
    case 'unwrap_or_else':
    case 'or_else':
    case 'map_or_else':
    case 'get_or_insert_with':
      return first ? { kind: 'fallback', options: [object, givenBy(first, [])], ...span } : unknown(node);
    case 'get_or_init':
    case 'get_or_try_init':
      return first ? givenBy(first, []) : unknown(node);
    case 'map':
    case 'and_then':
      // A path gives the value on: `map(String::from)`.
      return first?.kind === 'function' ? givenBy(first, [object]) : reader.builder.call(node, callee, args);
    case 'for_each':
      if (first?.kind === 'function') {
        reader.builder.callbacks.push({ function: first.function, argument: object, each: true });
      }
      return reader.builder.call(node, callee, args);
    case 'join':
      return joinedWith(object, first, node) ?? reader.builder.call(node, callee, args);
    case 'default_value':
    case 'default_value_t':
      noteOption(reader, node, object, first);
      return reader.builder.call(node, callee, args);
    case 'new':
      return madeBy(reader, node, callee, args) ?? reader.builder.call(node, callee, args);
    default:
      return reader.builder.call(node, callee, args);
  }
}

/** `["0.0.0.0", &port].join(":")` */
function joinedWith(list: Expression, separator: Expression | undefined, node: SyntaxNode): Expression | undefined {
  if (list.kind !== 'list' || separator?.kind !== 'string') return undefined;
  const parts = list.items.flatMap((item, index) => (index > 0 ? [separator, item] : [item]));
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

/** clap's `Arg::new("port").long("port").default_value("3000")`, as a call `(option)("port", "3000")`. */
function noteOption(reader: SyntaxReader, node: SyntaxNode, built: Expression, value: Expression | undefined): void {
  let made = built;
  while (made.kind === 'call' && made.callee.kind === 'member' && made.callee.object.kind === 'call') {
    made = made.callee.object;
  }
  const key = made.kind === 'call' ? made.arguments[0] : undefined;
  const option: Expression = {
    kind: 'name',
    name: '(option)',
    scope: reader.builder.top,
    place: reader.builder.place,
    ...spanOf(node),
  };
  if (key && value) reader.builder.call(node, option, [key, value]);
}

/** `Ipv4Addr::new(127, 0, 0, 1)`; `Lazy::new(|| …)` is what the closure gives. */
function madeBy(
  reader: SyntaxReader,
  node: SyntaxNode,
  callee: Expression & { readonly kind: 'member' },
  args: readonly Expression[],
): Expression | undefined {
  const type = callee.object.kind === 'member' || callee.object.kind === 'name' ? callee.object.name : '';
  if (type === 'Ipv4Addr' || type === 'Ipv6Addr') return addressFrom(args, node);
  const [first] = args;
  return /^(?:Lazy|LazyLock|LazyCell)$/.test(type) && first ? reader.builder.call(node, first, []) : undefined;
}

function typeArgument(reader: SyntaxReader, target: SyntaxNode | undefined): Expression | undefined {
  if (target?.type !== 'generic_function') return undefined;
  return typedAs(reader, childOf(target, 'type_arguments')?.children[0]);
}

/** `Config { port: 3000, host, ..Config::default() }` */
export function readStruct(reader: SyntaxReader, node: SyntaxNode): Expression {
  const type = childOf(node, 'name');
  const entries = new Map<string, Expression>();
  const spreads: Expression[] = [];
  for (const child of childOf(node, 'body')?.children ?? []) {
    const [first] = child.children;
    const field = childOf(child, 'field') ?? first;
    if (child.type === 'base_field_initializer') spreads.push(reader.expression(first));
    else if (field) entries.set(reader.builder.textOf(field), reader.expression(childOf(child, 'value') ?? first));
  }
  const fields: Expression = { kind: 'object', entries, spreads, ...spanOf(node) };
  return type ? reader.builder.call(node, reader.expression(type), [fields], true) : fields;
}
