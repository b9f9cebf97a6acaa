import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, FunctionNode } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { tableOf } from './names.ts';

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name: string | undefined): FunctionNode {
  return reader.builder.function({
    name,
    span: spanOf(node),
    parameters: (scope) => {
      const names = (childOf(node, 'parameters')?.children ?? []).filter(({ type }) => type === 'identifier');
      return names.map((parameter, index) =>
        reader.builder.declareParameter(scope, index, reader.builder.textOf(parameter), []),
      );
    },
    body: () => {
      const body = childOf(node, 'body');
      if (body) reader.statements(body);
      return undefined;
    },
  });
}

/** `function f()`, `local function f()`, `function M.f()`, `function M:f()`. */
export function readFunctionDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const target = childOf(node, 'name');
  const key = target && (childOf(target, 'field') ?? childOf(target, 'method'));
  const table = target && tableOf(reader, childOf(target, 'table'));
  const name = key ?? target;
  const read = () => readFunction(reader, node, name && builder.textOf(name));
  const declared = table ? builder.inClass(table, read) : read();
  const value: Expression = { kind: 'function', function: declared, ...spanOf(node) };
  if (!target || !name) return;
  if (table) giveField(table, builder.textOf(name), value);
  else if (key) builder.assign(reader.expression(target), value, node.start);
  else builder.declare(builder.textOf(name), value, node.start, { scope: isLocal(node) ? builder.scope : builder.top });
}

function isLocal({ field }: SyntaxNode): boolean {
  return field === 'local_declaration';
}

export function readFunctionExpression(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'function', function: readFunction(reader, node, undefined), ...spanOf(node) };
}
