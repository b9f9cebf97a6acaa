import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { inArm } from '../java/branches.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';

/** A block gives what its last expression gives. */
export function readBlock(reader: SyntaxReader, node: SyntaxNode): Expression {
  return reader.builder.inScope(() => lastValue(reader, valuesOf(node)) ?? unknown(node));
}

function lastValue(reader: SyntaxReader, nodes: readonly SyntaxNode[]): Expression | undefined {
  const last = nodes.at(-1);
  for (const child of nodes) if (child !== last) reader.statement(child);
  if (!last) return undefined;
  if (!/_definition$|_declaration$/.test(last.type)) return reader.expression(last);
  reader.statement(last);
  return undefined;
}

/** A chain of `else if` is read flat. */
export function readIf(reader: SyntaxReader, node: SyntaxNode): Expression {
  const options: Expression[] = [];
  const first = childOf(node, 'condition');
  let statement: SyntaxNode | undefined = node;
  for (let index = 0; statement; index += 1) {
    const condition = childOf(statement, 'condition');
    reader.expression(condition);
    const body = childOf(statement, 'consequence');
    if (body) options.push(inArm(reader, node, { index, condition, body }, () => reader.expression(body)));
    const other: SyntaxNode | undefined = childOf(statement, 'alternative');
    statement = other?.type === 'if_expression' ? other : undefined;
    if (!other || statement) continue;
    const arm = { index: index + 1, condition, body: other, isElse: true };
    options.push(inArm(reader, node, arm, () => reader.expression(other)));
  }
  return { kind: 'choice', condition: first ? reader.builder.textOf(first) : '', options, ...spanOf(node) };
}

export function readMatch(reader: SyntaxReader, node: SyntaxNode): Expression {
  const subject = reader.expression(childOf(node, 'value'));
  const options = readCases(reader, node, childOf(node, 'body'), subject);
  return { kind: 'choice', condition: '', options, ...spanOf(node) };
}

function readCases(
  reader: SyntaxReader,
  statement: SyntaxNode,
  body: SyntaxNode | undefined,
  subject?: Expression,
): readonly Expression[] {
  return (body?.children ?? []).flatMap((clause, index) => {
    const bodies = clause.children.filter(({ field, type }) => field === 'body' && type !== ';');
    const [first] = bodies;
    if (!first) return [];
    const pattern = childOf(clause, 'pattern');
    const arm = { index, condition: pattern, body: first };
    const value = inArm(reader, statement, arm, () =>
      reader.builder.inScope(() => {
        if (pattern && subject) nameContents(reader, pattern, subject);
        return lastValue(reader, bodies);
      }),
    );
    return value ? [value] : [];
  });
}

/** `Right(config)` names what the value holds, which is known as the value itself. */
function nameContents({ builder }: SyntaxReader, pattern: SyntaxNode, subject: Expression): void {
  const name = /^(?:Right|Some|Success|Valid)\(\s*(?<name>[a-z]\w*)\s*\)$/.exec(builder.textOf(pattern))?.groups?.[
    'name'
  ];
  if (name !== undefined) builder.declare(name, subject, pattern.end);
}

/** What is tried, and what is done when it fails, are alternatives. */
export function readTry(reader: SyntaxReader, node: SyntaxNode): Expression {
  const body = childOf(node, 'body');
  const tried = body
    ? [inArm(reader, node, { index: 0, condition: undefined, body }, () => reader.expression(body))]
    : [];
  const clauses = node.children.filter((child) => child !== body);
  const caught = clauses.flatMap((clause) => readCases(reader, node, clause.children[0]));
  return { kind: 'choice', condition: '', options: [...tried, ...caught], ...spanOf(node) };
}

/** `for (port <- ports) …`, `for { server <- made; port = 80 } yield …` */
export function readFor(reader: SyntaxReader, node: SyntaxNode): Expression {
  reader.builder.inScope(() => {
    const lists = node.children.filter(({ type }) => type === 'enumerators');
    for (const enumerator of lists.flatMap(({ children }) => children)) readEnumerator(reader, enumerator);
    reader.expression(childOf(node, 'body'));
  });
  return unknown(node);
}

function readEnumerator(reader: SyntaxReader, node: SyntaxNode): void {
  const [name, source] = valuesOf(node);
  if (!name || !source) return;
  const value = reader.expression(source);
  const isSet = /^\s*=/.test(reader.builder.text.slice(name.end, source.start));
  const element: Expression = { kind: 'element', of: value, ...spanOf(node) };
  // What an effect gives is known as the effect itself: `config <- IO(load())`.
  const item: Expression = isSet ? value : { kind: 'fallback', options: [element, value], ...spanOf(node) };
  if (name.type === 'identifier') reader.builder.declare(reader.builder.textOf(name), item, name.end);
}
