import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { placeholder } from '../java/annotations.ts';
import type { Expression } from '../program.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

/** `@Value("\${app.port:8080}")`: what Spring gives a property or parameter. */
export function annotatedValue(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  for (const { name, text } of annotatedTexts(reader, node)) {
    if (name !== 'Value') continue;
    const from = text.start + 1;
    const escaped = reader.builder.text.slice(from, text.end - 1);
    const value = escaped.replace('\\$', '$');
    // Where the dollar is escaped, what follows stands one further.
    const contents = from + escaped.length - value.length;
    return placeholder({ kind: 'string', value, contents, start: text.start, end: text.end });
  }
  return undefined;
}

/** `@ConfigurationProperties(prefix = "app")`: where the settings have the fields of the class. */
export function settingsPrefix(reader: SyntaxReader, node: SyntaxNode): string | undefined {
  const found = annotatedTexts(reader, node).find(({ name }) => name === 'ConfigurationProperties');
  return found && reader.builder.text.slice(found.text.start + 1, found.text.end - 1);
}

/** The annotations that are given a text first. */
function annotatedTexts({ builder }: SyntaxReader, node: SyntaxNode) {
  const modifiers = node.children.find(({ type }) => type === 'modifiers');
  return (modifiers?.children ?? []).flatMap(({ children }) => {
    const made = children.find(({ type }) => type === 'constructor_invocation');
    const [type, list] = made?.children ?? [];
    const text = list?.children[0]?.children.at(-1);
    return type && text?.type === 'string_literal' ? [{ name: builder.textOf(type), text }] : [];
  });
}
