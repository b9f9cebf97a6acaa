import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { typedAs } from './paths.ts';

type Bind = (reader: SyntaxReader, node: SyntaxNode, value: Expression | undefined, at: number) => void;

const name: Bind = ({ builder }, node, value, at) => {
  builder.declare(builder.textOf(node), value, at);
};
const inner: Bind = (reader, node, value, at) => {
  for (const child of node.children) {
    if (child.field !== 'condition' && child.field !== 'type') bindPattern(reader, child, value, at);
  }
};
const parts: Bind = (reader, node, value, at) => {
  for (const [index, child] of node.children.entries()) {
    bindPattern(reader, child, value && partOf(value, String(index), child), at);
  }
};
/** What the value has, or else what the type says of its fields. */
const fields: Bind = (reader, node, value, at) => {
  const typed = typedAs(reader, childOf(node, 'type'));
  const owners = [value, typed].flatMap((owner) => owner ?? []);
  for (const child of node.children) if (child.type === 'field_pattern') bindField(reader, child, owners, at);
};

const binders: Readonly<Record<string, Bind>> = {
  identifier: name,
  shorthand_field_identifier: name,
  tuple_pattern: parts,
  struct_pattern: fields,
  tuple_struct_pattern: inner,
  match_pattern: inner,
  reference_pattern: inner,
  ref_pattern: inner,
  mut_pattern: inner,
  captured_pattern: inner,
};

/** Names what a pattern takes out of a value: `Ok(port)` is the value itself, `(host, port)` its parts. */
export function bindPattern(reader: SyntaxReader, node: SyntaxNode, value: Expression | undefined, at: number): void {
  binders[node.type]?.(reader, node, value, at);
}

function bindField(reader: SyntaxReader, node: SyntaxNode, owners: readonly Expression[], at: number): void {
  const name = childOf(node, 'name');
  if (!name) return;
  const options = owners.map((owner) => partOf(owner, reader.builder.textOf(name), name));
  bindPattern(reader, childOf(node, 'pattern') ?? name, { kind: 'fallback', options, ...spanOf(name) }, at);
}

function partOf(object: Expression, name: string, at: SyntaxNode): Expression {
  return { kind: 'member', object, name, nameStart: at.start, ...spanOf(at) };
}
