import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { type Binding, bindingOf, type Expression, type FunctionNode, type Scope } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { keyOf } from './literals.ts';
import { destructure, readType } from './names.ts';

export function readFunctionDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const read = readFunction(reader, node);
  if (!name) return;
  const value: Expression = { kind: 'function', function: read, ...spanOf(node) };
  reader.builder.declare(reader.builder.textOf(name), value, node.start);
}

export function readFunctionExpression(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'function', function: readFunction(reader, node), ...spanOf(node) };
}

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name?: string): FunctionNode {
  const nameNode = childOf(node, 'name');
  const resultType = readType(reader, childOf(node, 'return_type'));
  return reader.builder.function({
    name: nameNode ? keyOf(reader, nameNode) : name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, node, scope),
    body: () => {
      const body = childOf(node, 'body');
      if (body && body.type !== 'statement_block') return reader.expression(body);
      if (body) reader.statements(body);
      return undefined;
    },
  });
}

function readParameters(reader: SyntaxReader, node: SyntaxNode, scope: Scope) {
  const single = childOf(node, 'parameter');
  const nodes = single ? [single] : (childOf(node, 'parameters')?.children ?? []);
  return nodes.flatMap((parameter, index) => [
    readParameter(reader, parameter, index, scope),
    ...restAfter(reader, parameter, index, scope),
  ]);
}

/** `constructor(private port = 80)` makes the parameter a field too. */
function giveProperty({ builder }: SyntaxReader, parameter: SyntaxNode, name: SyntaxNode): void {
  const isProperty = parameter.children.some(({ type }) => type === 'accessibility_modifier');
  if (isProperty && builder.currentClass) giveField(builder.currentClass, builder.textOf(name), builder.name(name));
}

/** `...args` takes all further arguments, of which its name stands for the first. */
const rests = new WeakMap<Binding, readonly string[]>();

function restAfter({ builder }: SyntaxReader, parameter: SyntaxNode, index: number, scope: Scope): readonly Binding[] {
  const name = restName(parameter);
  const first = name && scope.names.get(builder.textOf(name));
  if (!first) return [];
  const further = [1, 2].map((offset) => builder.declareParameter(scope, index + offset, `(${index + offset})`, []));
  rests.set(
    first,
    further.map((binding) => binding.name),
  );
  return further;
}

function restName(parameter: SyntaxNode): SyntaxNode | undefined {
  const pattern = parameter.type === 'required_parameter' ? childOf(parameter, 'pattern') : parameter;
  return pattern?.type === 'rest_pattern' ? pattern.children.find(({ type }) => type === 'identifier') : undefined;
}

/** The arguments that `...args` gives on: of what a function is given, the first three. */
export function spreadArguments({ builder }: SyntaxReader, node: SyntaxNode): readonly Expression[] {
  const name = node.type === 'spread_element' ? node.children.find(({ type }) => type === 'identifier') : undefined;
  const binding = name && bindingOf(builder.textOf(name), builder.scope);
  return (binding && rests.get(binding))?.map((further) => builder.name(node, further)) ?? [];
}

function readParameter(reader: SyntaxReader, node: SyntaxNode, index: number, scope: Scope) {
  const typed = node.type === 'required_parameter' || node.type === 'optional_parameter';
  const assigned = node.type === 'assignment_pattern';
  const pattern = (typed ? childOf(node, 'pattern') : assigned ? childOf(node, 'left') : node) ?? node;
  const fallbackNode = childOf(node, typed ? 'value' : 'right');
  const type = typed ? readType(reader, childOf(node, 'type')) : undefined;
  const fallbacks = fallbackNode && (typed || assigned) ? [reader.expression(fallbackNode)] : [];
  if (type) fallbacks.push(type);
  const named = pattern.type === 'identifier' ? pattern : restName(pattern);
  if (named) {
    const name = reader.builder.textOf(named);
    const binding = reader.builder.declareParameter(scope, index, name, fallbacks);
    giveProperty(reader, node, named);
    return binding;
  }
  // A pattern takes its parts from a parameter that has no name of its own.
  const hidden = `(${index})`;
  const binding = reader.builder.declareParameter(scope, index, hidden, fallbacks);
  destructure(reader, pattern, reader.builder.name(pattern, hidden), (at, part) =>
    reader.builder.declare(reader.builder.textOf(at), part, at.start, { scope }),
  );
  return binding;
}
