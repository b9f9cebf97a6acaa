import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Branch, Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';

/** What ends the function or the program, so that what follows is its alternative. */
const endings = /^(?:return\b|throw\b|System\.exit\(|Environment\.Exit\(|exitProcess\()/;

export interface Arm {
  readonly index: number;
  readonly condition: SyntaxNode | undefined;
  readonly body: SyntaxNode;
  readonly isElse?: boolean;
}

/** Reads one arm of a statement. */
export function inArm<T>(reader: SyntaxReader, statement: SyntaxNode, arm: Arm, read: () => T): T {
  const { index, condition, body, isElse = false } = arm;
  const { builder } = reader;
  const branch: Branch = {
    statement: statement.start,
    arm: index,
    condition: condition ? builder.textOf(condition) : '',
    isElse,
    leaves: [body, ...body.children].some(({ start }) => endings.test(builder.text.slice(start, start + 20))),
    end: statement.end,
  };
  return builder.inBranch(branch, read);
}

function readArm(reader: SyntaxReader, statement: SyntaxNode, arm: Arm): void {
  inArm(reader, statement, arm, () => reader.statement(arm.body));
}

/** A chain of `else if` is read flat. */
export function readIf(reader: SyntaxReader, node: SyntaxNode): void {
  reader.builder.inScope(() => {
    let statement: SyntaxNode | undefined = node;
    for (let index = 0; statement; ) {
      const condition = childOf(statement, 'condition');
      reader.expression(condition);
      const body = childOf(statement, 'consequence');
      if (body) readArm(reader, node, { index, condition, body });
      index += 1;
      const other: SyntaxNode | undefined = childOf(statement, 'alternative');
      if (other && other.type !== 'if_statement') {
        readArm(reader, node, { index, condition, body: other, isElse: true });
      }
      statement = other?.type === 'if_statement' ? other : undefined;
    }
  });
}

export function readTernary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const condition = childOf(node, 'condition');
  reader.expression(condition);
  const arms = [childOf(node, 'consequence'), childOf(node, 'alternative')];
  const options = arms.flatMap((body, index) =>
    body ? [inArm(reader, node, { index, condition, body, isElse: index > 0 }, () => reader.expression(body))] : [],
  );
  return { kind: 'choice', condition: condition ? reader.builder.textOf(condition) : '', options, ...spanOf(node) };
}

/** A `switch` with arrows gives a value. */
export function readSwitch(reader: SyntaxReader, node: SyntaxNode): Expression {
  reader.expression(childOf(node, 'condition'));
  const options: Expression[] = [];
  for (const [index, body] of (childOf(node, 'body')?.children ?? []).entries()) {
    const [label, value] = body.children;
    inArm(reader, node, { index, condition: label, body }, () => {
      if (body.type === 'switch_rule' && value?.type === 'expression_statement') {
        options.push(reader.expression(value.children[0]));
      } else reader.builder.inScope(() => reader.statements(body));
    });
  }
  return { kind: 'choice', condition: '', options, ...spanOf(node) };
}

/** What is tried, and what is done when it fails, are alternatives. */
export function readTry(reader: SyntaxReader, node: SyntaxNode): void {
  reader.builder.inScope(() => {
    let index = 0;
    for (const child of node.children) {
      const isCatch = child.type === 'catch_clause';
      const body = isCatch ? childOf(child, 'body') : child;
      if (body && (isCatch || child.field === 'body')) {
        readArm(reader, node, { index, condition: undefined, body });
        index += 1;
      } else reader.statements(child);
    }
  });
}
