import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Binding, Expression, FunctionNode, Scope } from '../program.ts';
import type { ProgramBuilder } from '../program-builder.ts';
import { memberOf, type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { annotatedValue } from './annotations.ts';
import { typedAs } from './types.ts';

/** What the lambda of a scope sets of the object that it is about: `connector { port = 80 }`. */
const settings = new WeakMap<Scope, Map<string, Expression>>();

/** Notes what the innermost lambda sets, unless the name is a variable's. */
export function noteSetting(builder: ProgramBuilder, name: string, value: Expression): void {
  for (let scope: Scope | undefined = builder.scope; scope; scope = scope.parent) {
    const known = settings.get(scope);
    if (known) known.set(name, value);
    if (known || scope.names.has(name)) return;
  }
}

export interface Lambda {
  readonly value: Expression & { readonly kind: 'function' };
  readonly settings: ReadonlyMap<string, Expression>;
}

/** `{ x -> … }`; without parameters it has `it`. What it is given is what the call gives to which it belongs. */
export function readLambda(reader: SyntaxReader, node: SyntaxNode, callee: Expression | undefined): Lambda {
  const { builder } = reader;
  const set = new Map<string, Expression>();
  const list = node.children.find(({ type }) => type === 'lambda_parameters');
  const names = list?.children.map((child) => builder.textOf(child.children[0] ?? child)) ?? ['it'];
  const read = builder.function({
    name: undefined,
    span: spanOf(node),
    parameters: (scope) => {
      settings.set(scope, set);
      const given = callee ? [memberOf(node, callee, '()', node)] : [];
      return names.map((name, index) => builder.declareParameter(scope, index, name, index === 0 ? given : []));
    },
    body: () =>
      lastValue(
        reader,
        node.children.filter((child) => child !== list),
      ),
  });
  return { value: { kind: 'function', function: read, ...spanOf(node) }, settings: set };
}

/** Statements give what the last of them gives. */
export function lastValue(reader: SyntaxReader, nodes: readonly SyntaxNode[]): Expression | undefined {
  const statements = nodes.filter(({ type }) => !/_comment$/.test(type));
  const last = statements.at(-1);
  for (const child of statements) if (child !== last) reader.statement(child);
  if (!last) return undefined;
  if (!/_(?:declaration|statement)$|^assignment$/.test(last.type)) return reader.expression(last);
  reader.statement(last);
  return undefined;
}

export function readAnonymousFunction(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'function', function: readFunction(reader, node, undefined), ...spanOf(node) };
}

export function readFunction(reader: SyntaxReader, node: SyntaxNode, name: string | undefined): FunctionNode {
  const list = node.children.find(({ type }) => type === 'function_value_parameters');
  const bodyNode = node.children.find(({ type }) => type === 'function_body' || type === 'block');
  const after = list ? node.children[node.children.indexOf(list) + 1] : undefined;
  const resultType = after?.type === 'user_type' ? typedAs(reader, after) : undefined;
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, list?.children ?? [], scope),
    body: () => {
      const [inner] = bodyNode?.children ?? [];
      if (bodyNode?.type === 'block') reader.statements(bodyNode);
      else if (inner?.type === 'block') reader.statements(inner);
      else if (inner) return reader.expression(inner);
      return undefined;
    },
  });
}

/** Parameters; of a function the default stands behind its parameter, of a class in it. */
export function readParameters(reader: SyntaxReader, nodes: readonly SyntaxNode[], scope: Scope): Binding[] {
  const parameters = nodes.filter(({ type }) => type === 'parameter' || type === 'class_parameter');
  return parameters.map((node, index) => {
    const name = node.children.find(({ type }) => type === 'identifier');
    const typeNode = node.children.find(({ type }) => /_type$/.test(type));
    const next = nodes[nodes.indexOf(node) + 1];
    const inner = node.children.at(-1);
    const inside = inner && inner !== name && inner !== typeNode && inner.type !== 'modifiers' ? inner : undefined;
    const behind = next && !/parameter|_comment$/.test(next.type) ? next : undefined;
    const given = inside ?? behind;
    const fallbacks = [annotatedValue(reader, node), given && reader.expression(given), typedAs(reader, typeNode)];
    const text = name ? reader.builder.textOf(name) : `(${index})`;
    return reader.builder.declareParameter(
      scope,
      index,
      text,
      fallbacks.flatMap((value) => value ?? []),
    );
  });
}
