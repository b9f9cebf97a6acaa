import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

/** `3_000u16`. */
export function readNumber(reader: SyntaxReader, node: SyntaxNode): Expression {
  const digits = reader.builder
    .textOf(node)
    .replace(/_/g, '')
    .replace(/(?<!^0x.*)[iu](?:\d+|size)$/, '');
  const value = Number(digits);
  return Number.isNaN(value) ? unknown(node) : { kind: 'number', value, ...spanOf(node) };
}

export function readString(reader: SyntaxReader, node: SyntaxNode): Expression {
  const plain = node.children.every(({ type }) => type === 'string_content');
  const [first] = node.children;
  const value = node.children.map((child) => reader.builder.textOf(child)).join('');
  return { kind: 'string', value, contents: plain && first ? first.start : undefined, ...spanOf(node) };
}

/** A pair is an object with the keys `0` and `1`; one that starts with an array of bytes is an address. */
export function readTuple(reader: SyntaxReader, node: SyntaxNode): Expression {
  const items = node.children.filter(({ type }) => !/_comment$/.test(type));
  const entries = new Map(
    items.map((item, index) => [String(index), addressOf(reader, item) ?? reader.expression(item)] as const),
  );
  return { kind: 'object', entries, spreads: [], ...spanOf(node) };
}

export function readArray(reader: SyntaxReader, node: SyntaxNode): Expression {
  if (childOf(node, 'length')) {
    reader.statements(node);
    return unknown(node);
  }
  const items = node.children.filter(({ type }) => !/_comment$/.test(type)).map((child) => reader.expression(child));
  return { kind: 'list', items, ...spanOf(node) };
}

/** The address that an array of bytes or 16-bit words is: `[127, 0, 0, 1]`. `[0; 4]` repeats the first. */
export function addressOf(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  if (node.type !== 'array_expression' || node.children.some(({ type }) => type !== 'integer_literal'))
    return undefined;
  const length = childOf(node, 'length');
  const numbers = node.children.map((child) => reader.expression(child));
  const [first] = numbers;
  const count = length ? reader.expression(length) : undefined;
  if (first && count?.kind === 'number' && count.value <= 16) return addressFrom(Array(count.value).fill(first), node);
  return addressFrom(numbers, node);
}

/** What `Ipv4Addr::new(127, 0, 0, 1)` and its like write: four bytes, eight words or sixteen bytes. */
export function addressFrom(parts: readonly Expression[], node: SyntaxNode): Expression | undefined {
  const numbers = parts.flatMap((part) => (part.kind === 'number' ? part.value : []));
  if (numbers.length !== parts.length) return undefined;
  const value = addressText(numbers);
  return value === undefined ? undefined : { kind: 'string', value, contents: undefined, ...spanOf(node) };
}

function addressText(numbers: readonly number[]): string | undefined {
  if (numbers.length === 4) return numbers.join('.');
  if (numbers.length === 8) return numbers.map((word) => word.toString(16)).join(':');
  if (numbers.length !== 16) return undefined;
  const words = numbers.flatMap((byte, index) => (index % 2 === 0 ? byte * 256 + (numbers[index + 1] ?? 0) : []));
  return addressText(words);
}

/** Constants of the standard library: https://doc.rust-lang.org/std/net/enum.IpAddr.html */
const addressConstants = new Map([
  ['Ipv4Addr::LOCALHOST', '127.0.0.1'],
  ['Ipv4Addr::UNSPECIFIED', '0.0.0.0'],
  ['Ipv4Addr::BROADCAST', '255.255.255.255'],
  ['Ipv6Addr::LOCALHOST', '::1'],
  ['Ipv6Addr::UNSPECIFIED', '::'],
]);

export function addressConstant(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const value = addressConstants.get(reader.builder.textOf(node).split('::').slice(-2).join('::'));
  return value === undefined ? undefined : { kind: 'string', value, contents: undefined, ...spanOf(node) };
}
