import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Branch, Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { readBody } from './functions.ts';

/** What ends the function or the program, so that what follows is its alternative. */
const endings = /^(?:return|exit|die)\b/;

function inArm<T>(
  reader: SyntaxReader,
  statement: SyntaxNode,
  arm: number,
  condition: string,
  body: SyntaxNode,
  read: () => T,
): T {
  const { builder } = reader;
  const branch: Branch = {
    statement: statement.start,
    arm,
    condition,
    isElse: arm > 0,
    leaves: [body, ...body.children].some(({ start }) => endings.test(builder.text.slice(start, start + 7))),
    end: statement.end,
  };
  return builder.inBranch(branch, read);
}

export function readIf(reader: SyntaxReader, node: SyntaxNode): Expression {
  const conditionNode = childOf(node, 'condition');
  const text = conditionNode ? reader.builder.textOf(conditionNode) : '';
  const condition = node.type.startsWith('unless') ? `!${text}` : text;
  const clauses = [node, ...node.children.filter(({ field }) => field === 'alternative')];
  const options = clauses.flatMap((clause, index) => {
    reader.expression(childOf(clause, 'condition'));
    const body = clause.children.find(({ type }) => type === 'block');
    const value = body && inArm(reader, node, index, condition, body, () => readBody(reader, body));
    return value ? [value] : [];
  });
  return { kind: 'choice', condition, options, ...spanOf(node) };
}

/** `$port = 80 unless $port;`, `serve($_) for 80, 81;`. */
export function readSingleLine(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [statement, modifier] = node.children;
  if (!statement || !modifier) return reader.expression(statement);
  const condition = reader.builder.textOf(modifier);
  if (modifier.type === 'for_simple_statement') {
    const of = reader.expression(childOf(modifier, 'list'));
    reader.builder.declare('$_', { kind: 'element', of, ...spanOf(node) }, statement.start);
    return reader.expression(statement);
  }
  reader.statements(modifier);
  const text = modifier.type.startsWith('unless') ? `!(${condition})` : condition;
  return inArm(reader, node, 0, text, statement, () => reader.expression(statement));
}

export function readTernary(reader: SyntaxReader, node: SyntaxNode): Expression {
  const conditionNode = childOf(node, 'condition');
  reader.expression(conditionNode);
  const arms = [childOf(node, 'true'), childOf(node, 'false')].flatMap((arm) => arm ?? []);
  const options = arms.map((arm) => reader.expression(arm));
  const condition = conditionNode ? reader.builder.textOf(conditionNode) : '';
  return { kind: 'choice', condition, options, ...spanOf(node) };
}

/** `for my $port (80, 81) { … }`; without a name the item is `$_`. */
export function readFor(reader: SyntaxReader, node: SyntaxNode): Expression {
  const body = childOf(node, 'body');
  const list = node.children.find(({ type, field }) => type === 'array' && field === undefined);
  const variable = node.children.find(({ type }) => type === 'scalar_variable');
  const of = reader.expression(list);
  reader.builder.inScope(() => {
    const name = variable ? reader.builder.textOf(variable) : '$_';
    reader.builder.declare(name, { kind: 'element', of, ...spanOf(node) }, node.start);
    if (body) reader.statements(body);
  });
  return unknown(node);
}
