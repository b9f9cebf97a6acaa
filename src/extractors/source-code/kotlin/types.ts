import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { splitPath } from '../java/imports.ts';
import { within } from '../java/names.ts';
import type { Expression } from '../program.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

/** Types that tell nothing of where a value comes from. */
const plain = new Set(['Int', 'String', 'Long', 'Short', 'UShort', 'Boolean', 'Any', 'Unit', 'Array', 'List', 'Map']);

/** `Server`, `io.javalin.Javalin`, without its type arguments. */
export function readType({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  const text = builder.textOf(node).replace(/[<\s?].*$/s, '');
  const { module, names } = splitPath(text);
  if (module !== '' && names.length > 0) return within(module, names.join('.'), node);
  const [head = '', ...rest] = text.split('.');
  let value: Expression = builder.name(node, head);
  for (const name of rest) {
    value = { kind: 'member', object: value, name, nameStart: node.start, start: node.start, end: node.end };
  }
  return value;
}

/** A value of a declared type. */
export function typedAs(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  const type = node?.type === 'nullable_type' ? node.children[0] : node;
  if (type?.type !== 'user_type') return undefined;
  if (plain.has(reader.builder.textOf(type).replace(/<.*$/s, ''))) return undefined;
  return { kind: 'typed', type: readType(reader, type), start: type.start, end: type.end };
}
