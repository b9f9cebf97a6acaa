import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { assignTo } from './assignments.ts';

export function readFor(reader: SyntaxReader, node: SyntaxNode): void {
  readHead(reader, node);
  for (const child of node.children) {
    if (child.field === 'body' || child.field === 'alternative') reader.statement(child);
  }
}

/** `[serve(port) for port in ports]`: its names are its own. */
export function readComprehension(reader: SyntaxReader, node: SyntaxNode): Expression {
  reader.builder.inScope(() => {
    for (const clause of node.children) if (clause.type === 'for_in_clause') readHead(reader, clause);
    for (const child of node.children) if (child.type !== 'for_in_clause') reader.statement(child);
  });
  return unknown(node);
}

/** `for target in list`. */
function readHead(reader: SyntaxReader, node: SyntaxNode): void {
  const target = childOf(node, 'left');
  const list = reader.expression(childOf(node, 'right'));
  if (!target) return;
  const isNumbered = list.kind === 'call' && list.callee.kind === 'name' && list.callee.name === 'enumerate';
  const of = isNumbered ? list.arguments[0] : list;
  const element: Expression = of ? { kind: 'element', of, ...spanOf(node) } : unknown(node);
  assignTo(reader, isNumbered ? valuesOf(target)[1] : target, element, target.start);
}
