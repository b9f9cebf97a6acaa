import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { readClassBody } from '../class-bodies.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import { memberNames, readMembers } from './classes.ts';
import { collectionOf } from './collections.ts';
import { readName } from './names.ts';
import { optionalValue } from './optional-values.ts';

export function readCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const objectNode = childOf(node, 'object');
  const nameNode = childOf(node, 'name');
  if (!nameNode) return unknown(node);
  const name = reader.builder.textOf(nameNode);
  const object = objectNode ? reader.expression(objectNode) : undefined;
  const callee = object ? memberOf(node, object, name, nameNode) : readName(reader, name, nameNode, true);
  const args = readArguments(reader, childOf(node, 'arguments'), callee);
  return (
    optionalValue(reader.builder, node, callee, args) ??
    collectionOf(callee, args, node) ??
    reader.builder.call(node, callee, args)
  );
}

/** A lambda takes what the call that it is given to gives. */
function readArguments(reader: SyntaxReader, list: SyntaxNode | undefined, callee: Expression): Expression[] {
  return (list?.children ?? [])
    .filter(({ type }) => !/_comment$/.test(type))
    .map((child) =>
      child.type === 'lambda_expression' ? readLambda(reader, child, callee) : reader.expression(child),
    );
}

/** `new Server(80)`, `new Server(80) { … }` */
export function readCreation(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const typeNode = childOf(node, 'type');
  if (!typeNode) return unknown(node);
  const type = reader.expression(typeNode);
  const made = builder.call(node, type, readArguments(reader, childOf(node, 'arguments'), type), true);
  const body = node.children.find(({ type: kind }) => kind === 'class_body');
  if (!body) return made;
  readClassBody(builder, {
    name: undefined,
    parent: type,
    span: spanOf(body),
    members: memberNames(reader, body),
    read: (owner) => readMembers(reader, body, owner),
  });
  return made;
}

/** `this(80)`, `super(80)`: another constructor makes the object. */
export function readConstructorCall(reader: SyntaxReader, node: SyntaxNode): Expression {
  const { builder } = reader;
  const isSuper = childOf(node, 'constructor')?.type === 'super';
  const { currentClass: owner } = builder;
  const own = owner?.name === undefined ? undefined : builder.name(node, owner.name);
  const callee = (isSuper ? owner?.parent : own) ?? unknown(node);
  return builder.call(node, callee, readArguments(reader, childOf(node, 'arguments'), callee), true);
}

/** `config -> config.port(80)` */
export function readLambda(reader: SyntaxReader, node: SyntaxNode, callee: Expression | undefined): Expression {
  const { builder } = reader;
  const list = childOf(node, 'parameters');
  const names = list?.type === 'identifier' ? [list] : (list?.children ?? []);
  const read = builder.function({
    name: undefined,
    span: spanOf(node),
    parameters: (scope) =>
      names.map((child, index) => {
        const name = childOf(child, 'name') ?? child;
        const given = callee && index === 0 ? [memberOf(node, callee, '()', node)] : [];
        return builder.declareParameter(scope, index, builder.textOf(name), given);
      }),
    body: () => {
      const body = childOf(node, 'body');
      if (body && body.type !== 'block') return reader.expression(body);
      if (body) reader.statements(body);
      return undefined;
    },
  });
  return { kind: 'function', function: read, ...spanOf(node) };
}

/** `Integer::parseInt`, `Server::new` */
export function readReference(reader: SyntaxReader, node: SyntaxNode): Expression {
  const [object, name] = valuesOf(node);
  if (!object) return unknown(node);
  const value = reader.expression(object);
  return name ? memberOf(node, value, reader.builder.textOf(name), name) : value;
}
