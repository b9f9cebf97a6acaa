import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, NamedArguments } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { formatted } from './formats.ts';
import { namedTuple, noteSettings } from './settings-objects.ts';

interface Arguments {
  readonly positional: readonly Expression[];
  readonly keywords: NamedArguments | undefined;
}

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const callee = reader.expression(childOf(node, 'function'));
  const list = childOf(node, 'arguments');
  const given = list ? readArguments(reader, list) : { positional: [], keywords: undefined };
  const { positional, keywords } = given;
  if (callee.kind === 'name' && callee.name === 'dict' && reader.builder.isFree('dict')) return dictOf(node, given);
  if (callee.kind === 'member' && callee.name === 'format' && callee.object.kind === 'string') {
    return formatted(callee.object, given, node);
  }
  if (callee.kind === 'member' && callee.name === '__init__') {
    const made = makesParent(reader, node, callee.object, given);
    if (made) return made;
  }
  const tuple = namedTuple(node, callee, positional);
  if (tuple) return tuple;
  noteSettings(reader, node, callee, given);
  notePassedFunction(reader, node, callee, given);
  return reader.builder.call(node, callee, positional, false, keywords);
}

export function readArguments(reader: SyntaxReader, list: SyntaxNode): Arguments {
  if (list.type !== 'argument_list') return { positional: [reader.expression(list)], keywords: undefined };
  const positional: Expression[] = [];
  const entries = new Map<string, Expression>();
  const spreads: Expression[] = [];
  const named = valuesOf(list).filter((child) => {
    if (child.type === 'keyword_argument') {
      const name = childOf(child, 'name');
      const value = reader.expression(childOf(child, 'value'));
      if (name) noteNamed(reader, name, value, entries);
    } else if (child.type === 'dictionary_splat') spreads.push(reader.expression(child.children[0]));
    else positional.push(reader.expression(child));
    return child.type === 'keyword_argument' || child.type === 'dictionary_splat';
  });
  const [first] = named;
  if (!first) return { positional, keywords: undefined };
  const span = { start: first.start, end: named.at(-1)?.end ?? first.end };
  return { positional, keywords: { kind: 'object', entries, spreads, ...span } };
}

function noteNamed(
  { builder }: SyntaxReader,
  name: SyntaxNode,
  value: Expression,
  entries: Map<string, Expression>,
): void {
  const text = builder.textOf(name);
  entries.set(text, value);
  // What a factory makes is the default.
  if (text === 'default_factory') entries.set('default', builder.call(name, value, []));
}

/** `dict(port=80)` is a literal. */
function dictOf(node: SyntaxNode, { positional, keywords }: Arguments): Expression {
  const entries = keywords?.entries ?? new Map<string, Expression>();
  return { kind: 'object', entries, spreads: [...positional, ...(keywords?.spreads ?? [])], ...spanOf(node) };
}

/** `super().__init__(…)`, `Parent.__init__(self, …)`: makes the object as its parent class is made. */
function makesParent(
  { builder }: SyntaxReader,
  node: SyntaxNode,
  object: Expression,
  { positional, keywords }: Arguments,
): Expression | undefined {
  const isSuper = object.kind === 'call' && object.callee.kind === 'name' && object.callee.name === 'super';
  const parent = isSuper ? builder.currentClass?.parent : object;
  if (!parent || !builder.currentClass) return undefined;
  return builder.call(node, parent, isSuper ? positional : positional.slice(1), false, keywords);
}

/** Calls that are given a function and what to call it with; the position of the function. */
const passes: ReadonlyMap<string, number> = new Map([
  ['submit', 0],
  ['spawn', 0],
  ['to_thread', 0],
  ['start_soon', 0],
  ['partial', 0],
  ['run_in_executor', 1],
]);

const runners = /^(?:trio|anyio|curio)\.run$/;

/** `Thread(target=serve, args=(80,))`, `pool.submit(serve, 80)` call the function too. */
function notePassedFunction(
  { builder }: SyntaxReader,
  node: SyntaxNode,
  callee: Expression,
  { positional, keywords }: Arguments,
): void {
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const position = runners.test(builder.textOf(callee)) ? 0 : passes.get(name);
  const passed = position === undefined ? undefined : positional[position];
  if (passed && position !== undefined) {
    builder.call(node, passed, positional.slice(position + 1), false, keywords);
    return;
  }
  const target = keywords?.entries.get('target');
  if (!target || !keywords) return;
  const args = keywords.entries.get('args');
  const named = keywords.entries.get('kwargs');
  const unlisted = args ? [unknown(node)] : [];
  const items = args?.kind === 'list' ? args.items : unlisted;
  builder.call(node, target, items, false, named && asKeywords(named));
}

function asKeywords(value: Expression): NamedArguments {
  if (value.kind === 'object') return value;
  return { kind: 'object', entries: new Map(), spreads: [value], start: value.start, end: value.end };
}
