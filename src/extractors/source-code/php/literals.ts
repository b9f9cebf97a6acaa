import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';

export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node).replaceAll('_', '');
  const value = Number(text.replace(/^0(?=\d)/, '0o'));
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

export function readConstant(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'constant', text: reader.builder.textOf(node).toLowerCase(), ...spanOf(node) };
}

/** A text, with the variables in it joined in. */
export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const isPlain = ({ type }: SyntaxNode) => type === 'string_content' || type === 'escape_sequence';
  if (node.children.every(isPlain)) return textOf(reader, node, node.children);
  const parts = node.children.map((child) =>
    isPlain(child) ? textOf(reader, child, [child]) : reader.expression(child),
  );
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

function textOf(reader: SyntaxReader, node: SyntaxNode, parts: readonly SyntaxNode[]): Expression {
  const value = parts.map((part) => unescaped(reader.builder.textOf(part), part)).join('');
  const plain = parts.every(({ type }) => type === 'string_content');
  return { kind: 'string', value, contents: plain ? (parts[0]?.start ?? node.start + 1) : undefined, ...spanOf(node) };
}

function unescaped(text: string, { type }: SyntaxNode): string {
  return type === 'escape_sequence' ? text.slice(1) : text;
}

/** `[80, 81]` is a list; with any key, `['port' => 80]`, the others are numbered. */
export function readArray(reader: SyntaxReader, node: SyntaxNode): Expression {
  const items: Expression[] = [];
  const entries = new Map<string, Expression>();
  const spreads: Expression[] = [];
  for (const child of valuesOf(node)) {
    const [first, second] = valuesOf(child);
    if (first?.type === 'variadic_unpacking') {
      spreads.push(reader.expression(first.children[0]));
      continue;
    }
    const key = second ? keyOf(reader.expression(first)) : String(items.length);
    const value = reader.expression(second ?? first);
    if (!second) items.push(value);
    if (key !== undefined) entries.set(key, value);
  }
  const isList = items.length === entries.size && spreads.length === 0;
  return isList ? { kind: 'list', items, ...spanOf(node) } : { kind: 'object', entries, spreads, ...spanOf(node) };
}

/** A constant is a key by its name. */
function keyOf(key: Expression): string | undefined {
  if (key.kind === 'string' || key.kind === 'number') return String(key.value);
  return key.kind === 'member' || key.kind === 'name' ? key.name : undefined;
}
