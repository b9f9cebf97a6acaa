import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { type Branch, bindingOf, type Expression, wholeModule } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';
import { tableOf } from './names.ts';

/** What ends the function or the program, so that what follows is its alternative. */
const endings = /^(?:return\b|os\.exit\b|error\b)/;

/** `local host, port = "0.0.0.0", 80`. */
export function readDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const [assignment] = node.children;
  if (assignment?.type === 'assignment_statement') readAssignment(reader, assignment, true);
  else
    for (const name of assignment?.children ?? [])
      reader.builder.declare(reader.builder.textOf(name), undefined, node.end);
}

export function readAssignment(reader: SyntaxReader, node: SyntaxNode, isLocal: boolean): void {
  const [targets, list] = node.children;
  const values = (list?.children ?? []).map((value) => reader.expression(value));
  for (const [index, target] of (targets?.children ?? []).entries()) {
    give(reader, target, values[index] ?? unknown(target), node.end, isLocal);
  }
}

function give(reader: SyntaxReader, target: SyntaxNode, value: Expression, at: number, isLocal: boolean): void {
  const { builder } = reader;
  if (target.type === 'identifier') {
    const name = builder.textOf(target);
    if (isLocal) builder.declare(name, value, at);
    else if (bindingOf(name, builder.scope)) builder.assign(builder.name(target), value, at);
    else builder.declare(name, value, at, { scope: builder.top });
    return;
  }
  const table = tableOf(reader, childOf(target, 'table'));
  const place = reader.expression(target);
  if (table && place.kind === 'member') giveField(table, place.name, value);
  else builder.assign(place, value, at);
}

export function readBlock(reader: SyntaxReader, node: SyntaxNode): Expression {
  reader.builder.inScope(() => reader.statements(node));
  return unknown(node);
}

export function readIf(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const first = childOf(node, 'condition');
  const clauses = [node, ...node.children.filter(({ field }) => field === 'alternative')];
  for (const [index, clause] of clauses.entries()) {
    const isElse = clause.type === 'else_statement';
    const condition = isElse ? first : childOf(clause, 'condition');
    const body = childOf(clause, isElse ? 'body' : 'consequence');
    if (!isElse) reader.expression(condition);
    if (!body) continue;
    const branch: Branch = {
      statement: node.start,
      arm: index,
      condition: condition ? builder.textOf(condition) : '',
      isElse,
      leaves: body.children.some(({ start }) => endings.test(builder.text.slice(start, start + 10))),
      end: node.end,
    };
    builder.inBranch(branch, () => readBlock(reader, body));
  }
}

/** `for _, port in ipairs({ 80, 81 }) do`: the last name is the item. */
export function readFor(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const clause = childOf(node, 'clause');
  const body = childOf(node, 'body');
  builder.inScope(() => {
    const names = clause?.children.find(({ type }) => type === 'variable_list')?.children ?? [];
    const [list] = clause?.children.find(({ type }) => type === 'expression_list')?.children ?? [];
    const read = list ? reader.expression(list) : undefined;
    const of = read?.kind === 'call' && names.length > 1 ? read.arguments[0] : read;
    const item = names.at(-1);
    if (item && of) builder.declare(builder.textOf(item), { kind: 'element', of, ...spanOf(node) }, item.start);
    if (body) reader.statements(body);
  });
}

/** What a file returns is its value where it is required. */
export function readReturn(reader: SyntaxReader, node: SyntaxNode): void {
  const [list] = node.children;
  const [first] = (list?.children ?? []).map((value) => reader.expression(value));
  if (!first) return;
  if (reader.builder.place.function) reader.builder.returns(first);
  else for (const name of ['default', wholeModule]) reader.builder.exports.set(name, first);
}
