import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, unknown, valuesOf } from '../syntax-reader.ts';
import { readCase, readCond, readFor, readIf, readTry, readUnless, readWith } from './branches.ts';
import { readConfig, readSetting } from './configuration.ts';
import { readDefinition, readModuleDefinition } from './definitions.ts';
import type { Blocks } from './functions.ts';
import { declareAlias, isModule, readModule } from './names.ts';

export interface FormParts extends Blocks {
  /** What stands before `|>`. */
  readonly piped: Expression | undefined;
}

/** Reads a call of the language's own that is more than a call: `if`, `def`, `alias`. */
export type ReadForm = (reader: SyntaxReader, node: SyntaxNode, parts: FormParts) => Expression;

const nothing: ReadForm = (_, node) => unknown(node);

/** `worker(Server, [80])` of older supervisors starts it with what the list holds. */
const worker: ReadForm = (reader, node, { args }) => {
  const [target, list] = args?.children ?? [];
  const given = reader.expression(list);
  if (!isModule(reader, target) || given.kind !== 'list') return unknown(node);
  const callee = memberOf(node, reader.expression(target), 'start_link', target);
  return reader.builder.call(node, callee, given.items);
};

const forms: ReadonlyMap<string, ReadForm> = new Map<string, ReadForm>([
  ['defmodule', readModuleDefinition],
  ...['def', 'defp', 'defmacro', 'defmacrop'].map((name) => [name, readDefinition] as const),
  ...['use', 'import', 'require', 'defstruct', 'defdelegate'].map((name) => [name, nothing] as const),
  [
    'alias',
    (reader, node, { args }) => {
      declareAlias(reader, args);
      return unknown(node);
    },
  ],
  ['if', readIf],
  ['unless', readUnless],
  ['case', readCase],
  ['cond', readCond],
  ['for', readFor],
  ['with', readWith],
  ['try', readTry],
  ['config', readConfig],
  ['worker', worker],
  ['supervisor', worker],
]);

export function readCall(reader: SyntaxReader, node: SyntaxNode, piped?: Expression): Expression {
  // What follows a pipe may be a name alone.
  const target = childOf(node, 'target') ?? (node.type === 'identifier' ? node : undefined);
  if (!target) {
    reader.statements(node);
    return unknown(node);
  }
  const args = node.children.find(({ type }) => type === 'arguments');
  const block = node.children.find(({ type }) => type === 'do_block');
  const parts = { args, block, piped };
  if (target.type === 'dot') return readRemoteCall(reader, node, target, parts);
  const name = reader.builder.textOf(target);
  const form = target.type === 'identifier' ? forms.get(name) : undefined;
  if (form) return form(reader, node, parts);
  const values = readArguments(reader, parts);
  const callee = target.type === 'identifier' ? reader.builder.name(target) : reader.expression(target);
  const call = reader.builder.call(node, callee, values);
  if (block) reader.statements(block);
  return call;
}

/** `Plug.Cowboy.http(…)`, `:gen_tcp.listen(…)`, `f.(…)`; without brackets, of what is no module, a field: `opts.port`. */
function readRemoteCall(reader: SyntaxReader, node: SyntaxNode, target: SyntaxNode, parts: FormParts): Expression {
  const left = childOf(target, 'left') ?? target.children[0];
  const right = childOf(target, 'right');
  if (!left) return unknown(node);
  const object = readModule(reader, left);
  if (!right) return reader.builder.call(node, object, readArguments(reader, parts));
  const name = reader.builder.textOf(right);
  const callee = memberOf(target, object, name, right);
  if (!parts.args && !parts.piped && object.kind !== 'module') return callee;
  const setting = readSetting(reader, node, object, name, parts);
  if (setting) return setting;
  const values = readArguments(reader, parts);
  noteStarted(reader, node, object, name, parts, values);
  if (parts.block) reader.statements(parts.block);
  return reader.builder.call(node, callee, values);
}

function readArguments(reader: SyntaxReader, { args, piped }: FormParts): readonly Expression[] {
  const values = (args ? valuesOf(args) : []).map((child) => reader.expression(child));
  return piped ? [piped, ...values] : values;
}

/** `GenServer.start_link(Server, 80)` calls its `init`, `Task.start(Server, :accept, [80])` the function that is named. */
function noteStarted(
  reader: SyntaxReader,
  node: SyntaxNode,
  object: Expression,
  name: string,
  { args, piped }: FormParts,
  values: readonly Expression[],
): void {
  const nodes = args ? valuesOf(args) : [];
  const index = nodes.findIndex((child) => isModule(reader, child));
  const [module, second, third] = values.slice(index + (piped ? 1 : 0));
  const moduleNode = nodes[index];
  if (!moduleNode || !module || !second) return;
  const isServer = object.kind === 'module' && /^(?:GenServer|Supervisor|Agent|:gen_\w+)$/.test(object.module);
  if (isServer && /^start(?:_link)?$/.test(name)) {
    reader.builder.call(node, memberOf(node, module, 'init', moduleNode), [second]);
  } else if (second.kind === 'string' && third?.kind === 'list') {
    reader.builder.call(node, memberOf(node, module, second.value, moduleNode), third.items);
  }
}
