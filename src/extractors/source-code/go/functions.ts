import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { type Binding, bindingOf, type Expression, type FunctionNode, type Scope } from '../program.ts';
import { firstValueOf, type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { typedAs } from './declarations.ts';
import { classNamed } from './types.ts';

/** Parameters that stand for all further arguments: `fallback ...string`. What they are given is their first item. */
const variadics = new WeakSet<Binding>();

export function isVariadic(object: Expression): boolean {
  const binding = object.kind === 'name' ? bindingOf(object.name, object.scope) : undefined;
  return binding !== undefined && variadics.has(binding);
}

/** The results of a function that have names. */
const resultNames = new WeakMap<FunctionNode, readonly string[]>();

/** What `return` alone gives: https://go.dev/ref/spec#Return_statements */
export function namedResults({ builder }: SyntaxReader, node: SyntaxNode): readonly Expression[] {
  const { function: around } = builder.place;
  const names = (around && resultNames.get(around)) ?? [];
  return names.map((name) => builder.name(node, name));
}

function declareResults(reader: SyntaxReader, list: SyntaxNode, scope: Scope): void {
  const names = list.children.flatMap((declaration) => {
    const type = childOf(declaration, 'type');
    const named = declaration.children.filter(({ field }) => field === 'name');
    return named.map((name) => ({ name, type }));
  });
  for (const { name, type } of names) {
    const text = reader.builder.textOf(name);
    const value = type && typedAs(reader, type);
    reader.builder.declare(text, value, name.end, { scope, fallback: true });
  }
  if (scope.function)
    resultNames.set(
      scope.function,
      names.map(({ name }) => reader.builder.textOf(name)),
    );
}

export function readFunctionDeclaration(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const text = name ? reader.builder.textOf(name) : '';
  const read = readFunction(reader, node, text);
  reader.builder.declare(text, { kind: 'function', function: read, ...spanOf(node) }, node.start);
}

export function readMethod(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const receiver = childOf(node, 'receiver')?.children[0];
  const type = receiver ? childOf(receiver, 'type') : undefined;
  if (!name || !receiver || !type) return;
  const text = reader.builder.textOf(name);
  const owner = classNamed(reader, reader.builder.textOf(type).replace(/^\*/, '').replace(/\[.*$/s, ''));
  const self = childOf(receiver, 'name');
  reader.builder.inClass(owner, () => {
    const read = readFunction(reader, node, text, (scope) => {
      const value: Expression = { kind: 'self', class: owner, ...spanOf(receiver) };
      if (self) reader.builder.declare(reader.builder.textOf(self), value, self.start, { scope });
    });
    owner.methods.set(text, read);
  });
}

export function readFunction(
  reader: SyntaxReader,
  node: SyntaxNode,
  name: string | undefined,
  declareSelf?: (scope: Scope) => void,
): FunctionNode {
  const result = childOf(node, 'result');
  const type = result?.type === 'parameter_list' ? firstValueOf(result) : result;
  const typeNode = type?.type === 'parameter_declaration' ? childOf(type, 'type') : type;
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(typeNode ? { resultType: typedAs(reader, typeNode) } : {}),
    parameters: (scope) => {
      declareSelf?.(scope);
      if (result?.type === 'parameter_list') declareResults(reader, result, scope);
      return readParameters(reader, childOf(node, 'parameters'), scope);
    },
    body: () => {
      const body = childOf(node, 'body');
      if (body) reader.statements(body);
      return undefined;
    },
  });
}

function readParameters(reader: SyntaxReader, list: SyntaxNode | undefined, scope: Scope) {
  const declarations = list?.children ?? [];
  const parameters = declarations.flatMap((declaration) => {
    const names = declaration.children.filter(({ field, type }) => field === 'name' && type === 'identifier');
    const type = childOf(declaration, 'type');
    const variadic = declaration.type === 'variadic_parameter_declaration';
    return (names.length > 0 ? names : [undefined]).map((name) => ({ name, type, variadic }));
  });
  return parameters.map(({ name, type, variadic }, index) => {
    const text = name ? reader.builder.textOf(name) : `(${index})`;
    const binding = reader.builder.declareParameter(scope, index, text, type ? [typedAs(reader, type)] : []);
    if (variadic) variadics.add(binding);
    return binding;
  });
}
