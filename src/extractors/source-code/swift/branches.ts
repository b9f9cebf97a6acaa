import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Branch, Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';

/** What ends the function or the program, so that what follows is its alternative. */
const endings = /^(?:return\b|throw\b|exit\(|fatalError\(|preconditionFailure\()/;

function branchOf(
  { builder }: SyntaxReader,
  statement: SyntaxNode,
  arm: number,
  condition: string,
  body: SyntaxNode,
): Branch {
  const leaves = body.children.some((child) => endings.test(builder.text.slice(child.start, child.start + 40)));
  const isElse = arm > 0 && statement.type === 'if_statement';
  return { statement: statement.start, arm, condition, isElse, leaves, end: statement.end };
}

/** `if let port = Int(text), port > 0 { … } else { … }` */
export function readIf(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  builder.inScope(() => {
    readConditions(reader, node);
    const arms = node.children.filter(({ type }) => type === 'statements' || type === 'if_statement');
    const [first] = arms;
    const condition = first
      ? builder.text
          .slice(node.start + 2, first.start)
          .replace(/\{\s*$/, '')
          .trim()
      : '';
    for (const [index, arm] of arms.entries()) {
      builder.inBranch(branchOf(reader, node, index, condition, arm), () => reader.statement(arm));
    }
  });
}

/** The names that a `guard` binds go on behind it. */
export function readGuard(reader: SyntaxReader, node: SyntaxNode): void {
  readConditions(reader, node);
  const body = node.children.find(({ type }) => type === 'statements');
  if (body) reader.builder.inBranch(branchOf(reader, node, 1, '', body), () => reader.statements(body));
}

/** The grammar gives no structure to what is bound in a condition: a name, and then its value. */
function readConditions(reader: SyntaxReader, node: SyntaxNode): void {
  let bound: SyntaxNode | undefined;
  for (const child of node.children) {
    if (child.field === 'bound_identifier') {
      // `if let port { … }` keeps what the name has.
      const rest = reader.builder.text.slice(child.end, child.end + 80);
      if (/^\s*[{,]/.test(rest)) continue;
      bound = child;
    } else if (child.field === 'condition' && child.type !== '=' && child.type !== 'value_binding_pattern') {
      const value = reader.expression(child);
      if (bound) reader.builder.declare(reader.builder.textOf(bound), value, child.end);
      bound = undefined;
    }
  }
}

export function readSwitch(reader: SyntaxReader, node: SyntaxNode): void {
  const value = reader.expression(childOf(node, 'expr'));
  const arms = node.children.filter(({ type }) => type === 'switch_entry');
  for (const [index, arm] of arms.entries()) {
    const body = arm.children.find(({ type }) => type === 'statements');
    const pattern = arm.children.find(({ type }) => type === 'switch_pattern');
    if (!body) continue;
    const branch = branchOf(reader, node, index, pattern ? reader.builder.textOf(pattern) : '', body);
    reader.builder.inBranch(branch, () => reader.builder.inScope(() => readArm(reader, value, pattern, body)));
  }
}

/** `case .ip(let host, let port)` binds parts of the value, which mostly have the same names. */
function readArm(reader: SyntaxReader, object: Expression, pattern: SyntaxNode | undefined, body: SyntaxNode): void {
  const names = pattern ? boundNames(pattern) : [];
  for (const name of names) {
    const text = reader.builder.textOf(name);
    const part: Expression = { kind: 'member', object, name: text, nameStart: name.start, ...spanOf(name) };
    reader.builder.declare(text, part, name.start);
  }
  reader.statements(body);
}

function boundNames(pattern: SyntaxNode): readonly SyntaxNode[] {
  return pattern.children.flatMap((child) => (child.field === 'bound_identifier' ? [child] : boundNames(child)));
}

export function readFor(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const list = reader.expression(childOf(node, 'collection'));
  builder.inScope(() => {
    const name = childOf(childOf(node, 'item') ?? node, 'bound_identifier');
    const item: Expression = { kind: 'element', of: list, ...spanOf(node) };
    if (name) builder.declare(builder.textOf(name), item, name.start);
    for (const child of node.children) if (child.type === 'statements') reader.statements(child);
  });
}
