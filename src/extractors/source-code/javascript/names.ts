import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { firstValueOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { keyOf } from './literals.ts';

/** Calls `give` for every name of a pattern with the part of the value that it gets. */
export function destructure(
  reader: SyntaxReader,
  pattern: SyntaxNode,
  value: Expression,
  give: (name: SyntaxNode, value: Expression) => void,
): void {
  if (pattern.type === 'array_pattern') {
    destructureItems(reader, pattern, value, give);
    return;
  }
  for (const child of pattern.children) {
    if (child.type === 'shorthand_property_identifier_pattern') give(child, partOf(reader, value, child));
    else if (child.type === 'object_assignment_pattern') destructureWithDefault(reader, child, value, give);
    else if (child.type === 'pair_pattern') {
      const key = childOf(child, 'key');
      if (key) destructureInto(reader, childOf(child, 'value'), partOf(reader, value, key), give);
    } else if (child.type === 'rest_pattern') {
      destructureInto(reader, firstValueOf(child), unknown(child), give);
    }
  }
}

/** `[, , port = 80]`: an item may be left out. */
function destructureItems(
  reader: SyntaxReader,
  pattern: SyntaxNode,
  value: Expression,
  give: (name: SyntaxNode, value: Expression) => void,
): void {
  let index = 0;
  let end = pattern.start;
  for (const child of pattern.children) {
    index += reader.builder.textOf({ start: end, end: child.start }).split(',').length - 1;
    end = child.end;
    if (child.type === 'rest_pattern') destructureInto(reader, firstValueOf(child), unknown(child), give);
    else {
      const item = { kind: 'member', object: value, name: String(index), nameStart: child.start } as const;
      destructureInto(reader, child, { ...item, ...spanOf(child) }, give);
    }
  }
}

function destructureWithDefault(
  reader: SyntaxReader,
  node: SyntaxNode,
  value: Expression,
  give: (name: SyntaxNode, value: Expression) => void,
): void {
  const left = childOf(node, 'left');
  if (!left) return;
  const fallback = reader.expression(childOf(node, 'right'));
  give(left, { kind: 'fallback', options: [partOf(reader, value, left), fallback], ...spanOf(node) });
}

function destructureInto(
  reader: SyntaxReader,
  target: SyntaxNode | undefined,
  value: Expression,
  give: (name: SyntaxNode, value: Expression) => void,
): void {
  if (!target) return;
  if (target.type === 'identifier') give(target, value);
  else if (target.type === 'assignment_pattern') {
    const fallback = reader.expression(childOf(target, 'right'));
    destructureInto(
      reader,
      childOf(target, 'left'),
      { kind: 'fallback', options: [value, fallback], ...spanOf(target) },
      give,
    );
  } else destructure(reader, target, value, give);
}

function partOf(reader: SyntaxReader, object: Expression, key: SyntaxNode): Expression {
  return { kind: 'member', object, name: keyOf(reader, key) ?? '', nameStart: key.start, ...spanOf(key) };
}

/** The type of an annotation: `express.Application`, `Promise<Server>` (what the promise gives). */
export function readType(reader: SyntaxReader, annotation: SyntaxNode | undefined): Expression | undefined {
  const type = annotation
    ? readTypeName(reader, annotation.type === 'type_annotation' ? annotation.children[0] : annotation)
    : undefined;
  return type ? { kind: 'typed', type, start: type.start, end: type.end } : undefined;
}

function readTypeName(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  if (!node) return undefined;
  if (node.type === 'type_identifier' || node.type === 'identifier') return reader.builder.name(node);
  if (node.type === 'nested_type_identifier') {
    const module = readTypeName(reader, childOf(node, 'module'));
    const name = childOf(node, 'name');
    if (!module || !name) return undefined;
    return {
      kind: 'member',
      object: module,
      name: reader.builder.textOf(name),
      nameStart: name.start,
      ...spanOf(node),
    };
  }
  if (node.type === 'union_type') return node.children.map((child) => readTypeName(reader, child)).find(Boolean);
  if (node.type !== 'generic_type') return undefined;
  const name = childOf(node, 'name');
  const inner = childOf(node, 'type_arguments')?.children[0];
  return name && reader.builder.textOf(name) === 'Promise' ? readTypeName(reader, inner) : readTypeName(reader, name);
}
