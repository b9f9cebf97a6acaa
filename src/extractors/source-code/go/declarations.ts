import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { readList } from './expressions.ts';

export function readImport(reader: SyntaxReader, node: SyntaxNode): void {
  const path = childOf(node, 'path');
  if (!path) return;
  const module = reader.builder.textOf(path).slice(1, -1);
  const alias = childOf(node, 'name');
  for (const name of alias ? [reader.builder.textOf(alias)] : packageNames(module)) {
    reader.builder.declare(name, { kind: 'module', module, ...spanOf(path) }, node.start, {
      scope: reader.builder.top,
    });
  }
}

/** What the name at a position is given: of one call that gives several values its own. */
function valueAt(values: readonly Expression[], index: number): Expression | undefined {
  const [call, ...others] = values;
  if (index === 0 || others.length > 0 || call?.kind !== 'call') return values[index];
  return { kind: 'result', call, index, start: call.start, end: call.end };
}

export function readVariables(reader: SyntaxReader, node: SyntaxNode): void {
  const names = node.children.filter(({ field, type }) => field === 'name' && type === 'identifier');
  const list = childOf(node, 'value');
  const embedded = embeddedFile(reader, node);
  const values = list ? readList(reader, list) : embedded ? [embedded] : [];
  const type = childOf(node, 'type');
  for (const [index, name] of names.entries()) {
    const text = reader.builder.textOf(name);
    reader.builder.declare(text, valueAt(values, index), node.end);
    if (type && values.length === 0) {
      reader.builder.declare(text, typedAs(reader, type), node.end, { fallback: true });
    }
  }
}

/** `//go:embed config.yaml` above a variable is as good as reading the file: https://pkg.go.dev/embed */
function embeddedFile({ builder }: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const before = builder.text.slice(Math.max(0, node.start - 200), node.start);
  const embed = /\/\/go:embed[ \t]+(?<file>[\w./-]+)[ \t]*\r?\n[ \t]*(?:var[ \t]+)?$/.exec(before);
  if (!embed) return undefined;
  const span = spanOf(node);
  const file: Expression = { kind: 'string', value: embed.groups?.['file'] ?? '', contents: undefined, ...span };
  const os: Expression = { kind: 'module', module: 'os', ...span };
  const read: Expression = { kind: 'member', object: os, name: 'ReadFile', nameStart: node.start, ...span };
  return builder.call(node, read, [file]);
}

export function typedAs(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'typed', type: reader.expression(node), ...spanOf(node) };
}

export function readShortVariables(reader: SyntaxReader, node: SyntaxNode): void {
  const left = childOf(node, 'left')?.children ?? [];
  const right = childOf(node, 'right');
  const values = right ? readList(reader, right) : [];
  for (const [index, name] of left.entries()) {
    if (name.type === 'identifier')
      reader.builder.declare(reader.builder.textOf(name), valueAt(values, index), node.end);
  }
}

export function readAssignment(reader: SyntaxReader, node: SyntaxNode): void {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (!left || !right) return;
  const values = readList(reader, right);
  const plain = childOf(node, 'operator')?.type === '=';
  for (const [index, target] of readList(reader, left).entries()) {
    reader.builder.assign(target, plain ? valueAt(values, index) : undefined, node.end);
  }
}

export function readRange(reader: SyntaxReader, node: SyntaxNode): void {
  const list = reader.expression(childOf(node, 'right'));
  const names = childOf(node, 'left')?.children ?? [];
  for (const [index, name] of names.entries()) {
    const value: Expression = index === 1 ? { kind: 'element', of: list, ...spanOf(node) } : unknown(name);
    if (name.type === 'identifier') reader.builder.declare(reader.builder.textOf(name), value, name.start);
  }
}

/** Names that a package of this path may have: the last part, without a version or the usual affixes. */
function packageNames(path: string): readonly string[] {
  const parts = path.split('/').filter((part, index) => index === 0 || !/^v\d+$/.test(part));
  const last = (parts.at(-1) ?? '').replace(/\.v\d+$/, '');
  const withoutDomain = last.replace(/\.(?:dev|io|com|org)$/, '');
  return [
    ...new Set([
      last,
      withoutDomain.replace(/^go-/, ''),
      last.replace(/[-.]go$/, ''),
      last.replace(/-/g, ''),
      withoutDomain,
    ]),
  ];
}
