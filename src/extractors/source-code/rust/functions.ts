import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, FunctionNode, Scope } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { isTestOnly } from './attributes.ts';
import { readBlock } from './branches.ts';
import { declareItem } from './declarations.ts';
import { typedAs } from './paths.ts';
import { bindPattern } from './patterns.ts';

export function readFunctionItem(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  if (!name || isTestOnly(reader, node)) return;
  const text = reader.builder.textOf(name);
  const read = readFunction(reader, node, text);
  declareItem(reader, text, { kind: 'function', function: read, ...spanOf(node) }, node);
}

export function readClosure(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'function', function: readFunction(reader, node, undefined), ...spanOf(node) };
}

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name: string | undefined): FunctionNode {
  const resultType = typedAs(reader, childOf(node, 'return_type'));
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, childOf(node, 'parameters'), scope),
    body: () => {
      const body = childOf(node, 'body');
      return body?.type === 'block' ? readBlock(reader, body) : body && reader.expression(body);
    },
  });
}

/** A method's `self` is no parameter: it stands before the dot. */
function readParameters(reader: SyntaxReader, list: SyntaxNode | undefined, scope: Scope) {
  const parameters = (list?.children ?? []).filter(
    (node) =>
      node.type !== 'self_parameter' && childOf(node, 'pattern')?.type !== 'self' && !/_comment$/.test(node.type),
  );
  return parameters.map((node, index) => {
    const pattern = childOf(node, 'pattern') ?? node;
    const type = typedAs(reader, childOf(node, 'type'));
    const isName = pattern.type === 'identifier';
    const name = isName ? reader.builder.textOf(pattern) : `(${index})`;
    const binding = reader.builder.declareParameter(scope, index, name, type ? [type] : []);
    if (!isName) bindPattern(reader, pattern, reader.builder.name(pattern, name), pattern.start);
    return binding;
  });
}
