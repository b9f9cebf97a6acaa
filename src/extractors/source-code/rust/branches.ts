import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { caseOf } from '../cases.ts';
import type { Branch, Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { bindPattern } from './patterns.ts';

/** What ends the function or the program, so that what follows is its alternative. */
const endings = /^(?:return\b|panic!|unreachable!|bail!|(?:std::)?process::exit\()/;

/** A block gives what its last expression gives, when no `;` follows. */
export function readBlock(reader: SyntaxReader, node: SyntaxNode): Expression {
  return reader.builder.inScope(() => {
    const children = node.children.filter(({ type }) => !/_comment$/.test(type));
    const last = children.at(-1);
    for (const child of children) if (child !== last) reader.statement(child);
    const value = last && valueIn(reader, last);
    if (value) return reader.expression(value);
    if (last) reader.statement(last);
    return unknown(node);
  });
}

/** The grammar calls a last `if { … }` a statement. */
function valueIn(reader: SyntaxReader, node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'expression_statement')
    return reader.builder.text[node.end - 1] === ';' ? undefined : node.children[0];
  return /_item$|_declaration$|_statement$|^(?:ERROR|macro_definition)$/.test(node.type) ? undefined : node;
}

function branchOf(
  reader: SyntaxReader,
  statement: SyntaxNode,
  arm: number,
  condition: SyntaxNode | undefined,
  body: SyntaxNode,
): Branch {
  const isIf = statement.type === 'if_expression';
  return {
    statement: statement.start,
    arm,
    condition: condition ? reader.builder.textOf(condition) : '',
    isElse: isIf && arm > 0,
    leaves: leaves(reader, body),
    end: statement.end,
  };
}

function leaves(reader: SyntaxReader, body: SyntaxNode): boolean {
  return [body, ...body.children].some((child) =>
    endings.test(reader.builder.text.slice(child.start, child.start + 40)),
  );
}

export function readIf(reader: SyntaxReader, node: SyntaxNode): Expression {
  const condition = childOf(node, 'condition');
  const arms = [childOf(node, 'consequence'), childOf(node, 'alternative')];
  return reader.builder.inScope(() => {
    if (condition) readCondition(reader, condition);
    const options = arms.flatMap((arm, index) =>
      arm ? reader.builder.inBranch(branchOf(reader, node, index, condition, arm), () => reader.expression(arm)) : [],
    );
    return { kind: 'choice', condition: condition ? reader.builder.textOf(condition) : '', options, ...spanOf(node) };
  });
}

/** `if let Ok(port) = env::var("PORT")` names the value. */
export function readCondition(reader: SyntaxReader, node: SyntaxNode): void {
  if (node.type === 'let_chain') for (const child of node.children) readCondition(reader, child);
  else if (node.type === 'let_condition') {
    const pattern = childOf(node, 'pattern');
    const value = reader.expression(childOf(node, 'value'));
    if (pattern) bindPattern(reader, pattern, value, node.end);
  } else reader.expression(node);
}

export function readMatch(reader: SyntaxReader, node: SyntaxNode): Expression {
  const value = reader.expression(childOf(node, 'value'));
  const arms = (childOf(node, 'body')?.children ?? []).filter(({ type }) => type === 'match_arm');
  const cases = arms.map((arm) => {
    const pattern = childOf(arm, 'pattern');
    return pattern && caseOf(value, [reader.builder.textOf(pattern)]);
  });
  const options = arms.map((arm, index) => {
    const pattern = childOf(arm, 'pattern');
    const body = childOf(arm, 'value');
    if (!body) return unknown(arm);
    return reader.builder.inScope(() => {
      if (pattern) bindPattern(reader, pattern, value, body.start);
      return reader.builder.inBranch(branchOf(reader, node, index, pattern, body), () => reader.expression(body));
    });
  });
  // Of `Some(port)` and the like nothing is compared.
  const compared = cases.every(Boolean) ? { cases } : {};
  return { kind: 'choice', condition: '', options, ...compared, ...spanOf(node) };
}

export function readFor(reader: SyntaxReader, node: SyntaxNode): Expression {
  const list = reader.expression(childOf(node, 'value'));
  reader.builder.inScope(() => {
    const pattern = childOf(node, 'pattern');
    if (pattern) bindPattern(reader, pattern, { kind: 'element', of: list, ...spanOf(node) }, pattern.start);
    const body = childOf(node, 'body');
    if (body) reader.statement(body);
  });
  return unknown(node);
}

export function readWhile(reader: SyntaxReader, node: SyntaxNode): Expression {
  reader.builder.inScope(() => {
    const condition = childOf(node, 'condition');
    if (condition) readCondition(reader, condition);
    const body = childOf(node, 'body');
    if (body) reader.statement(body);
  });
  return unknown(node);
}
