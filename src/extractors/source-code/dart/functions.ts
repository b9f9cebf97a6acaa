import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Binding, Expression, FunctionNode, Scope } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { declareItem } from './declarations.ts';
import { readRow } from './sequences.ts';
import { typedIn } from './types.ts';

/** A function's body stands behind its signature, as its sibling. */
export function readMembers(reader: SyntaxReader, node: SyntaxNode): void {
  for (const [index, child] of node.children.entries()) {
    const next = node.children[index + 1];
    const body = next?.type === 'function_body' ? next : undefined;
    if (isSignature(child)) readFunctionDeclaration(reader, child, body);
    else if (child.type !== 'function_body') reader.statement(child);
  }
}

export function isSignature({ type }: SyntaxNode): boolean {
  return /^(?:function|getter|method)_signature$/.test(type);
}

function readFunctionDeclaration(reader: SyntaxReader, signature: SyntaxNode, body: SyntaxNode | undefined): void {
  const name = childOf(signature, 'name');
  if (!name) return;
  const text = reader.builder.textOf(name);
  const read = readFunction(reader, signature, body, text);
  const value: Expression = { kind: 'function', function: read, ...spanOf(signature) };
  const isGetter = signature.type === 'getter_signature';
  declareItem(reader, text, isGetter ? reader.builder.call(signature, value, []) : value, signature);
}

/** A local function. */
export function readLocalFunction(reader: SyntaxReader, node: SyntaxNode): void {
  const [lambda] = node.children;
  const signature = lambda && childOf(lambda, 'parameters');
  const body = lambda && childOf(lambda, 'body');
  if (signature) readFunctionDeclaration(reader, signature, body);
}

export function readClosure(reader: SyntaxReader, node: SyntaxNode): Expression {
  const list = childOf(node, 'parameters');
  const read = readFunction(reader, list ?? node, childOf(node, 'body'), undefined);
  return { kind: 'function', function: read, ...spanOf(node) };
}

export function readFunction(
  reader: SyntaxReader,
  signature: SyntaxNode,
  body: SyntaxNode | undefined,
  name: string | undefined,
): FunctionNode {
  const result = typedIn(reader, signature);
  return reader.builder.function({
    name,
    span: { start: signature.start, end: (body ?? signature).end },
    ...(result && name !== undefined ? { resultType: result } : {}),
    parameters: (scope) => readParameters(reader, signature, scope),
    body: () => body && readBody(reader, body),
  });
}

/** `=> value` gives the value. */
function readBody(reader: SyntaxReader, body: SyntaxNode): Expression | undefined {
  const [first] = body.children;
  if (first?.type !== 'block') return readRow(reader, body.children);
  readMembers(reader, first);
  return undefined;
}

interface Parameter {
  readonly node: SyntaxNode;
  /** What stands behind it up to the next one: its default. */
  readonly fallback: readonly SyntaxNode[];
}

function parametersOf(node: SyntaxNode): readonly Parameter[] {
  if (node.type !== 'formal_parameter_list') {
    const list = childOf(node, 'parameters') ?? node.children.find(({ type }) => type === 'formal_parameter_list');
    return list ? parametersOf(list) : [];
  }
  const nodes = node.children.flatMap((child) =>
    child.type === 'optional_formal_parameters' ? child.children : [child],
  );
  const starts = nodes.flatMap((child, index) => (child.type === 'formal_parameter' ? index : []));
  return starts.flatMap((start, at) => {
    const parameter = nodes[start];
    return parameter ? { node: parameter, fallback: nodes.slice(start + 1, starts[at + 1]) } : [];
  });
}

function readParameters(reader: SyntaxReader, signature: SyntaxNode, scope: Scope): Binding[] {
  return parametersOf(signature).map(({ node, fallback }, index) => {
    const field = node.children.find(({ type }) => /^(?:constructor|super_formal)_param/.test(type));
    const name = childOf(node, 'name') ?? (field ?? node).children.findLast(({ type }) => type === 'identifier');
    const text = name ? reader.builder.textOf(name) : `(${index})`;
    const type = typedIn(reader, node);
    const given = [...(fallback.length > 0 ? [readRow(reader, fallback)] : []), ...(type ? [type] : [])];
    const binding = reader.builder.declareParameter(scope, index, text, given);
    const owner = reader.builder.currentClass;
    // `Server(this.port)` gives the field what it is given.
    if (field?.type === 'constructor_param' && owner && name) {
      const { place } = reader.builder;
      reader.builder.giveOwnField(owner, text, { kind: 'name', name: text, scope, place, ...spanOf(name) });
    }
    return binding;
  });
}
