import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, unknown } from '../syntax-reader.ts';

/** Types that tell nothing of where a value comes from. */
const plain = new Set([
  'Int',
  'String',
  'Long',
  'Short',
  'Boolean',
  'Any',
  'Unit',
  'Option',
  'Seq',
  'List',
  'Map',
  'IO',
  'Future',
]);

/** `Server`, `cask.MainRoutes`, `Server[IO]` (without its arguments). */
export function readType(reader: SyntaxReader, node: SyntaxNode): Expression {
  switch (node.type) {
    case 'type_identifier':
    case 'identifier':
      return reader.builder.name(node);
    case 'stable_type_identifier': {
      const [object, name] = node.children;
      // A package that is written small is no object.
      if (
        object &&
        name &&
        reader.builder.isFree(reader.builder.textOf(object)) &&
        /^[a-z]/.test(reader.builder.textOf(object))
      ) {
        const module: Expression = {
          kind: 'module',
          module: reader.builder.textOf(object),
          start: node.start,
          end: node.end,
        };
        return memberOf(node, module, reader.builder.textOf(name), name);
      }
      return object && name
        ? memberOf(node, readType(reader, object), reader.builder.textOf(name), name)
        : unknown(node);
    }
    default: {
      const inner = childOf(node, 'type');
      return inner ? readType(reader, inner) : unknown(node);
    }
  }
}

/** A value of a declared type. */
export function typedAs(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  const type = node && readType(reader, node);
  if (!node || !type || type.kind === 'unknown' || (type.kind === 'name' && plain.has(type.name))) return undefined;
  return { kind: 'typed', type, start: node.start, end: node.end };
}
