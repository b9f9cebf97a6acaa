import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Branch } from '../program.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

/** What ends the function or the program, so that what follows is its alternative. */
const endings = /^(?:return\b|exit\s*\(|_exit\s*\(|abort\s*\(|throw\b|(?:std|::)?(?:::)?exit\s*\()/;

function branchOf(
  { builder }: SyntaxReader,
  statement: SyntaxNode,
  arm: number,
  condition: string,
  body: readonly SyntaxNode[],
): Branch {
  const leaves = body
    .flatMap((child) => [child, ...child.children])
    .some((child) => endings.test(builder.text.slice(child.start, child.start + 40)));
  const isElse = arm > 0 && statement.type !== 'switch_statement';
  return { statement: statement.start, arm, condition, isElse, leaves, end: statement.end };
}

export function readIf(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  builder.inScope(() => {
    const condition = childOf(node, 'condition');
    if (condition) reader.statements(condition);
    const text = condition ? builder.textOf(condition).replace(/^\(|\)$/g, '') : '';
    for (const [index, field] of ['consequence', 'alternative'].entries()) {
      const arm = childOf(node, field);
      if (arm) builder.inBranch(branchOf(reader, node, index, text, [arm]), () => reader.statement(arm));
    }
  });
}

export function readSwitch(reader: SyntaxReader, node: SyntaxNode): void {
  const condition = childOf(node, 'condition');
  if (condition) reader.statements(condition);
  const arms = (childOf(node, 'body')?.children ?? []).filter(({ type }) => type === 'case_statement');
  for (const [index, arm] of arms.entries()) {
    const value = childOf(arm, 'value');
    const body = arm.children.filter((child) => child !== value);
    const branch = branchOf(reader, node, index, value ? reader.builder.textOf(value) : '', []);
    reader.builder.inBranch(branch, () => {
      for (const child of body) reader.statement(child);
    });
  }
}

/** The arms of `#if` are alternatives like those of an `if`; one without an alternative is taken to hold. */
export function readConditional(reader: SyntaxReader, node: SyntaxNode): void {
  readArms(reader, node, node, 0);
}

function readArms(reader: SyntaxReader, node: SyntaxNode, statement: SyntaxNode, arm: number): void {
  const { builder } = reader;
  const alternative = childOf(node, 'alternative');
  const condition = childOf(node, 'condition') ?? childOf(node, 'name');
  const body = node.children.filter((child) => child !== alternative && child !== condition);
  const read = () => {
    for (const child of body) reader.statement(child);
  };
  const negated = /^#\s*(?:ifndef|elifndef)/.test(builder.text.slice(node.start, node.start + 12)) ? '!' : '';
  const text = condition ? negated + builder.textOf(condition) : '';
  if (!alternative && arm === 0) read();
  else builder.inBranch(branchOf(reader, statement, arm, text, []), read);
  if (alternative) readArms(reader, alternative, statement, arm + 1);
}
