import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { inArm } from '../java/branches.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { lastValue } from './functions.ts';

/** The value of an arm: what its last statement gives. */
function readArm(reader: SyntaxReader, node: SyntaxNode): Expression | undefined {
  if (node.type !== 'block') return lastValue(reader, [node]);
  return reader.builder.inScope(() => lastValue(reader, node.children));
}

/** A chain of `else if` is read flat. */
export function readIf(reader: SyntaxReader, node: SyntaxNode): Expression {
  const options: Expression[] = [];
  const first = childOf(node, 'condition');
  let statement: SyntaxNode | undefined = node;
  for (let index = 0; statement; ) {
    const condition = childOf(statement, 'condition');
    reader.expression(condition);
    const arms: readonly SyntaxNode[] = statement.children.filter(
      (child) => child !== condition && !/_comment$/.test(child.type),
    );
    const [body, other] = arms;
    statement = other?.type === 'if_expression' ? other : undefined;
    for (const arm of statement ? [body] : [body, other]) {
      if (!arm) continue;
      const isElse = arm === other;
      const value = inArm(reader, node, { index, condition, body: arm, isElse }, () => readArm(reader, arm));
      if (value) options.push(value);
      index += 1;
    }
  }
  return { kind: 'choice', condition: first ? reader.builder.textOf(first) : '', options, ...spanOf(node) };
}

export function readWhen(reader: SyntaxReader, node: SyntaxNode): Expression {
  const options: Expression[] = [];
  reader.builder.inScope(() => {
    for (const [index, entry] of node.children.entries()) {
      const body =
        entry.type === 'when_entry' ? entry.children.findLast(({ field }) => field !== 'condition') : undefined;
      const condition = childOf(entry, 'condition');
      if (!body) reader.statements(entry);
      else {
        const value = inArm(reader, node, { index, condition, body }, () => readArm(reader, body));
        if (value) options.push(value);
      }
    }
  });
  return { kind: 'choice', condition: '', options, ...spanOf(node) };
}

/** What is tried, and what is done when it fails, are alternatives. */
export function readTry(reader: SyntaxReader, node: SyntaxNode): Expression {
  const options: Expression[] = [];
  for (const [index, child] of node.children.entries()) {
    const body = child.type === 'block' ? child : child.children.findLast(({ type }) => type === 'block');
    if (!body) continue;
    const arm = { index, condition: undefined, body };
    if (child.type === 'finally_block') readArm(reader, body);
    else options.push(...inArm(reader, node, arm, () => [readArm(reader, body)]).flatMap((value) => value ?? []));
  }
  return { kind: 'choice', condition: '', options, ...spanOf(node) };
}
