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
  readChain(
    reader,
    node,
    node,
    node.children.filter(({ field }) => field === 'alternative'),
  );
}

/** An `elif` is an `if` inside the `else`. */
function readChain(reader: SyntaxReader, statement: SyntaxNode, clause: SyntaxNode, rest: readonly SyntaxNode[]): void {
  const condition = childOf(clause, 'condition');
  const body = childOf(clause, 'consequence');
  reader.expression(condition);
  if (body) readArm(reader, { ...statement, start: clause.start }, { index: 0, condition, body });
  const [next, ...others] = rest;
  if (!next) return;
  const branch = { start: clause.start, end: statement.end };
  if (next.type === 'else_clause') {
    const otherwise = childOf(next, 'body');
    if (otherwise) readArm(reader, { ...statement, ...branch }, { index: 1, condition, body: otherwise, isElse: true });
    return;
  }
  const text = condition ? reader.builder.textOf(condition) : '';
  reader.builder.inBranch(
    { statement: clause.start, arm: 1, condition: text, isElse: true, leaves: false, end: statement.end },
    () => readChain(reader, statement, next, others),
  );
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
