import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Branch, Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import type { ReadForm } from './calls.ts';
import { bindPattern, bodyOf, elseOf, readBody } from './functions.ts';

function readArm(
  reader: SyntaxReader,
  statement: SyntaxNode,
  arm: number,
  condition: string,
  body: readonly SyntaxNode[],
  isElse = false,
): Expression {
  const branch: Branch = {
    statement: statement.start,
    arm,
    condition,
    isElse,
    leaves: false,
    end: statement.end,
  };
  return reader.builder.inBranch(branch, () => readBody(reader, body)) ?? unknown(statement);
}

const readCondition =
  (isNegated: boolean): ReadForm =>
  (reader, node, parts) => {
    const conditionNode = parts.piped ? undefined : parts.args?.children[0];
    reader.expression(conditionNode);
    const text = conditionNode ? reader.builder.textOf(conditionNode) : '';
    const condition = isNegated ? `!(${text})` : text;
    const otherwise = elseOf(reader, parts);
    const options = [
      readArm(reader, node, 0, condition, bodyOf(reader, parts)),
      ...(otherwise.length > 0 ? [readArm(reader, node, 1, condition, otherwise, true)] : []),
    ];
    return { kind: 'choice', condition, options, ...spanOf(node) };
  };

export const readIf = readCondition(false);
export const readUnless = readCondition(true);

/** Each clause has names of its own. */
function readClauses(
  reader: SyntaxReader,
  node: SyntaxNode,
  clauses: readonly SyntaxNode[],
  subject: Expression | undefined,
): Expression {
  const options = clauses
    .filter(({ type }) => type === 'stab_clause')
    .map((clause, index) =>
      reader.builder.inScope(() => {
        const [pattern] = valuesOf(childOf(clause, 'left') ?? { ...clause, children: [] });
        if (pattern && subject) bindPattern(reader, pattern, subject, pattern.start);
        else if (pattern && !subject) reader.expression(pattern);
        const condition = pattern ? reader.builder.textOf(pattern) : '';
        return readArm(reader, node, index, condition, childOf(clause, 'right')?.children ?? [], condition === 'true');
      }),
    );
  return { kind: 'choice', condition: '', options, ...spanOf(node) };
}

export const readCase: ReadForm = (reader, node, { args, block, piped }) => {
  const subject = piped ?? reader.expression(args?.children[0]);
  return readClauses(reader, node, block?.children ?? [], subject);
};

export const readCond: ReadForm = (reader, node, { block }) =>
  readClauses(reader, node, block?.children ?? [], undefined);

/** `for port <- ports, do: …` and `with {:ok, port} <- read(), do: …`. */
const readGenerators =
  (isLoop: boolean): ReadForm =>
  (reader, node, parts) =>
    reader.builder.inScope(() => {
      for (const child of parts.args?.children ?? []) {
        if (child.type !== 'keywords') readGenerator(reader, node, child, isLoop);
      }
      const value = readBody(reader, bodyOf(reader, parts));
      readClauses(reader, node, elseOf(reader, parts), unknown(node));
      return isLoop || !value ? unknown(node) : value;
    });

function readGenerator(reader: SyntaxReader, node: SyntaxNode, child: SyntaxNode, isLoop: boolean): void {
  const left = childOf(child, 'left');
  if (!left || childOf(child, 'operator')?.type !== '<-') {
    reader.expression(child);
    return;
  }
  const of = reader.expression(childOf(child, 'right'));
  bindPattern(reader, left, isLoop ? { kind: 'element', of, ...spanOf(node) } : of, left.start);
}

export const readFor = readGenerators(true);
export const readWith = readGenerators(false);

/** What is tried, and what is done when it fails, are alternatives. */
export const readTry: ReadForm = (reader, node, parts) => {
  const body = readArm(reader, node, 0, '', bodyOf(reader, parts));
  const others = (parts.block?.children ?? []).filter(({ type }) => type.endsWith('_block'));
  for (const [index, other] of others.entries()) readArm(reader, node, index + 1, '', other.children);
  return body;
};
