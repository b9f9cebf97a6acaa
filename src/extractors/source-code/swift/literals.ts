import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';

/** `8_080`, `0x1F90`. */
export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node).replaceAll('_', ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

/** `"http://\(host):8080"`; an interpolation is a part of its own. */
export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const parts = node.children.flatMap((child): Expression[] => {
    if (child.field === 'interpolation') return [reader.expression(childOf(child, 'value'))];
    const value = reader.builder.textOf(child);
    const plain = /_str_text$/.test(child.type);
    return [{ kind: 'string', value, contents: plain ? child.start : undefined, ...spanOf(child) }];
  });
  const [only = { kind: 'string', value: '', contents: undefined, ...spanOf(node) }] = parts;
  return parts.length < 2 && only.kind === 'string' ? only : { kind: 'joined', parts, template: true, ...spanOf(node) };
}

export function readArray(reader: SyntaxReader, node: SyntaxNode): Expression {
  const items = valuesOf(node).map((child) => reader.expression(child));
  return { kind: 'list', items, ...spanOf(node) };
}

/** `["port": 8080]` */
export function readDictionary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const entries = new Map<string, Expression>();
  let key: Expression | undefined;
  for (const child of node.children) {
    const value = reader.expression(child);
    if (child.field === 'key') key = value;
    else if (child.field === 'value' && key?.kind === 'string') entries.set(key.value, value);
  }
  return { kind: 'object', entries, spreads: [], ...spanOf(node) };
}
