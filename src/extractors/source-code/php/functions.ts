import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, FunctionNode, Scope } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { shareNames } from './assignments.ts';
import { readType } from './types.ts';

export function readFunctionDefinition(reader: SyntaxReader, node: SyntaxNode): void {
  const nameNode = childOf(node, 'name');
  const name = nameNode && reader.builder.textOf(nameNode);
  const value: Expression = { kind: 'function', function: readFunction(reader, node, name), ...spanOf(node) };
  if (name !== undefined) reader.builder.declare(name, value, node.start, { scope: reader.builder.top });
}

export function readClosure(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'function', function: readFunction(reader, node, undefined), ...spanOf(node) };
}

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name: string | undefined): FunctionNode {
  const resultType = readType(reader, childOf(node, 'return_type'));
  const shared = node.children.find(({ type }) => type === 'anonymous_function_use_clause');
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, childOf(node, 'parameters'), scope),
    body: () => {
      if (shared) shareNames(reader, shared.children, false);
      const body = childOf(node, 'body');
      if (body && body.type !== 'compound_statement') return reader.expression(body);
      if (body) reader.statements(body);
      return undefined;
    },
  });
}

function readParameters(reader: SyntaxReader, list: SyntaxNode | undefined, scope: Scope) {
  const nodes = (list?.children ?? []).filter(({ type }) => type.endsWith('_parameter'));
  return nodes.map((node, index) => {
    const nameNode = childOf(node, 'name');
    const name = nameNode ? reader.builder.textOf(nameNode) : `(${index})`;
    const value = childOf(node, 'default_value');
    const type = readType(reader, childOf(node, 'type'));
    const fallbacks = [...(value ? [reader.expression(value)] : []), ...(type ? [type] : [])];
    const binding = reader.builder.declareParameter(scope, index, name, fallbacks);
    // `__construct(private int $port = 80)` makes a property.
    const owner = reader.builder.currentClass;
    if (node.type === 'property_promotion_parameter' && owner && nameNode) {
      giveField(owner, name.slice(1), reader.builder.name(nameNode, name));
    }
    return binding;
  });
}
