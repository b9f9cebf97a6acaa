import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { readCascade, readRow } from './sequences.ts';
import { typedIn } from './types.ts';

/** Gives an item a name; what stands at the top can be used by other files. */
export function declareItem({ builder }: SyntaxReader, name: string, value: Expression, node: SyntaxNode): void {
  builder.declare(name, value, node.start);
  if (builder.scope === builder.top) builder.exports.set(name, builder.name(node, name));
}

/** `import 'package:shelf/shelf_io.dart' as io;` names the library; without a name all of its names are taken. */
export function readImport({ builder }: SyntaxReader, node: SyntaxNode): void {
  const uri = find(node, 'string_literal');
  const specification = find(node, 'import_specification');
  if (!uri) return;
  const module: Expression = { kind: 'module', module: builder.textOf(uri).slice(1, -1), ...spanOf(uri) };
  const alias = specification?.children.find(({ type }) => type === 'identifier');
  if (alias) builder.declare(builder.textOf(alias), module, node.start);
  else if (specification) builder.wildcards.push(module);
  else builder.passedOn.push(module.module);
}

function find(node: SyntaxNode, type: string): SyntaxNode | undefined {
  for (const child of node.children) {
    const found = child.type === type ? child : find(child, type);
    if (found) return found;
  }
  return undefined;
}

/** `port = 8080` behind a type or `const`, at the top or in a class. */
export function readInitialized(reader: SyntaxReader, node: SyntaxNode): void {
  const [name, ...row] = node.children;
  if (!name) return;
  const { builder } = reader;
  const text = builder.textOf(name);
  builder.declare(text, row.length > 0 ? readRow(reader, row) : undefined, node.end);
  if (builder.scope === builder.top) builder.exports.set(text, builder.name(node, text));
}

/** A local variable, and those that follow it behind a comma. */
export function readVariable(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const name = childOf(node, 'name');
  if (!name) return;
  const text = builder.textOf(name);
  const row = node.children.filter(({ field }) => field === 'value');
  const steps = row.filter(({ type }) => type !== 'cascade_section');
  builder.declare(text, steps.length > 0 ? readRow(reader, steps) : undefined, node.end);
  const type = typedIn(reader, node);
  if (type) builder.declare(text, type, node.end, { fallback: true });
  // `Application()..port = 80` is about the variable from then on.
  for (const child of row) if (child.type === 'cascade_section') readCascade(reader, builder.name(name), child);
  for (const child of node.children) if (child.type === 'initialized_identifier') readInitialized(reader, child);
}
