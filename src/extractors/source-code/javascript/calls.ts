import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { entryOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { spreadArguments } from './functions.ts';

/** Tables of environment variables. */
const environments = new Set(['process.env', 'import.meta.env', 'Bun.env', 'Deno.env']);

export function readMember(reader: SyntaxReader, node: SyntaxNode): Expression {
  if (environments.has(reader.builder.textOf(node))) return { kind: 'environment', ...spanOf(node) };
  const property = childOf(node, 'property');
  const object = reader.expression(childOf(node, 'object'));
  if (!property) return unknown(node);
  return { kind: 'member', object, name: reader.builder.textOf(property), nameStart: property.start, ...spanOf(node) };
}

export function readSubscript(reader: SyntaxReader, node: SyntaxNode): Expression {
  const object = reader.expression(childOf(node, 'object'));
  const index = reader.expression(childOf(node, 'index'));
  return entryOf(node, object, index);
}

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const callee = childOf(node, 'function');
  const list = childOf(node, 'arguments');
  const args = list?.type === 'arguments' ? valuesOf(list) : [];
  const called = callee ? reader.builder.textOf(callee) : '';
  const first = args[0];
  if ((called === 'import' || (called === 'require' && reader.builder.isFree('require'))) && first?.type === 'string') {
    return readModule(reader, first);
  }
  const target = reader.expression(callee);
  if (list?.type === 'template_string') reader.expression(list);
  const read = args.flatMap((argument) => [reader.expression(argument), ...spreadArguments(reader, argument)]);
  if (target.kind === 'member') noteCallback(reader, target, read);
  return reader.builder.call(node, target.kind === 'typed' ? target.type : target, read, target.kind === 'typed');
}

/** `super.listen(80)` calls what the parent has; `super(80)` makes the object as the parent is made. */
export function readParent({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  const parent = builder.currentClass?.parent;
  return parent ? { kind: 'typed', type: parent, ...spanOf(node) } : unknown(node);
}

/** `promise.then(f)` calls f with what the promise gives, `list.forEach(f)` with each item. */
function noteCallback(
  reader: SyntaxReader,
  target: Expression & { kind: 'member' },
  args: readonly Expression[],
): void {
  const callback = args[0];
  if (callback?.kind !== 'function' || !['then', 'forEach', 'map'].includes(target.name)) return;
  const each = target.name !== 'then';
  reader.builder.callbacks.push({ function: callback.function, argument: target.object, each });
}

export function readNew(reader: SyntaxReader, node: SyntaxNode): Expression {
  const list = childOf(node, 'arguments');
  const target = reader.expression(childOf(node, 'constructor'));
  const args = list ? valuesOf(list).map((argument) => reader.expression(argument)) : [];
  const [first] = args;
  const isMap = target.kind === 'name' && target.name === 'Map' && reader.builder.isFree('Map');
  return isMap && first?.kind === 'list' ? mapOf(node, first.items) : reader.builder.call(node, target, args, true);
}

/** `new Map([['port', 80]])` is an object, as far as `get` is concerned. */
function mapOf(node: SyntaxNode, pairs: readonly Expression[]): Expression {
  const entries = pairs.flatMap((pair) => {
    const [key, value] = pair.kind === 'list' ? pair.items : [];
    return key?.kind === 'string' && value ? [[key.value, value] as const] : [];
  });
  return { kind: 'object', entries: new Map(entries), spreads: [], ...spanOf(node) };
}

export function readModule(reader: SyntaxReader, node: SyntaxNode): Expression {
  const module = reader.builder.textOf(node).slice(1, -1);
  return { kind: 'module', module, ...spanOf(node) };
}
