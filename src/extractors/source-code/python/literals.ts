import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';

export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node).replace(/_/g, ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

export function readConstant(_: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'constant', text: node.type, ...spanOf(node) };
}

/** A text; one with values in it (`f"{host}:80"`) is joined. */
export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const parts = node.children.filter(({ type }) => type === 'string_content' || type === 'interpolation');
  if (parts.some(({ type }) => type === 'interpolation')) {
    const read = parts.map((part) =>
      part.type === 'interpolation' ? reader.expression(childOf(part, 'expression')) : contentOf(reader, part, part),
    );
    return { kind: 'joined', parts: read, template: true, ...spanOf(node) };
  }
  const [content] = parts;
  return content
    ? contentOf(reader, content, node)
    : { kind: 'string', value: '', contents: undefined, ...spanOf(node) };
}

function contentOf(reader: SyntaxReader, content: SyntaxNode, node: SyntaxNode): Expression {
  const plain = content.children.length === 0;
  const value = reader.builder.textOf(content);
  return { kind: 'string', value, contents: plain ? content.start : undefined, ...spanOf(node) };
}

/** `"a" "b"`. */
export function readConcatenated(reader: SyntaxReader, node: SyntaxNode): Expression {
  const parts = valuesOf(node).map((part) => reader.expression(part));
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

export function readDictionary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const entries = new Map<string, Expression>();
  const spreads: Expression[] = [];
  for (const child of valuesOf(node)) {
    if (child.type === 'dictionary_splat') spreads.push(reader.expression(child.children[0]));
    if (child.type !== 'pair') continue;
    const key = reader.expression(childOf(child, 'key'));
    const value = reader.expression(childOf(child, 'value'));
    if (key.kind === 'string' || key.kind === 'number') entries.set(String(key.value), value);
  }
  return { kind: 'object', entries, spreads, ...spanOf(node) };
}
