import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { classOfBody, define } from '../class-bodies.ts';
import type { Binding, Expression, FunctionNode, Scope } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { memberOf, type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { typedAs } from './types.ts';

/** `val port: Int = 80`, `val (host, port) = address`. */
export function readValue(reader: SyntaxReader, node: SyntaxNode): void {
  const pattern = childOf(node, 'pattern') ?? childOf(node, 'name');
  const valueNode = childOf(node, 'value') ?? childOf(node, 'body');
  const value = valueNode && reader.expression(valueNode);
  const type = typedAs(reader, childOf(node, 'type') ?? childOf(node, 'return_type'));
  if (pattern?.type === 'tuple_pattern' && value) {
    for (const [index, name] of pattern.children.entries()) {
      const item = value.kind === 'list' ? value.items[index] : undefined;
      give(reader, name, [item ?? memberOf(name, value, String(index), name)], undefined, node.end);
    }
  } else if (pattern?.type === 'identifier') give(reader, pattern, value ? [value] : [], type, node.end);
}

function give(
  { builder }: SyntaxReader,
  name: SyntaxNode,
  values: readonly Expression[],
  type: Expression | undefined,
  at: number,
): void {
  const text = builder.textOf(name);
  const owner = classOfBody(builder.scope);
  if (owner) {
    for (const value of [...values, ...(type ? [type] : [])]) giveField(owner, text, value);
    return;
  }
  builder.declare(text, values[0], at);
  if (type) builder.declare(text, type, at, { fallback: true });
}

/** `def start(port: Int) = …`; one without parameters is read like a value. */
export function readFunctionDefinition(reader: SyntaxReader, node: SyntaxNode): void {
  const nameNode = childOf(node, 'name');
  if (!nameNode) return;
  const name = reader.builder.textOf(nameNode);
  const value: Expression = { kind: 'function', function: readFunction(reader, node, name), ...spanOf(node) };
  if (childOf(node, 'parameters')) define(reader.builder, name, value);
  else give(reader, nameNode, [reader.builder.call(node, value, [])], undefined, node.start);
}

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name: string): FunctionNode {
  const resultType = typedAs(reader, childOf(node, 'return_type'));
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, parametersOf(node), scope),
    body: () => {
      const body = childOf(node, 'body');
      return body && reader.expression(body);
    },
  });
}

/** Those of every list. */
export function parametersOf(node: SyntaxNode): readonly SyntaxNode[] {
  const lists = node.children.filter(({ type }) => type === 'parameters' || type === 'class_parameters');
  return lists.flatMap(({ children }) => children.filter(({ type }) => /^(?:class_)?parameter$/.test(type)));
}

export function readParameters(reader: SyntaxReader, nodes: readonly SyntaxNode[], scope: Scope): Binding[] {
  return nodes.map((node, index) => {
    const name = childOf(node, 'name');
    const value = childOf(node, 'default_value');
    const type = typedAs(reader, childOf(node, 'type'));
    const fallbacks = [...(value ? [reader.expression(value)] : []), ...(type ? [type] : [])];
    return reader.builder.declareParameter(scope, index, name ? reader.builder.textOf(name) : `(${index})`, fallbacks);
  });
}
