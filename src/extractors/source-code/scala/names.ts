import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { inheritedMember, memberNamed } from '../class-bodies.ts';
import { qualifiedName } from '../java/names.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

/** Methods without brackets that leave a value as it is. */
const conversions = /^(?:toInt|toLong|toShort|toIntOption|toString|trim|get|some|value)$/;

export function readIdentifier({ builder }: SyntaxReader, node: SyntaxNode): Expression {
  const text = builder.textOf(node);
  if (text === 'this') return { kind: 'self', class: builder.currentClass, ...spanOf(node) };
  return memberNamed(builder, text, node) ?? inheritedMember(builder, text, node) ?? builder.name(node, text);
}

/** `config.port`, `sys.env`, `args(0).toInt` */
export function readField(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node);
  if (text === 'sys.env') return { kind: 'environment', ...spanOf(node) };
  // `sys.props`: what the command line may set, of which nothing is known.
  if (text === 'sys.props') return { kind: 'environment', ...spanOf(node) };
  const qualified = qualifiedName(reader, node);
  if (qualified) return qualified;
  const object = childOf(node, 'value');
  const name = childOf(node, 'field');
  if (!object || !name) return unknown(node);
  const value = reader.expression(object);
  const field = reader.builder.textOf(name);
  return conversions.test(field) && !isNamed(value) ? value : memberOf(node, value, field, name);
}

/** A field that is called so. */
function isNamed({ kind }: Expression): boolean {
  return kind === 'self';
}
