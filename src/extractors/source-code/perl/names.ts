import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { parentOfMain } from './parents.ts';

/** Variables that hold the object whose method this is, by the custom of the language. */
const ownObject = /^\$(?:self|this|class)$/;

export function readScalar(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node).replace(/[{}\s]/g, '');
  const owner = reader.builder.currentClass;
  if (owner && ownObject.test(text)) return { kind: 'self', class: owner, ...spanOf(node) };
  return reader.builder.name(node, text);
}

/** `IO::Socket::INET`, or a function that is called without brackets: `app->start`. */
export function readPackage(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node);
  const owner = reader.builder.currentClass;
  if (text === '__PACKAGE__' && owner) return { kind: 'self', class: owner, ...spanOf(node) };
  const parent = text === '__PACKAGE__' || text === 'main' ? parentOfMain(reader, node) : undefined;
  if (parent) return parent;
  if (/^[a-z]\w*$/.test(text)) return reader.builder.call(node, reader.builder.name(node), []);
  return { kind: 'module', module: text, ...spanOf(node) };
}

/** `$opts{port}` is an entry of `%opts`, `$opts->{port}` of what `$opts` refers to, `$ENV{PORT}` a variable. */
export function readHashEntry(reader: SyntaxReader, node: SyntaxNode): Expression {
  const holder = childOf(node, 'hash_variable');
  const keyNode = childOf(node, 'key');
  const key = keyNode && keyOf(reader, keyNode);
  if (!holder || !keyNode || key === undefined) return unknown(node);
  const isDirect = node.type === 'hash_access_variable_simple' && holder.type === 'scalar_variable';
  return memberOf(node, isDirect ? sigiled(reader, holder, '%') : reader.expression(holder), key, keyNode);
}

/** `$list[0]`, `$list->[0]`. */
export function readArrayItem(reader: SyntaxReader, node: SyntaxNode): Expression {
  const holder = childOf(node, 'array_variable');
  const indexNode = childOf(node, 'index');
  const index = indexNode && reader.expression(indexNode);
  if (!holder || !indexNode || index?.kind !== 'number') return unknown(node);
  const isDirect = !node.children.some(({ type }) => type === 'arrow_operator');
  return memberOf(
    node,
    isDirect ? sigiled(reader, holder, '@') : reader.expression(holder),
    String(index.value),
    indexNode,
  );
}

function sigiled(reader: SyntaxReader, node: SyntaxNode, sigil: '%' | '@'): Expression {
  const name = reader.builder
    .textOf(node)
    .replace(/[{}\s]/g, '')
    .slice(1);
  return name === 'ENV' ? { kind: 'environment', ...spanOf(node) } : reader.builder.name(node, sigil + name);
}

/** A word, or a text that is written out. */
export function keyOf(reader: SyntaxReader, node: SyntaxNode): string | undefined {
  if (node.type === 'identifier') return reader.builder.textOf(node);
  const word = barewordOf(reader, node);
  if (word !== undefined) return word;
  const key = reader.expression(node);
  return key.kind === 'string' || key.kind === 'number' ? String(key.value) : undefined;
}

/** A word alone, which the grammar takes for a call. */
export function barewordOf({ builder }: SyntaxReader, node: SyntaxNode): string | undefined {
  const [inner, ...rest] = node.children;
  const isWord = node.type === 'call_expression_with_args_with_brackets' && rest.length === 0;
  return isWord && inner?.type === 'call_expression_with_bareword' ? builder.textOf(inner) : undefined;
}
