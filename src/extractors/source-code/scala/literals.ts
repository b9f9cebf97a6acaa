import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

function quotesOf(text: string): number {
  return text.startsWith('"""') ? 3 : 1;
}

export function readText(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node);
  const quotes = quotesOf(text);
  const value = text.slice(quotes, -quotes);
  const isPlain = quotes === 3 || !value.includes('\\');
  return { kind: 'string', value, contents: isPlain ? node.start + quotes : undefined, ...spanOf(node) };
}

/** `s"http://$host:${port}"`, and what a library makes of a text: `port"8080"`. */
export function readInterpolated(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = node.children.find(({ type }) => type === 'interpolated_string');
  if (!text || !childOf(node, 'interpolator')) return unknown(node);
  const { builder } = reader;
  const quotes = quotesOf(builder.textOf(text));
  const parts: Expression[] = [];
  let last = text.start + quotes;
  const plain = (to: number) => {
    const value = builder.text.slice(last, to);
    if (value !== '') parts.push({ kind: 'string', value, contents: last, start: last, end: to });
  };
  for (const child of text.children.filter(({ type }) => type === 'interpolation')) {
    plain(child.start);
    parts.push(reader.expression(child));
    last = child.end;
  }
  plain(text.end - quotes);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'string') return only;
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}
