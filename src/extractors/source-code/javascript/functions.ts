import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, FunctionNode, Scope } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { keyOf } from './literals.ts';
import { destructure, readType } from './names.ts';

export function readFunctionDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const read = readFunction(reader, node);
  if (!name) return;
  const value: Expression = { kind: 'function', function: read, ...spanOf(node) };
  reader.builder.declare(reader.builder.textOf(name), value, node.start);
}

export function readFunctionExpression(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'function', function: readFunction(reader, node), ...spanOf(node) };
}

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name?: string): FunctionNode {
  const nameNode = childOf(node, 'name');
  const resultType = readType(reader, childOf(node, 'return_type'));
  return reader.builder.function({
    name: nameNode ? keyOf(reader, nameNode) : name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, node, scope),
    body: () => {
      const body = childOf(node, 'body');
      if (body && body.type !== 'statement_block') return reader.expression(body);
      if (body) reader.statements(body);
      return undefined;
    },
  });
}

function readParameters(reader: SyntaxReader, node: SyntaxNode, scope: Scope) {
  const single = childOf(node, 'parameter');
  const nodes = single ? [single] : (childOf(node, 'parameters')?.children ?? []);
  return nodes.map((parameter, index) => readParameter(reader, parameter, index, scope));
}

function readParameter(reader: SyntaxReader, node: SyntaxNode, index: number, scope: Scope) {
  const typed = node.type === 'required_parameter' || node.type === 'optional_parameter';
  const assigned = node.type === 'assignment_pattern';
  const pattern = (typed ? childOf(node, 'pattern') : assigned ? childOf(node, 'left') : node) ?? node;
  const fallbackNode = childOf(node, typed ? 'value' : 'right');
  const type = typed ? readType(reader, childOf(node, 'type')) : undefined;
  const fallbacks = fallbackNode && (typed || assigned) ? [reader.expression(fallbackNode)] : [];
  if (type) fallbacks.push(type);
  if (pattern.type === 'identifier') {
    const name = reader.builder.textOf(pattern);
    const binding = reader.builder.declareParameter(scope, index, name, fallbacks);
    if (node.children.some(({ type: kind }) => kind === 'accessibility_modifier') && reader.builder.currentClass) {
      giveField(reader.builder.currentClass, name, reader.builder.name(pattern));
    }
    return binding;
  }
  // A pattern takes its parts from a parameter that has no name of its own.
  const hidden = `(${index})`;
  const binding = reader.builder.declareParameter(scope, index, hidden, fallbacks);
  destructure(reader, pattern, reader.builder.name(pattern, hidden), (at, part) =>
    reader.builder.declare(reader.builder.textOf(at), part, at.start, { scope }),
  );
  return binding;
}
