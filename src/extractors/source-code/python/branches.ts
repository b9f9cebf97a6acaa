import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Branch, Expression } from '../program.ts';
import { type SyntaxReader, spanOf, valuesOf } from '../syntax-reader.ts';

/** What ends the function or the program, so that what follows is its alternative. */
const endings = /^(?:return\b|raise\b|(?:sys\.)?exit\(|quit\(|os\._exit\()/;

interface Arm {
  readonly index: number;
  readonly condition: SyntaxNode | undefined;
  readonly body: SyntaxNode;
  readonly isElse?: boolean;
}

function readArm(reader: SyntaxReader, statement: SyntaxNode, { index, condition, body, isElse = false }: Arm): void {
  const { builder } = reader;
  const branch: Branch = {
    statement: statement.start,
    arm: index,
    condition: condition ? builder.textOf(condition) : '',
    isElse,
    leaves: body.children.some(({ start }) => endings.test(builder.text.slice(start, start + 20))),
    end: statement.end,
  };
  builder.inBranch(branch, () => reader.statements(body));
}

export function readIf(reader: SyntaxReader, node: SyntaxNode): void {
  const first = childOf(node, 'condition');
  let index = 0;
  for (const clause of [node, ...node.children.filter(({ field }) => field === 'alternative')]) {
    const isElse = clause.type === 'else_clause';
    const condition = isElse ? first : childOf(clause, 'condition');
    const body = childOf(clause, isElse ? 'body' : 'consequence');
    if (!isElse) reader.expression(condition);
    if (body) readArm(reader, node, { index, condition, body, isElse });
    index += 1;
  }
}

/** What is tried, and what is done when it fails, are alternatives. */
export function readTry(reader: SyntaxReader, node: SyntaxNode): void {
  const body = childOf(node, 'body');
  if (body) readArm(reader, node, { index: 0, condition: undefined, body });
  let index = 1;
  for (const clause of node.children) {
    if (clause === body) continue;
    const block = clause.children.find(({ type }) => type === 'block');
    if (!/^except/.test(clause.type) || !block) {
      reader.statement(clause);
      continue;
    }
    for (const child of clause.children) if (child !== block) reader.expression(child);
    readArm(reader, node, { index, condition: undefined, body: block });
    index += 1;
  }
}

export function readMatch(reader: SyntaxReader, node: SyntaxNode): void {
  for (const child of node.children) if (child.field === 'subject') reader.expression(child);
  const clauses = childOf(node, 'body')?.children ?? [];
  for (const [index, clause] of clauses.entries()) {
    const body = childOf(clause, 'consequence');
    if (body) readArm(reader, node, { index, condition: valuesOf(clause)[0], body });
  }
}

/** `a if condition else b`. */
export function readConditional(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [first, condition, second] = valuesOf(node);
  reader.expression(condition);
  const options = [first, second].flatMap((option) => (option ? [reader.expression(option)] : []));
  return { kind: 'choice', condition: condition ? reader.builder.textOf(condition) : '', options, ...spanOf(node) };
}
