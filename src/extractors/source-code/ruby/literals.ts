import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, NamedArguments } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = Number(reader.builder.textOf(node).replace(/_/g, ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

/** A text, with what stands in `#{…}` joined in. */
export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  if (node.children.every(({ type }) => type !== 'interpolation')) return textOf(reader, node, node.children);
  const parts = node.children.map((child) =>
    child.type === 'interpolation' ? reader.expression(child.children[0]) : textOf(reader, child, [child]),
  );
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

function textOf(reader: SyntaxReader, node: SyntaxNode, parts: readonly SyntaxNode[]): Expression {
  const plain = parts.every(({ type }) => type === 'string_content');
  const value = parts.map((part) => reader.builder.textOf(part)).join('');
  const contents = plain ? (parts[0]?.start ?? node.start + 1) : undefined;
  return { kind: 'string', value, contents, ...spanOf(node) };
}

/** `:port`, and a key that is written `port:`, are the text `port`. */
export function readSymbol(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.builder.textOf(node).replace(/^:/, '');
  return { kind: 'string', value, contents: node.end - value.length, ...spanOf(node) };
}

export function readHash(reader: SyntaxReader, node: SyntaxNode): Expression {
  return readPairs(reader, node, node.children);
}

/** Pairs and what is spread among them: `port: 80, **options`. */
export function readPairs(reader: SyntaxReader, node: SyntaxNode, children: readonly SyntaxNode[]): NamedArguments {
  const entries = new Map<string, Expression>();
  const spreads: Expression[] = [];
  for (const child of children) {
    if (child.type === 'hash_splat_argument') spreads.push(reader.expression(child.children[0]));
    if (child.type !== 'pair') continue;
    const keyNode = childOf(child, 'key');
    const key = keyNode ? reader.expression(keyNode) : undefined;
    const value = childOf(child, 'value');
    // `port:` alone is the variable of that name.
    const given = value ?? keyNode;
    if (key?.kind !== 'string' || !given) continue;
    entries.set(key.value, value ? reader.expression(value) : reader.builder.name(given, key.value));
  }
  return { kind: 'object', entries, spreads, ...spanOf(node) };
}

export function readArray(reader: SyntaxReader, node: SyntaxNode): Expression {
  const items = node.children.filter(({ type }) => type !== 'comment' && type !== 'pair');
  return { kind: 'list', items: items.map((child) => reader.expression(child)), ...spanOf(node) };
}
