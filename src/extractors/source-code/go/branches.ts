import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { caseOf } from '../cases.ts';
import type { Branch } from '../program.ts';
import type { SyntaxReader } from '../syntax-reader.ts';

/** What stops the program or never comes back, so that what follows is its alternative. */
const endings = /^(?:return\b|panic\(|os\.Exit\(|log\.(?:Fatal|Panic)|\w*[lL]og\w*\.Fatal)/;

function branchOf(
  reader: SyntaxReader,
  statement: SyntaxNode,
  arm: number,
  condition: SyntaxNode | undefined,
  body: SyntaxNode,
): Branch {
  const text = condition ? reader.builder.textOf(condition) : '';
  return {
    statement: statement.start,
    arm,
    condition: text,
    isElse: arm > 0 && statement.type === 'if_statement',
    leaves: leaves(reader, body),
    end: statement.end,
  };
}

function leaves(reader: SyntaxReader, block: SyntaxNode): boolean {
  const statements = block.children.flatMap((child) => (child.type === 'statement_list' ? child.children : [child]));
  return statements.some((child) => endings.test(reader.builder.text.slice(child.start, child.start + 40)));
}

export function readIf(reader: SyntaxReader, node: SyntaxNode): void {
  reader.builder.inScope(() => {
    const initializer = childOf(node, 'initializer');
    if (initializer) reader.statement(initializer);
    const condition = childOf(node, 'condition');
    reader.expression(condition);
    for (const [index, field] of ['consequence', 'alternative'].entries()) {
      const arm = childOf(node, field);
      if (arm) reader.builder.inBranch(branchOf(reader, node, index, condition, arm), () => reader.statement(arm));
    }
  });
}

export function readSwitch(reader: SyntaxReader, node: SyntaxNode): void {
  const subject = childOf(node, 'value');
  const value = subject && reader.expression(subject);
  for (const [index, arm] of node.children.filter(({ type }) => /_case$/.test(type)).entries()) {
    const compared = childOf(arm, 'value');
    const patterns = (compared?.children ?? []).map((pattern) => reader.builder.textOf(pattern));
    const isCompared = value && (compared || arm.type === 'default_case');
    const taken = isCompared ? caseOf(value, patterns) : undefined;
    const branch = { ...branchOf(reader, node, index, compared, arm), ...(taken ? { case: taken } : {}) };
    reader.builder.inBranch(branch, () => reader.builder.inScope(() => reader.statements(arm)));
  }
}
