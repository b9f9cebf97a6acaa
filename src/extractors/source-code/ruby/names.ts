import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type Expression } from '../program.ts';
import { entryOf, memberOf, type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

/** A variable where there is one of this name, else a method of the object itself that is called. */
export function readIdentifier(reader: SyntaxReader, node: SyntaxNode): Expression {
  const name = reader.builder.name(node);
  const binding = bindingOf(name.name, name.scope);
  if (binding?.definitions.every(({ value }) => value?.kind !== 'function')) return name;
  return { kind: 'fallback', options: [reader.builder.call(node, name, []), name], ...spanOf(node) };
}

/** `Rack::Handler`; the table of environment variables is a constant. */
export function readConstant(reader: SyntaxReader, node: SyntaxNode): Expression {
  const text = reader.builder.textOf(node);
  return text === 'ENV' ? { kind: 'environment', ...spanOf(node) } : reader.builder.name(node);
}

export function readScope(reader: SyntaxReader, node: SyntaxNode): Expression {
  const scope = childOf(node, 'scope');
  const name = childOf(node, 'name');
  if (!name) return unknown(node);
  return scope
    ? memberOf(node, reader.expression(scope), reader.builder.textOf(name), name)
    : reader.builder.name(name);
}

/** `options[:port]`, `ENV['PORT']`, `servers[0]`. */
export function readElement(reader: SyntaxReader, node: SyntaxNode): Expression {
  const object = reader.expression(childOf(node, 'object'));
  const [keyNode] = node.children.filter(({ field }) => field !== 'object');
  const key = keyNode ? reader.expression(keyNode) : undefined;
  return key ? entryOf(node, object, key) : unknown(node);
}
