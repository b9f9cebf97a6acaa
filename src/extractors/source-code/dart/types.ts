import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';

/** The type that stands among the children, by name: `Server`, `io.HttpServer`. */
export function typeIn({ builder }: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const [first, ...rest] = node.children.filter(({ type }) => type === 'type_identifier');
  if (!first) return undefined;
  let type: Expression = builder.name(first);
  for (const part of rest) {
    type = { kind: 'member', object: type, name: builder.textOf(part), nameStart: part.start, ...spanOf(node) };
  }
  return type;
}

const plainTypes = /^(?:int|num|double|String|bool|Object|dynamic|List|Map|Set|Iterable|Function)$/;

/** A value of the type among the children; numbers, texts and collections say nothing by their type. */
export function typedIn(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const type = typeIn(reader, node);
  if (!type || (type.kind === 'name' && plainTypes.test(type.name))) return undefined;
  return { kind: 'typed', type, ...spanOf(node) };
}
