import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { isWritten } from './literals.ts';

export function memberOf(reader: SyntaxReader, node: SyntaxNode, object: Expression, name: SyntaxNode): Expression {
  return { kind: 'member', object, name: reader.builder.textOf(name), nameStart: name.start, ...spanOf(node) };
}

/** `boost::asio::ip::tcp`, a member of a member; `::bind` is a plain name. */
export function readQualified(reader: SyntaxReader, node: SyntaxNode): Expression {
  let object: Expression | undefined;
  let at: SyntaxNode | undefined = node;
  while (at?.type === 'qualified_identifier') {
    const scope = childOf(at, 'scope');
    if (scope) object = withMember(reader, node, object, scope);
    at = childOf(at, 'name');
  }
  return (at && withMember(reader, node, object, at)) ?? unknown(node);
}

function withMember(
  reader: SyntaxReader,
  node: SyntaxNode,
  object: Expression | undefined,
  name: SyntaxNode,
): Expression {
  const plain = plainName(name);
  return object ? memberOf(reader, node, object, plain) : reader.expression(plain);
}

/** `server` of `server<config>`. */
function plainName(node: SyntaxNode): SyntaxNode {
  const isTemplate = /^template_(?:type|function|method)$/.test(node.type);
  return (isTemplate ? childOf(node, 'name') : undefined) ?? node;
}

/** The last part of a name: `bind` of `::bind`, `start` of `Server<T>::start`. */
export function lastPart(node: SyntaxNode): SyntaxNode {
  const name = /^(?:qualified_identifier|template_\w+)$/.test(node.type) ? childOf(node, 'name') : undefined;
  return name ? lastPart(name) : node;
}

/** `object.field`, `object->field`. */
export function readField(reader: SyntaxReader, node: SyntaxNode): Expression {
  const argument = childOf(node, 'argument');
  const field = childOf(node, 'field');
  const object = reader.expression(argument);
  if (!field || !argument) return unknown(node);
  const name = lastPart(field);
  const text = reader.builder.textOf(name);
  // What the hints of `getaddrinfo` ask for is what its results are.
  if (text === 'ai_socktype') return socketType(reader, node);
  return isWritten(text) ? memberOf(reader, node, object, name) : object;
}

/** The socket type that the program asks `getaddrinfo` for, as a variable of the file. */
export function socketType({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  const name = '(ai_socktype)';
  builder.declare(name, undefined, node.start, { scope: builder.top });
  return builder.name(node, name);
}

/** Types that hold one value of another type, seen through. */
const wrappers = new Set(['unique_ptr', 'shared_ptr', 'optional', 'scoped_ptr', 'QScopedPointer', 'QPointer', 'ref']);
const plainTypes = /^(?:(?:std::)?(?:string|string_view|u?int\d+_t|size_t|in_port_t|in_addr_t)|QString|auto)$/;

/** What a type is by name; undefined for numbers and texts. */
export function typeNamed(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  if (!node || plainTypes.test(reader.builder.textOf(node))) return undefined;
  switch (node.type) {
    case 'type_descriptor':
      return typeNamed(reader, childOf(node, 'type'));
    case 'struct_specifier':
    case 'class_specifier':
    case 'union_specifier': {
      const name = childOf(node, 'name');
      return name && reader.builder.name(name);
    }
    case 'type_identifier':
    case 'identifier':
    case 'template_type':
    case 'qualified_identifier': {
      const held = heldType(lastTemplate(node), reader);
      return held ? typeNamed(reader, held) : reader.expression(node);
    }
    default:
      return undefined;
  }
}

function lastTemplate(node: SyntaxNode): SyntaxNode {
  const name = node.type === 'qualified_identifier' ? childOf(node, 'name') : undefined;
  return name ? lastTemplate(name) : node;
}

function heldType(node: SyntaxNode, reader: SyntaxReader): SyntaxNode | undefined {
  const name = node.type === 'template_type' ? childOf(node, 'name') : undefined;
  if (!name || !wrappers.has(reader.builder.textOf(name))) return undefined;
  return childOf(node, 'arguments')?.children[0];
}

/** A value of a declared type. */
export function typedAs(reader: SyntaxReader, node: SyntaxNode | undefined): Expression | undefined {
  const type = typeNamed(reader, node);
  return type && { kind: 'typed', type, start: type.start, end: type.end };
}
