import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { entryOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { percentFormatted } from './formats.ts';

export function readAttribute(reader: SyntaxReader, node: SyntaxNode): Expression {
  if (reader.builder.textOf(node) === 'os.environ') return { kind: 'environment', ...spanOf(node) };
  const name = childOf(node, 'attribute');
  const object = reader.expression(childOf(node, 'object'));
  if (!name) return unknown(node);
  return { kind: 'member', object, name: reader.builder.textOf(name), nameStart: name.start, ...spanOf(node) };
}

/** `settings['port']`, `address[1]`. */
export function readSubscript(reader: SyntaxReader, node: SyntaxNode): Expression {
  const object = reader.expression(childOf(node, 'value'));
  const index = reader.expression(childOf(node, 'subscript'));
  return entryOf(node, object, index);
}

export function readBinary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = reader.expression(childOf(node, 'left'));
  const right = reader.expression(childOf(node, 'right'));
  switch (childOf(node, 'operator')?.type) {
    case '+':
      return { kind: 'joined', parts: [left, right], template: false, ...spanOf(node) };
    case '%':
      return left.kind === 'string' ? percentFormatted(left, right, node) : unknown(node);
    // A path: https://docs.python.org/3/library/pathlib.html#operators
    case '/':
      return right.kind === 'string' ? pathOf(left, right, node) : unknown(node);
    // Flags that are set together, dictionaries that are merged.
    case '|':
      return { kind: 'fallback', options: [right, left], ...spanOf(node) };
    default:
      return unknown(node);
  }
}

function pathOf(left: Expression, right: Expression, node: SyntaxNode): Expression {
  const separator: Expression = {
    kind: 'string',
    value: '/',
    contents: undefined,
    start: right.start,
    end: right.start,
  };
  return { kind: 'joined', parts: [left, separator, right], template: true, ...spanOf(node) };
}

export function readBoolean(reader: SyntaxReader, node: SyntaxNode): Expression {
  const left = reader.expression(childOf(node, 'left'));
  const right = reader.expression(childOf(node, 'right'));
  const isOr = childOf(node, 'operator')?.type === 'or';
  return isOr ? { kind: 'fallback', options: [left, right], ...spanOf(node) } : right;
}
