import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, unknown } from '../syntax-reader.ts';

/** Types that tell nothing of where a value comes from. */
const plain = new Set([
  'String',
  'Int32',
  'UInt16',
  'Object',
  'Task',
  'List',
  'Dictionary',
  'IEnumerable',
  'Func',
  'Action',
]);

/** `Server`, `Kestrel.Server`, `Server<T>` (without its arguments), `Server?`. */
export function readType(reader: SyntaxReader, node: SyntaxNode): Expression {
  switch (node.type) {
    case 'identifier':
      return reader.builder.name(node);
    case 'generic_name':
    case 'nullable_type': {
      const inner = childOf(node, 'type') ?? node.children[0];
      return inner ? readType(reader, inner) : unknown(node);
    }
    case 'qualified_name': {
      // Namespaces are no objects: the last name is what counts.
      const name = childOf(node, 'name');
      return name ? readType(reader, name) : unknown(node);
    }
    default:
      return unknown(node);
  }
}

/** A value of a declared type. */
export function typedAs(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  const type = node && readType(reader, node);
  if (!node || type?.kind !== 'name' || plain.has(type.name)) return undefined;
  return { kind: 'typed', type, start: node.start, end: node.end };
}
