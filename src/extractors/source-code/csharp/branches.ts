import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { inArm, readIf, readTernary } from '../java/branches.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, valuesOf } from '../syntax-reader.ts';

export { readIf, readTernary };

export function readSwitch(reader: SyntaxReader, node: SyntaxNode): void {
  reader.expression(childOf(node, 'value'));
  for (const [index, body] of (childOf(node, 'body')?.children ?? []).entries()) {
    const [condition] = body.children;
    inArm(reader, node, { index, condition, body }, () => reader.builder.inScope(() => reader.statements(body)));
  }
}

/** `x switch { 1 => 80, _ => 81 }` */
export function readSwitchExpression(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [subject] = valuesOf(node);
  reader.expression(subject);
  const arms = node.children.filter(({ type }) => type === 'switch_expression_arm');
  const options = arms.flatMap((body, index) => {
    const value = body.children.at(-1);
    const condition = body.children[0];
    return value ? [inArm(reader, node, { index, condition, body }, () => reader.expression(value))] : [];
  });
  return { kind: 'choice', condition: '', options, ...spanOf(node) };
}

/** What is tried, and what is done when it fails, are alternatives. */
export function readTry(reader: SyntaxReader, node: SyntaxNode): void {
  for (const [index, child] of node.children.entries()) {
    const body = childOf(child, 'body') ?? (child.type === 'block' ? child : undefined);
    if (body && child.type !== 'finally_clause') {
      inArm(reader, node, { index, condition: undefined, body }, () => reader.statement(body));
    } else reader.statements(child);
  }
}
