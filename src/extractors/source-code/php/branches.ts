import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Branch, Expression } from '../program.ts';
import { type SyntaxReader, spanOf, valuesOf } from '../syntax-reader.ts';
import { assignTo } from './assignments.ts';

/** What ends the function or the program, so that what follows is its alternative. */
const endings = /^(?:return|exit|die|throw)\b/;

interface Arm {
  readonly index: number;
  readonly condition: SyntaxNode | undefined;
  readonly body: SyntaxNode;
  readonly isElse?: boolean;
}

function branchOf(
  { builder }: SyntaxReader,
  statement: SyntaxNode,
  { index, condition, body, isElse = false }: Arm,
): Branch {
  return {
    statement: statement.start,
    arm: index,
    condition: condition ? builder.textOf(condition) : '',
    isElse,
    leaves: [body, ...body.children].some(({ start }) => endings.test(builder.text.slice(start, start + 8))),
    end: statement.end,
  };
}

function readArm(reader: SyntaxReader, statement: SyntaxNode, arm: Arm): void {
  reader.builder.inBranch(branchOf(reader, statement, arm), () => reader.statement(arm.body));
}

export function readIf(reader: SyntaxReader, node: SyntaxNode): void {
  const first = childOf(node, 'condition');
  const clauses = [node, ...node.children.filter(({ field }) => field === 'alternative')];
  for (const [index, clause] of clauses.entries()) {
    const isElse = clause.type === 'else_clause';
    const condition = isElse ? first : childOf(clause, 'condition');
    const body = childOf(clause, 'body');
    if (!isElse) reader.expression(condition);
    if (body) readArm(reader, node, { index, condition, body, isElse });
  }
}

export function readSwitch(reader: SyntaxReader, node: SyntaxNode): void {
  reader.expression(childOf(node, 'condition'));
  for (const [index, body] of (childOf(node, 'body')?.children ?? []).entries()) {
    readArm(reader, node, { index, condition: childOf(body, 'value'), body });
  }
}

/** What is tried, and what is done when it fails, are alternatives. */
export function readTry(reader: SyntaxReader, node: SyntaxNode): void {
  let index = 0;
  for (const clause of node.children) {
    const body = clause.type === 'catch_clause' ? childOf(clause, 'body') : clause;
    if (!body) continue;
    if (clause.type === 'finally_clause') reader.statement(clause);
    else readArm(reader, node, { index, condition: undefined, body });
    index += 1;
  }
}

/** `a ? b : c`; `a ?: c` is a when it has a value. */
export function readConditional(reader: SyntaxReader, node: SyntaxNode): Expression {
  const condition = childOf(node, 'condition');
  const body = childOf(node, 'body');
  const alternative = childOf(node, 'alternative');
  const first = reader.expression(condition);
  const arms = [body, alternative].flatMap((arm, index) => {
    if (!arm) return [];
    const branch = branchOf(reader, node, { index, condition, body: arm, isElse: index > 0 });
    return reader.builder.inBranch(branch, () => reader.expression(arm));
  });
  if (!body) return { kind: 'fallback', options: [first, ...arms], ...spanOf(node) };
  return {
    kind: 'choice',
    condition: condition ? reader.builder.textOf(condition) : '',
    options: arms,
    ...spanOf(node),
  };
}

export function readMatch(reader: SyntaxReader, node: SyntaxNode): Expression {
  reader.expression(childOf(node, 'condition'));
  const arms = childOf(node, 'body')?.children ?? [];
  const options = arms.map((arm) => reader.expression(childOf(arm, 'return_expression')));
  return { kind: 'choice', condition: '', options, ...spanOf(node) };
}

/** `foreach ($ports as $name => $port)`. */
export function readForeach(reader: SyntaxReader, node: SyntaxNode): void {
  const body = childOf(node, 'body');
  const [list, target] = valuesOf(node).filter((child) => child !== body);
  const of = reader.expression(list);
  const item = target?.type === 'pair' ? target.children[1] : target;
  const variable = item?.type === 'by_ref' ? item.children[0] : item;
  assignTo(reader, variable, { kind: 'element', of, ...spanOf(node) }, variable?.start ?? node.start);
  if (body) reader.statement(body);
}
