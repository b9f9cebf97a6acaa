import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

/** A value of a declared type: `Server`, `?Server`, `Server|null`. */
export function readType(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  const name = node && classNameIn(node);
  if (!name || /^(?:self|static|parent)$/.test(reader.builder.textOf(name))) return undefined;
  const type = reader.expression(name);
  return { kind: 'typed', type, start: type.start, end: type.end };
}

function classNameIn({ type, children }: SyntaxNode): SyntaxNode | undefined {
  if (type === 'named_type') return children[0];
  if (type !== 'optional_type' && type !== 'union_type') return undefined;
  return children.map(classNameIn).find(Boolean);
}
