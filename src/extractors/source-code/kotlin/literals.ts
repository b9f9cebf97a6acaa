import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';

/** A text with `$name` and `${…}` joined in. The grammar leaves `$name` in the text. */
export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const quotes = builder.textOf(node).startsWith('"""') ? 3 : 1;
  const parts: Expression[] = [];
  const escapes = node.children.filter(({ type }) => type === 'escape_sequence');
  let last = node.start + quotes;
  for (const child of [...node.children.filter(({ type }) => type === 'interpolation'), undefined]) {
    parts.push(...plainParts(reader, last, child?.start ?? node.end - quotes, escapes));
    if (child) parts.push(reader.expression(child.children[0]));
    last = child?.end ?? node.end;
  }
  const [only] = parts;
  if (!only) return { kind: 'string', value: '', contents: node.start + quotes, ...spanOf(node) };
  if (parts.length === 1 && only.kind === 'string') return { ...only, ...spanOf(node) };
  return { kind: 'joined', parts, template: true, ...spanOf(node) };
}

function plainParts(reader: SyntaxReader, start: number, end: number, escapes: readonly SyntaxNode[]): Expression[] {
  const parts: Expression[] = [];
  const { builder } = reader;
  let last = start;
  const plain = (to: number) => {
    const isPlain = !escapes.some(({ start: from, end: until }) => from >= last && until <= to);
    const value = builder.text.slice(last, to);
    const contents = isPlain ? last : undefined;
    if (value !== '') parts.push({ kind: 'string', value, contents, start: last, end: to });
  };
  for (const { index, groups } of builder.text.slice(start, end).matchAll(/(?<!\\)\$(?<name>[A-Za-z_]\w*)/g)) {
    plain(start + index);
    const name = groups?.['name'] ?? '';
    last = start + index + 1 + name.length;
    const at = { type: 'identifier', start: last - name.length, end: last, field: undefined, children: [] };
    parts.push(reader.expression(at));
  }
  plain(end);
  return parts;
}
