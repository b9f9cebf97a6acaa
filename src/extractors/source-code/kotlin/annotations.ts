import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { placeholder } from '../java/annotations.ts';
import type { Expression } from '../program.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

/** `@Value("\${app.port:8080}")`: what Spring gives a property or parameter. */
export function annotatedValue(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const modifiers = node.children.find(({ type }) => type === 'modifiers');
  for (const { children } of modifiers?.children ?? []) {
    const made = children.find(({ type }) => type === 'constructor_invocation');
    const [type, list] = made?.children ?? [];
    const text = type && reader.builder.textOf(type) === 'Value' ? list?.children[0]?.children[0] : undefined;
    if (text?.type !== 'string_literal') continue;
    const from = text.start + 1;
    const escaped = reader.builder.text.slice(from, text.end - 1);
    const value = escaped.replace('\\$', '$');
    // Where the dollar is escaped, what follows stands one further.
    const contents = from + escaped.length - value.length;
    return placeholder({ kind: 'string', value, contents, start: text.start, end: text.end });
  }
  return undefined;
}
