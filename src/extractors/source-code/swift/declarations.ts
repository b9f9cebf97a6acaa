import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { readFunction } from './functions.ts';
import { typedAs } from './types.ts';

/** Gives an item a name; what stands at the top can be used by the other files of the module. */
export function declareItem({ builder }: SyntaxReader, name: string, value: Expression, node: SyntaxNode): void {
  builder.declare(name, value, node.start);
  if (builder.scope === builder.top) builder.exports.set(name, builder.name(node, name));
}

/** `import Vapor` takes all names of the module, and its own. */
export function readImport({ builder }: SyntaxReader, node: SyntaxNode): void {
  const path = node.children.find(({ type }) => type === 'identifier');
  const [first] = path?.children ?? [];
  if (!first || builder.textOf(first) === 'Foundation') return;
  builder.wildcards.push({ kind: 'module', module: builder.textOf(first), ...spanOf(first) });
}

/** The names that a property or variable declares. */
export function propertiesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.flatMap((child) =>
    child.field === 'name' && child.type === 'pattern' ? (childOf(child, 'bound_identifier') ?? []) : [],
  );
}

export function readVariable(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  readProperty(reader, node, (name, value) => {
    builder.declare(name, value, node.end, { fallback: value.kind === 'typed' });
    if (builder.scope === builder.top) builder.exports.set(name, builder.name(node, name));
  });
}

/** `let port: Int = 8080`, `var port: Int { 8080 }`; the type stands for what isn't given. */
export function readProperty(
  reader: SyntaxReader,
  node: SyntaxNode,
  give: (name: string, value: Expression) => void,
): void {
  const [name] = propertiesOf(node);
  const value = childOf(node, 'value');
  const computed = childOf(node, 'computed_value');
  const type = typedAs(
    reader,
    node.children.find(({ type: kind }) => kind === 'type_annotation'),
  );
  const given = value ? reader.expression(value) : computed && readComputed(reader, computed);
  if (!name) return;
  const text = reader.builder.textOf(name);
  if (given) give(text, given);
  if (type) give(text, type);
}

function readComputed(reader: SyntaxReader, node: SyntaxNode): Expression {
  const getter = node.children.find(({ type }) => type === 'computed_getter') ?? node;
  const read = readFunction(reader, getter, undefined);
  return reader.builder.call(node, { kind: 'function', function: read, ...spanOf(node) }, []);
}
