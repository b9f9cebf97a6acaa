import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Binding, Expression, FunctionNode, Scope } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';

/** A parameter as the first statements of a function take it out of `@_`. */
interface Parameter {
  /** With its sigil. */
  readonly name: string;
  readonly fallback: SyntaxNode | undefined;
}

const objects = new Set(['$self', '$class', '$this', '$proto']);

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name: string | undefined): FunctionNode {
  const body = childOf(node, 'body');
  const signature = node.children.find(({ type }) => type === 'function_signature');
  const taken = signature ? inSignature(reader, signature) : takenIn(reader, body);
  // Methods are called on their object: it is none of the arguments.
  const parameters = taken[0] && objects.has(taken[0].name) ? taken.slice(1) : taken;
  return reader.builder.function({
    name,
    span: spanOf(node),
    parameters: (scope) => parameters.map((parameter, index) => declare(reader, parameter, index, scope)),
    body: () => readBody(reader, body),
  });
}

function declare(reader: SyntaxReader, { name, fallback }: Parameter, index: number, scope: Scope): Binding {
  const fallbacks = fallback ? [reader.expression(fallback)] : [];
  return reader.builder.declareParameter(scope, index, name, fallbacks, { takesKeywords: name.startsWith('%') });
}

/** The value of the last statement is the function's. */
export function readBody(reader: SyntaxReader, body: SyntaxNode | undefined): Expression | undefined {
  let value: Expression | undefined;
  for (const child of body?.children ?? []) if (child.type !== 'comments') value = reader.expression(child);
  return value;
}

export function readFunctionDefinition(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const nameNode = childOf(node, 'name');
  const written = nameNode && builder.textOf(nameNode);
  const owner = builder.currentClass;
  const isMaker = owner !== undefined && written === 'new';
  const read = readFunction(reader, node, isMaker ? 'constructor' : written);
  if (written === undefined) return;
  const value: Expression = { kind: 'function', function: read, ...spanOf(node) };
  builder.declare(written, value, node.start, { scope: builder.top });
  if (isMaker) owner.methods.set('constructor', read);
  else if (owner) giveField(owner, written, value);
}

function inSignature(reader: SyntaxReader, signature: SyntaxNode): readonly Parameter[] {
  return signature.children
    .filter(({ type }) => type.endsWith('_variable') || type === 'binary_expression')
    .map((node) => {
      const [name, fallback] = node.type === 'binary_expression' ? operandsOf(node) : [node];
      return { name: name ? reader.builder.textOf(name) : '', fallback };
    });
}

/** `my ($self, $port) = @_;` and `my $port = shift || 80;`. */
function takenIn(reader: SyntaxReader, body: SyntaxNode | undefined): readonly Parameter[] {
  const found: Parameter[] = [];
  for (const statement of body?.children ?? []) {
    if (statement.type === 'comments') continue;
    const taken = parametersIn(reader, statement);
    if (!taken) break;
    found.push(...taken);
  }
  return found;
}

/** What a statement takes out of `@_`; undefined when it does something else. */
export function parametersIn(reader: SyntaxReader, statement: SyntaxNode): readonly Parameter[] | undefined {
  const [left, right] = operandsOf(statement);
  if (left?.type !== 'variable_declaration' || !right || operatorOf(statement) !== '=') return undefined;
  const { builder } = reader;
  const names = variablesIn(left).map((variable) => builder.textOf(variable));
  if (builder.textOf(right) === '@_') return names.map((name) => ({ name, fallback: undefined }));
  const [first, fallback] = right.type === 'binary_expression' ? operandsOf(right) : [right];
  const isShift = first !== undefined && /^shift(?:\s*\(?\s*(?:@_)?\s*\)?)?$/.test(builder.textOf(first));
  return isShift && names.length === 1 ? names.map((name) => ({ name, fallback })) : undefined;
}

export function operandsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(({ field }) => field === 'variable');
}

export function operatorOf(node: SyntaxNode): string | undefined {
  return childOf(node, 'operator')?.type;
}

/** The variables of `my $port` and `my ($host, $port)`. */
export function variablesIn(declaration: SyntaxNode): readonly SyntaxNode[] {
  const list = declaration.children.find(({ type }) => type === 'array');
  return (list ?? declaration).children.filter(({ type }) => type.endsWith('_variable'));
}
