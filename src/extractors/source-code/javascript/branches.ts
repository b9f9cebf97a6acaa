import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { caseOf } from '../cases.ts';
import { modeComparison } from '../choices.ts';
import { type Branch, bindingOf, type Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { destructure } from './names.ts';

const breakers = new Set(['return_statement', 'throw_statement']);

function branchOf(reader: SyntaxReader, statement: SyntaxNode, arm: number, condition: SyntaxNode | undefined): Branch {
  const text = conditionOf(reader, condition);
  return {
    statement: statement.start,
    arm,
    condition: text,
    isElse: arm > 0 && statement.type !== 'switch_statement',
    leaves: false,
    end: statement.end,
  };
}

/** The text of a condition; of a name that holds a comparison of NODE_ENV that comparison: `const isProduction = …`. */
function conditionOf({ builder }: SyntaxReader, condition: SyntaxNode | undefined): string {
  const text = condition ? builder.textOf(condition) : '';
  const [, not = '', name = ''] = /^\(*\s*(!?)\s*([\w$]+)\s*\)*$/.exec(text) ?? [];
  const [definition, ...others] = bindingOf(name, builder.scope)?.definitions ?? [];
  if (!definition?.value || others.length > 0) return text;
  const comparison = builder.text.slice(definition.value.start, definition.value.end);
  return modeComparison(comparison) ? `${not}(${comparison})` : text;
}

function readArm(reader: SyntaxReader, branch: Branch, node: SyntaxNode | undefined): void {
  if (!node) return;
  reader.builder.inBranch({ ...branch, leaves: leaves(reader, node) }, () => reader.statement(node));
}

/** Whether nothing that follows the statement runs after this arm. */
function leaves(reader: SyntaxReader, node: SyntaxNode): boolean {
  if (breakers.has(node.type)) return true;
  if (node.type === 'statement_block') return node.children.some((child) => leaves(reader, child));
  return node.type === 'expression_statement' && reader.builder.textOf(node).startsWith('process.exit');
}

export function readTernary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const condition = childOf(node, 'condition');
  reader.expression(condition);
  const arms = [childOf(node, 'consequence'), childOf(node, 'alternative')];
  const options = arms.map((arm, index) =>
    reader.builder.inBranch(branchOf(reader, node, index, condition), () => reader.expression(arm)),
  );
  return { kind: 'choice', condition: conditionOf(reader, condition), options, ...spanOf(node) };
}

export function readIf(reader: SyntaxReader, node: SyntaxNode): void {
  const condition = childOf(node, 'condition');
  reader.expression(condition);
  readArm(reader, branchOf(reader, node, 0, condition), childOf(node, 'consequence'));
  readArm(reader, branchOf(reader, node, 1, condition), childOf(node, 'alternative'));
}

export function readSwitch(reader: SyntaxReader, node: SyntaxNode): void {
  const subject = reader.expression(childOf(node, 'value'));
  let labels: string[] = [];
  for (const [index, arm] of (childOf(node, 'body')?.children ?? []).entries()) {
    const label = childOf(arm, 'value');
    labels.push(label ? reader.builder.textOf(label) : '');
    const taken = caseOf(subject, labels.includes('') ? [''] : labels);
    const branch = { ...branchOf(reader, node, index, label), ...(taken ? { case: taken } : {}) };
    reader.builder.inBranch(branch, () => reader.builder.inScope(() => reader.statements(arm)));
    // An arm without statements falls through to the next.
    if (arm.children.length > (label ? 1 : 0)) labels = [];
  }
}

export function readForIn(reader: SyntaxReader, node: SyntaxNode): void {
  reader.builder.inScope(() => {
    const left = childOf(node, 'left');
    const list = reader.expression(childOf(node, 'right'));
    const item: Expression = { kind: 'element', of: list, ...spanOf(node) };
    const give = (name: SyntaxNode, value: Expression) =>
      reader.builder.declare(reader.builder.textOf(name), value, name.start);
    if (left?.type === 'identifier') give(left, item);
    else if (left && /_pattern$/.test(left.type)) destructure(reader, left, item, give);
    const body = childOf(node, 'body');
    if (body) reader.statement(body);
  });
}
