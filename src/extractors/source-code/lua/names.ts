import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type ClassNode, type Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

/** `self` in a method of a table is that table. */
export function readName(reader: SyntaxReader, node: SyntaxNode): Expression {
  const owner = reader.builder.currentClass;
  if (owner && reader.builder.textOf(node) === 'self') return { kind: 'self', class: owner, ...spanOf(node) };
  return reader.builder.name(node);
}

/** `config.port`, `server:listen`, `config["port"]`, `arg[1]`. */
export function readIndex(reader: SyntaxReader, node: SyntaxNode): Expression {
  const object = reader.expression(childOf(node, 'table'));
  const keyNode = childOf(node, 'field') ?? childOf(node, 'method');
  if (!keyNode) return unknown(node);
  if (node.type !== 'bracket_index_expression') return memberOf(node, object, reader.builder.textOf(keyNode), keyNode);
  const key = reader.expression(keyNode);
  if (key.kind === 'string') return memberOf(node, object, key.value, keyNode);
  // Lists are numbered from 1.
  return key.kind === 'number' ? memberOf(node, object, String(key.value - 1), keyNode) : unknown(node);
}

/** The table that a name was given at first, when it was made empty to be filled: a module, a class. */
export function tableOf({ builder }: SyntaxReader, node: SyntaxNode | undefined): ClassNode | undefined {
  if (node?.type !== 'identifier') return undefined;
  const text = builder.textOf(node);
  if (text === 'self' && builder.currentClass) return builder.currentClass;
  const value = bindingOf(text, builder.scope)?.definitions[0]?.value;
  return value?.kind === 'class' ? value.class : undefined;
}
