import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Branch, Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { readMembers } from './functions.ts';
import { readFieldRow, readRow } from './sequences.ts';

/** What ends the function or the program, so that what follows is its alternative. */
const endings = /^(?:return\b|throw\b|exit\()/;

function branchOf(
  { builder }: SyntaxReader,
  statement: SyntaxNode,
  arm: number,
  condition: string,
  body: SyntaxNode,
): Branch {
  const leaves = [body, ...body.children].some((child) =>
    endings.test(builder.text.slice(child.start, child.start + 40)),
  );
  const isElse = arm > 0 && statement.type === 'if_statement';
  return { statement: statement.start, arm, condition, isElse, leaves, end: statement.end };
}

export function readIf(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const condition = node.children.filter(({ field }) => field !== 'consequence' && field !== 'alternative');
  readRow(reader, condition);
  const text = condition[0] ? builder.text.slice(condition[0].start, condition.at(-1)?.end) : '';
  for (const [index, field] of ['consequence', 'alternative'].entries()) {
    const arm = childOf(node, field);
    if (arm) builder.inBranch(branchOf(reader, node, index, text, arm), () => reader.statement(arm));
  }
}

export function readSwitch(reader: SyntaxReader, node: SyntaxNode): void {
  const condition = childOf(node, 'condition');
  if (condition) reader.statement(condition);
  const arms = childOf(node, 'body')?.children ?? [];
  for (const [index, arm] of arms.entries()) {
    const branch = branchOf(reader, node, index, '', { ...arm, children: [] });
    reader.builder.inBranch(branch, () => reader.builder.inScope(() => readMembers(reader, arm)));
  }
}

/** `for (final port in ports) { … }` */
export function readFor(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  builder.inScope(() => {
    const parts = node.children.find(({ type }) => type === 'for_loop_parts');
    const name = parts && childOf(parts, 'name');
    if (parts && name) {
      const list = readFieldRow(reader, parts, 'value');
      const item: Expression = { kind: 'element', of: list, ...spanOf(parts) };
      builder.declare(builder.textOf(name), item, name.start);
    } else if (parts) reader.statements(parts);
    const body = childOf(node, 'body');
    if (body) reader.statement(body);
  });
}
