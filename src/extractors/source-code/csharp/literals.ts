import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, valuesOf } from '../syntax-reader.ts';

/** `"text"`, `@"text"`, `"""text"""` */
export function readText({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  const text = builder.textOf(node);
  const open = /^(?:@?"|"{3,})/.exec(text)?.[0].length ?? 1;
  const quotes = text.startsWith('"""') ? (/^"+/.exec(text)?.[0].length ?? 3) : open;
  const close = text.startsWith('"""') ? quotes : 1;
  const value = text.slice(quotes, -close);
  return { kind: 'string', value, contents: /\\|""/.test(value) ? undefined : node.start + quotes, ...spanOf(node) };
}

/** `$"http://*:{port}"` */
export function readInterpolated(reader: SyntaxReader, node: SyntaxNode): Expression {
  const parts = node.children.flatMap((child): Expression[] => {
    if (child.type === 'interpolation') {
      const value = child.children.find(({ type }) => type !== 'interpolation_brace');
      return [reader.expression(value)];
    }
    if (!/content|escape/.test(child.type)) return [];
    const value = reader.builder.textOf(child);
    return [{ kind: 'string', value, contents: child.start, ...spanOf(child) }];
  });
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

/** `new[] { 80, 81 }`, `[80, 81]`, `{ 80, 81 }`; a dictionary's `{ "urls", … }` and `["urls"] = …` are entries. */
export function readList(reader: SyntaxReader, node: SyntaxNode): Expression {
  const list = node.children.find(({ type }) => type === 'initializer_expression') ?? node;
  const children = valuesOf(list).filter(({ type }) => !/_type$|rank_specifier$/.test(type));
  const items = children.map((child) => reader.expression(child));
  const entries = new Map<string, Expression>();
  for (const item of items) {
    const [key, value] = item.kind === 'list' ? item.items : [];
    if (key?.kind === 'string' && value && item.kind === 'list' && item.items.length === 2)
      entries.set(key.value, value);
  }
  if (entries.size > 0) return { kind: 'object', entries, spreads: [], ...spanOf(node) };
  return { kind: 'list', items, ...spanOf(node) };
}

/** `new { Port = 80 }`: names and values in turn. */
export function readObject(reader: SyntaxReader, node: SyntaxNode): Expression {
  const entries = new Map<string, Expression>();
  const children = valuesOf(node);
  for (const [index, child] of children.entries()) {
    const between = reader.builder.text.slice(child.end, children[index + 1]?.start ?? child.end);
    const value = children[index + 1];
    if (value && between.trim() === '=') entries.set(reader.builder.textOf(child), reader.expression(value));
  }
  return { kind: 'object', entries, spreads: [], ...spanOf(node) };
}
