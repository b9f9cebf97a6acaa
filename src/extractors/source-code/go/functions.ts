import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, FunctionNode, Scope } from '../program.ts';
import { firstValueOf, type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { typedAs } from './declarations.ts';
import { classNamed } from './types.ts';

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
    return (names.length > 0 ? names : [undefined]).map((name) => ({ name, type }));
  });
  return parameters.map(({ name, type }, index) => {
    const text = name ? reader.builder.textOf(name) : `(${index})`;
    return reader.builder.declareParameter(scope, index, text, type ? [typedAs(reader, type)] : []);
  });
}
