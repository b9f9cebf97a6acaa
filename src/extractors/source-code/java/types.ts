import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, unknown } from '../syntax-reader.ts';
import { qualifiedName } from './names.ts';

/** Types that tell nothing of where a value comes from. */
const plain = new Set(['String', 'Integer', 'Long', 'Short', 'Boolean', 'Object', 'Double', 'Float', 'Byte', 'var']);

/** `Server`, `io.javalin.Javalin`, `List<Server>` (its list). */
export function readType(reader: SyntaxReader, node: SyntaxNode): Expression {
  if (node.type === 'type_identifier') return reader.builder.name(node);
  if (node.type === 'scoped_type_identifier') return qualifiedName(reader, node) ?? unknown(node);
  const [first] = node.children;
  return node.type === 'generic_type' && first ? readType(reader, first) : unknown(node);
}

/** A value of a declared type. */
export function typedAs(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  if (!node || !/^(?:type_identifier|scoped_type_identifier|generic_type)$/.test(node.type)) return undefined;
  if (plain.has(reader.builder.textOf(node))) return undefined;
  return { kind: 'typed', type: readType(reader, node), start: node.start, end: node.end };
}
