import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { addressConstant } from './literals.ts';

/** `tokio::net::TcpListener`: a member of a member of the crate. */
export function readPath(reader: SyntaxReader, node: SyntaxNode): Expression {
  const address = addressConstant(reader, node);
  if (address) return address;
  const path = childOf(node, 'path');
  const name = childOf(node, 'name');
  if (!name) return unknown(node);
  const object = path ? readHead(reader, path) : moduleOf(name, reader.builder.textOf(name));
  return path ? memberOf(reader, node, object, name) : object;
}

/** What stands before the first `::` is a crate unless the file gives it a meaning. */
export function readHead(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node);
  const isCrate = node.type === 'identifier' && /^[a-z_]/.test(text) && reader.builder.isFree(text);
  return isCrate ? moduleOf(node, text) : reader.expression(node);
}

export function moduleOf(node: SyntaxNode, module: string): Expression {
  return { kind: 'module', module, ...spanOf(node) };
}

export function memberOf(reader: SyntaxReader, node: SyntaxNode, object: Expression, name: SyntaxNode): Expression {
  return { kind: 'member', object, name: reader.builder.textOf(name), nameStart: name.start, ...spanOf(node) };
}

/** Types that hold one value of another type, seen through. */
const wrappers = new Set(['Option', 'Result', 'Box', 'Arc', 'Rc', 'Data', 'State', 'Lazy', 'LazyLock', 'OnceCell']);

/** A value of a declared type: `&Config`, `Option<Config>`. */
export function typedAs(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  if (!node) return undefined;
  if (node.type === 'reference_type') return typedAs(reader, childOf(node, 'type'));
  if (node.type === 'generic_type') {
    const type = childOf(node, 'type');
    const [inner] = childOf(node, 'type_arguments')?.children ?? [];
    const name = type ? reader.builder.textOf(type).replace(/^.*::/, '') : '';
    return typedAs(reader, wrappers.has(name) && inner ? inner : type);
  }
  if (node.type !== 'type_identifier' && node.type !== 'scoped_type_identifier') return undefined;
  return { kind: 'typed', type: reader.expression(node), ...spanOf(node) };
}
