import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import { bindingOf, type Expression } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';

/** The name that a module has inside of itself. */
const ownName = '__MODULE__';

/** `Plug.Cowboy`, through what `alias` says of its first part. */
export function readAlias(reader: SyntaxReader, node: SyntaxNode): Expression {
  return { kind: 'module', module: fullName(reader, reader.builder.textOf(node)), ...spanOf(node) };
}

function fullName(reader: SyntaxReader, text: string): string {
  const [first = '', ...rest] = text.split('.');
  const known = bindingOf(first, reader.builder.scope)?.definitions.at(-1)?.value;
  return [known?.kind === 'module' ? known.module : first, ...rest].join('.');
}

/** An Erlang module, `:gen_tcp`, or one of Elixir. */
export function readModule(reader: SyntaxReader, node: SyntaxNode): Expression {
  if (node.type !== 'atom') return reader.expression(node);
  return { kind: 'module', module: reader.builder.textOf(node), ...spanOf(node) };
}

/** Whether a module is written there. */
export function isModule(reader: SyntaxReader, node: SyntaxNode | undefined): node is SyntaxNode {
  return node?.type === 'alias' || (node?.type === 'identifier' && reader.builder.textOf(node) === ownName);
}

/** The name of the module that is written there, or of the one around it. */
export function moduleName(reader: SyntaxReader, node: SyntaxNode): string {
  return fullName(reader, reader.builder.textOf(node));
}

/** Makes `name`, which is nested in the module around it, the module of what is read now. */
export function enterModule(reader: SyntaxReader, name: string, node: SyntaxNode): void {
  reader.builder.declare(ownName, { kind: 'module', module: name, ...spanOf(node) }, node.start);
}

export function nestedName({ builder }: SyntaxReader, name: string): string {
  const outer = bindingOf(ownName, builder.scope)?.definitions[0]?.value;
  return outer?.kind === 'module' ? `${outer.module}.${name}` : name;
}

/** `alias App.Web`, `alias App.Web, as: W`, `alias App.{Repo, Web}`. */
export function declareAlias(reader: SyntaxReader, args: SyntaxNode | undefined): void {
  const [first, options] = args?.children ?? [];
  if (first?.type === 'dot') {
    const outer = childOf(first, 'left');
    for (const inner of childOf(first, 'right')?.children ?? []) {
      if (outer) give(reader, inner, `${moduleName(reader, outer)}.${reader.builder.textOf(inner)}`);
    }
    return;
  }
  if (!isModule(reader, first)) return;
  const renamed = options?.children.find((pair) => childOf(pair, 'value')?.type === 'alias');
  give(reader, first, moduleName(reader, first), renamed && childOf(renamed, 'value'));
}

function give({ builder }: SyntaxReader, node: SyntaxNode, module: string, as?: SyntaxNode): void {
  const local = as ? builder.textOf(as) : module.slice(module.lastIndexOf('.') + 1);
  builder.declare(local, { kind: 'module', module, ...spanOf(node) }, node.start);
}
