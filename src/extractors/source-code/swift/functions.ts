import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, FunctionNode, Scope } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { declareItem } from './declarations.ts';
import { typedAs } from './types.ts';

export function readFunctionDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  if (!name) return;
  const text = reader.builder.textOf(name);
  const read = readFunction(reader, node, text);
  declareItem(reader, text, { kind: 'function', function: read, ...spanOf(node) }, node);
}

/** A function or a closure. One that holds a single expression gives it. */
export function readFunction(reader: SyntaxReader, node: SyntaxNode, name: string | undefined): FunctionNode {
  const parameters = parametersOf(node);
  const types = node.children.filter(({ field, type }) => field === 'name' && /_type$/.test(type));
  const result = typedAs(reader, types.at(-1));
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(result ? { resultType: result } : {}),
    parameters: (scope) => parameters.map((parameter, index) => declareParameter(reader, parameter, index, scope)),
    body: () => readBody(reader, childOf(node, 'body') ?? node),
  });
}

function readBody(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  const body = node.children.find(({ type }) => type === 'statements');
  const statements = body?.children ?? [];
  const [only] = statements;
  if (statements.length === 1 && only && isExpression(only)) return reader.expression(only);
  for (const child of statements) reader.statement(child);
  return undefined;
}

function isExpression({ type }: SyntaxNode): boolean {
  return /_(?:expression|literal)$|^simple_identifier$/.test(type);
}

interface Parameter {
  readonly node: SyntaxNode;
  readonly fallback: SyntaxNode | undefined;
}

/** A parameter's default stands behind it, as its sibling. */
function parametersOf(node: SyntaxNode): readonly Parameter[] {
  if (node.type === 'lambda_literal') {
    const type = childOf(node, 'type');
    const list = type?.children.find((child) => child.type === 'lambda_function_type_parameters');
    return (list?.children ?? []).map((child) => ({ node: child, fallback: undefined }));
  }
  return node.children.flatMap((child, index) => {
    if (child.type !== 'parameter') return [];
    const next = node.children[index + 1];
    return { node: child, fallback: next?.field === 'default_value' ? next : undefined };
  });
}

function declareParameter(reader: SyntaxReader, { node, fallback }: Parameter, index: number, scope: Scope) {
  const { builder } = reader;
  const name = childOf(node, 'name');
  const label = childOf(node, 'external_name');
  const text = name ? builder.textOf(name) : `(${index})`;
  const type = typedAs(
    reader,
    node.children.find((child) => child.field === 'name' && child !== name),
  );
  const given = [...(fallback ? [reader.expression(fallback)] : []), ...(type ? [type] : [])];
  return builder.declareParameter(scope, index, text, given, { label: label ? builder.textOf(label) : text });
}
