import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Binding, FunctionNode, Scope } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { typedAs } from './types.ts';

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name: string): FunctionNode {
  const resultType = typedAs(reader, childOf(node, 'returns') ?? childOf(node, 'type'));
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, childOf(node, 'parameters'), scope),
    body: () => {
      const body = childOf(node, 'body');
      if (body?.type === 'arrow_expression_clause') return reader.expression(body);
      if (body) reader.statements(body);
      return undefined;
    },
  });
}

export function readParameters(reader: SyntaxReader, list: SyntaxNode | undefined, scope: Scope): Binding[] {
  const nodes = (list?.children ?? []).filter(({ type }) => type === 'parameter');
  return nodes.map((node, index) => {
    const name = childOf(node, 'name');
    const typeNode = childOf(node, 'type');
    const value = node.children.find((child) => child !== name && child !== typeNode && isValue(child));
    const type = typedAs(reader, typeNode);
    const fallbacks = [...(value ? [reader.expression(value)] : []), ...(type ? [type] : [])];
    return reader.builder.declareParameter(scope, index, name ? reader.builder.textOf(name) : `(${index})`, fallbacks);
  });
}

function isValue({ type }: SyntaxNode): boolean {
  return type !== 'modifier' && type !== 'attribute_list' && type !== 'comment';
}
