import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { ClassNode, Expression, FunctionNode, Scope } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { classNamed, fieldsOf, giveInitializer } from './classes.ts';
import { declareItem } from './declarations.ts';
import { nameIn } from './declarators.ts';
import { lastPart, typedAs } from './paths.ts';

/** A function, a method outside of its class, or a constructor. */
export function readFunctionDefinition(reader: SyntaxReader, node: SyntaxNode): void {
  const { builder } = reader;
  const name = nameIn(childOf(node, 'declarator'));
  if (!name) return;
  const text = builder.textOf(lastPart(name));
  const owner = name.type === 'qualified_identifier' ? ownerOf(reader, name) : undefined;
  if (owner) {
    readMethod(reader, node, owner, text);
    const isKnown = builder.top.names.has(owner.name ?? '');
    // The class may stand in the header: then its fields are found there.
    if (!isKnown) seeThrough(reader, owner, name);
    return;
  }
  const read = readFunction(reader, node, text);
  const value: Expression = { kind: 'function', function: read, ...spanOf(node) };
  // Nobody else calls it.
  if (text === 'main') builder.declare(text, value, node.start);
  else declareItem(reader, text, value, node);
}

/** `Server` of `net::Server::start`; a namespace is taken for a class too, which does no harm. */
function ownerOf(reader: SyntaxReader, name: SyntaxNode): ClassNode | undefined {
  const inner = childOf(name, 'name');
  if (inner?.type === 'qualified_identifier') return ownerOf(reader, inner);
  const scope = childOf(name, 'scope');
  return scope && classNamed(reader, reader.builder.textOf(childOf(scope, 'name') ?? scope));
}

const seen = new WeakSet<ClassNode>();

function seeThrough({ builder }: SyntaxReader, owner: ClassNode, node: SyntaxNode): void {
  if (seen.has(owner)) return;
  seen.add(owner);
  builder.wildcards.push({ kind: 'self', class: owner, ...spanOf(node) });
  if (owner.name !== undefined) builder.exports.set(owner.name, { kind: 'class', class: owner, ...spanOf(node) });
}

export function readMethod(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode, text: string): void {
  const { builder } = reader;
  const method = text === owner.name ? 'constructor' : text;
  builder.inClass(owner, () =>
    builder.inScope(
      () => {
        const read = readFunction(reader, node, method, owner);
        owner.methods.set(method, read);
        // A function of a namespace is called by its name.
        if (!builder.top.names.has(owner.name ?? '') && method !== 'constructor') {
          declareItem(reader, `${owner.name}::${text}`, { kind: 'function', function: read, ...spanOf(node) }, node);
        }
      },
      fieldsOf(owner, node),
    ),
  );
}

export function readLambda(reader: SyntaxReader, node: SyntaxNode): Expression {
  const captures = childOf(node, 'captures');
  if (captures) reader.statements(captures);
  return { kind: 'function', function: readFunction(reader, node, undefined), ...spanOf(node) };
}

function readFunction(
  reader: SyntaxReader,
  node: SyntaxNode,
  name: string | undefined,
  owner?: ClassNode,
): FunctionNode {
  const resultType = typedAs(reader, childOf(node, 'type'));
  return reader.builder.function({
    name,
    span: spanOf(node),
    ...(resultType ? { resultType } : {}),
    parameters: (scope) => readParameters(reader, parametersOf(childOf(node, 'declarator')), scope),
    body: () => {
      const initializers = node.children.find(({ type }) => type === 'field_initializer_list');
      for (const initializer of initializers?.children ?? []) {
        if (owner) giveInitializer(reader, initializer, owner);
        else reader.statements(initializer);
      }
      const body = childOf(node, 'body');
      if (body) reader.statements(body);
      return undefined;
    },
  });
}

function parametersOf(declarator: SyntaxNode | undefined): SyntaxNode | undefined {
  for (let at = declarator; at; at = childOf(at, 'declarator') ?? innerDeclarator(at)) {
    const parameters = childOf(at, 'parameters');
    if (parameters) return parameters;
  }
  return undefined;
}

/** The grammar has no field for what a reference refers to. */
function innerDeclarator(node: SyntaxNode): SyntaxNode | undefined {
  return node.type === 'reference_declarator' ? node.children[0] : undefined;
}

function readParameters(reader: SyntaxReader, list: SyntaxNode | undefined, scope: Scope) {
  const parameters = (list?.children ?? []).filter(({ type }) => /parameter_declaration$/.test(type));
  return parameters.map((node, index) => {
    const name = nameIn(childOf(node, 'declarator'));
    const type = typedAs(reader, childOf(node, 'type'));
    const fallback = childOf(node, 'default_value');
    const given = [...(fallback ? [reader.expression(fallback)] : []), ...(type ? [type] : [])];
    return reader.builder.declareParameter(scope, index, name ? reader.builder.textOf(name) : `(${index})`, given);
  });
}
