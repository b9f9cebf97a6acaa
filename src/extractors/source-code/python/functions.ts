import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Binding, Expression, FunctionNode, Scope } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf, valuesOf } from '../syntax-reader.ts';
import { lastName } from '../terms.ts';
import { classOfBody, readClass } from './classes.ts';
import { optionDefault } from './options.ts';
import { readType } from './types.ts';

export function readDecorated(reader: SyntaxReader, node: SyntaxNode): void {
  const decorators = node.children
    .filter(({ type }) => type === 'decorator')
    .map((decorator) => reader.expression(decorator.children[0]));
  const definition = childOf(node, 'definition');
  if (definition?.type === 'class_definition') readClass(reader, definition);
  else if (definition) readFunctionDefinition(reader, definition, decorators);
}

export function readFunctionDefinition(
  reader: SyntaxReader,
  node: SyntaxNode,
  decorators: readonly Expression[],
): void {
  const { builder } = reader;
  const nameNode = childOf(node, 'name');
  const name = nameNode ? builder.textOf(nameNode) : '';
  const owner = classOfBody(builder.scope);
  if (!owner) {
    const read = readFunction(reader, node, name, decorators, undefined);
    builder.declare(name, { kind: 'function', function: read, ...spanOf(node) }, node.start);
    return;
  }
  // The names of a class body are not seen in its methods.
  const body = builder.scope;
  builder.scope = body.parent ?? builder.top;
  // Every other language calls the maker so.
  const method = name === '__init__' ? 'constructor' : name;
  const isDecorated = (form: RegExp) => decorators.some((decorator) => form.test(lastName(decorator) ?? ''));
  const kind = isDecorated(/^classmethod$/) ? 'class' : 'self';
  const receiver: Expression = { kind, class: owner, ...spanOf(node) };
  const read = readFunction(reader, node, method, decorators, isDecorated(/^staticmethod$/) ? undefined : receiver);
  builder.scope = body;
  owner.methods.set(method, read);
  // The class itself has them too: `Settings.from_env()`.
  if (isDecorated(/^(?:class|static)method$/))
    giveField(owner, name, { kind: 'function', function: read, ...spanOf(node) });
  if (isDecorated(/property$|^reify$/i)) {
    for (const value of read.returns) giveField(owner, name, value);
  }
}

export function readLambda(reader: SyntaxReader, node: SyntaxNode): Expression {
  const read = reader.builder.function({
    name: undefined,
    span: spanOf(node),
    parameters: (scope) => readParameters(reader, childOf(node, 'parameters'), scope, []),
    body: () => reader.expression(childOf(node, 'body')),
  });
  return { kind: 'function', function: read, ...spanOf(node) };
}

function readFunction(
  reader: SyntaxReader,
  node: SyntaxNode,
  name: string,
  decorators: readonly Expression[],
  receiver: Expression | undefined,
): FunctionNode {
  const resultType = readType(reader, childOf(node, 'return_type'));
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, childOf(node, 'parameters'), scope, decorators, receiver),
    body: () => {
      const body = childOf(node, 'body');
      if (body) reader.statements(body);
      return undefined;
    },
  });
}

function readParameters(
  reader: SyntaxReader,
  list: SyntaxNode | undefined,
  scope: Scope,
  decorators: readonly Expression[],
  receiver?: Expression,
): Binding[] {
  const { builder } = reader;
  const nodes = list ? valuesOf(list).filter(({ type }) => !/_separator$/.test(type)) : [];
  const self = receiver && nodes[0]?.type === 'identifier' ? nodes.shift() : undefined;
  if (self && receiver) builder.declare(builder.textOf(self), receiver, self.start, { scope });
  return nodes.map((node, index) => readParameter(reader, node, index, scope, decorators));
}

function readParameter(
  reader: SyntaxReader,
  node: SyntaxNode,
  index: number,
  scope: Scope,
  decorators: readonly Expression[],
): Binding {
  const { builder } = reader;
  // Defaults are made outside of the function.
  builder.scope = scope.parent ?? builder.top;
  const inner = node.type === 'typed_parameter' ? node.children[0] : node;
  const nameNode = childOf(node, 'name') ?? (inner?.type === 'identifier' ? inner : inner?.children[0]) ?? node;
  const name = builder.textOf(nameNode);
  const value = childOf(node, 'value');
  const type = readType(reader, childOf(node, 'type'));
  const option = optionDefault(name, decorators);
  const fallbacks = [
    ...(option ? [option] : []),
    ...(value ? [reader.expression(value)] : []),
    ...(type ? [type] : []),
  ];
  builder.scope = scope;
  return builder.declareParameter(scope, index, name, fallbacks, {
    takesKeywords: inner?.type === 'dictionary_splat_pattern',
  });
}
