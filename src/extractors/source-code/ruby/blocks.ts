import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Branch, Expression, FunctionNode, Scope } from '../program.ts';
import { type SyntaxReader, spanOf, unknown } from '../syntax-reader.ts';

const ignored = new Set(['comment', 'empty_statement', 'heredoc_body']);
/** What ends the method or the program, so that what follows is its alternative. */
const endings = /^(?:return\b|exit\b|abort\b|raise\b)/;

/** Several statements have the value of the last one. */
export function readSequence(reader: SyntaxReader, node: SyntaxNode): Expression {
  let value: Expression = unknown(node);
  for (const child of node.children) {
    if (ignored.has(child.type)) continue;
    if (['rescue', 'ensure', 'else'].includes(child.type)) reader.expression(child);
    else value = reader.expression(child);
  }
  return value;
}

/** What is called with a block is given a function. */
export function readBlock(
  reader: SyntaxReader,
  node: SyntaxNode,
  given?: Expression,
): Expression & { readonly kind: 'function' } {
  const read = readFunction(reader, node, undefined, given);
  return { kind: 'function', function: read, ...spanOf(node) };
}

export function readLambda(reader: SyntaxReader, node: SyntaxNode): Expression {
  const body = childOf(node, 'body');
  const inner = body
    ? { ...node, children: [...node.children.filter(({ field }) => field !== 'body'), ...bodyOf(body)] }
    : node;
  return { kind: 'function', function: readFunction(reader, inner, undefined), ...spanOf(node) };
}

function bodyOf(block: SyntaxNode): readonly SyntaxNode[] {
  return block.children.filter(({ field }) => field === 'body');
}

/** `given`: what the first parameter stands for. */
export function readFunction(
  reader: SyntaxReader,
  node: SyntaxNode,
  name: string | undefined,
  given?: Expression,
): FunctionNode {
  return reader.builder.function({
    name,
    span: spanOf(node),
    parameters: (scope) => readParameters(reader, childOf(node, 'parameters'), scope, given),
    body: () => {
      const body = childOf(node, 'body');
      return body && reader.expression(body);
    },
  });
}

const keywordKinds = new Set(['keyword_parameter', 'hash_splat_parameter']);

/** Those that are given by name come last: before them stands the place of the options that a call gives as one value. */
function readParameters(
  reader: SyntaxReader,
  list: SyntaxNode | undefined,
  scope: Scope,
  given: Expression | undefined,
) {
  const nodes = (list?.children ?? []).filter(({ type }) => type !== 'block_parameter' && type !== 'comment');
  const named = nodes.filter(({ type }) => keywordKinds.has(type));
  const positional = nodes.filter(({ type }) => !keywordKinds.has(type));
  const options = named.length > 0 ? [undefined] : [];
  return [...positional, ...options, ...named].map((node, index) => {
    const nameNode = node && (childOf(node, 'name') ?? node);
    const value = node && childOf(node, 'value');
    const name = nameNode?.type === 'identifier' ? reader.builder.textOf(nameNode) : `(${index})`;
    const first = index === 0 && given ? [given] : [];
    const fallback = value ? [reader.expression(value)] : first;
    return reader.builder.declareParameter(scope, index, name, fallback, {
      takesKeywords: node?.type === 'hash_splat_parameter',
    });
  });
}

// ---- branches

function branchOf(reader: SyntaxReader, node: SyntaxNode, arm: number, condition: string, body: SyntaxNode): Branch {
  const first = [body, ...body.children].some((child) =>
    endings.test(reader.builder.text.slice(child.start, child.start + 20)),
  );
  return {
    statement: node.start,
    arm,
    condition,
    isElse: arm > 0 && node.type !== 'case',
    leaves: first,
    end: node.end,
  };
}

/** `if`, `unless`, `a ? b : c`, and the forms that stand behind a statement. */
export function readIf(reader: SyntaxReader, node: SyntaxNode): Expression {
  const conditionNode = childOf(node, 'condition');
  reader.expression(conditionNode);
  const text = conditionNode ? reader.builder.textOf(conditionNode) : '';
  const condition = node.type.startsWith('unless') ? `!(${text})` : text;
  const arms = [childOf(node, 'consequence') ?? childOf(node, 'body'), childOf(node, 'alternative')];
  const options = arms.flatMap((arm, index) => {
    if (!arm) return [];
    const branch = branchOf(reader, node, index, condition, arm);
    return reader.builder.inBranch(branch, () => reader.expression(arm));
  });
  return { kind: 'choice', condition, options, ...spanOf(node) };
}

export function readCase(reader: SyntaxReader, node: SyntaxNode): Expression {
  reader.expression(childOf(node, 'value'));
  const arms = node.children.filter(({ type }) => type === 'when' || type === 'else');
  const options = arms.map((arm, index) => {
    const pattern = childOf(arm, 'pattern');
    const body = childOf(arm, 'body') ?? arm;
    const branch = branchOf(reader, node, index, pattern ? reader.builder.textOf(pattern) : '', body);
    return reader.builder.inBranch(branch, () => (body === arm ? readSequence(reader, arm) : reader.expression(body)));
  });
  return { kind: 'choice', condition: '', options, ...spanOf(node) };
}

/** `configure :production do … end` runs in that environment only. */
export function inEnvironment<T>(reader: SyntaxReader, node: SyntaxNode, condition: string, read: () => T): T {
  return condition === '' ? read() : reader.builder.inBranch(branchOf(reader, node, 0, condition, node), read);
}
