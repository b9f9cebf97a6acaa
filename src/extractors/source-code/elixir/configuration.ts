import type { SyntaxNode } from '../../../parsing/source-code.ts';
import { isSeldomTaken } from '../choices.ts';
import type { Expression } from '../program.ts';
import { memberOf, type SyntaxReader, spanOf, unknown, valuesOf } from '../syntax-reader.ts';
import type { FormParts, ReadForm } from './calls.ts';
import { keyOf } from './literals.ts';

/** How deep settings that are said twice are put together. */
const deepest = 8;

/**
 * `config :app, App.Endpoint, http: [port: 80]`: what the file exports is a table for each application. What holds in
 * production only is none of the settings that programs read. https://hexdocs.pm/elixir/Config.html#config/3
 */
export const readConfig: ReadForm = (reader, node, { args }) => {
  const { builder } = reader;
  const [applicationNode, ...rest] = args ? valuesOf(args) : [];
  const application = applicationNode && keyOf(reader, applicationNode);
  const [keyNode] = rest.length > 1 ? rest : [];
  const value = reader.expression(rest.at(-1));
  const key = keyNode && keyOf(reader, keyNode);
  if (application === undefined || value.kind !== 'object' || (keyNode && key === undefined)) return unknown(node);
  const table: Expression =
    key === undefined ? value : { kind: 'object', entries: new Map([[key, value]]), spreads: [], ...spanOf(node) };
  const name = builder.place.branches.some(isSeldomTaken) ? `${application} (seldom)` : application;
  const known = builder.exports.get(name);
  builder.exports.set(name, known ? merged(known, table, 0) : table);
  return unknown(node);
};

function merged(older: Expression, newer: Expression, depth: number): Expression {
  if (older.kind !== 'object' || newer.kind !== 'object' || depth > deepest) return newer;
  const entries = new Map(older.entries);
  for (const [key, value] of newer.entries) {
    const known = entries.get(key);
    entries.set(key, known ? merged(known, value, depth + 1) : value);
  }
  return { ...newer, entries };
}

/** Where an application's settings stand, the file that decides first. */
export const configurationFiles: readonly string[] = ['runtime', 'dev', 'config'];
/** Marks a module that is a file of `config`. */
export const configurationPrefix = 'config/';

/** `Application.get_env(:app, :port, 80)`, `compile_env`, `fetch_env!`. */
export function readSetting(
  reader: SyntaxReader,
  node: SyntaxNode,
  object: Expression,
  name: string,
  { args, piped }: FormParts,
): Expression | undefined {
  if (object.kind !== 'module' || object.module !== 'Application' || piped) return undefined;
  if (!/^(?:get|compile|fetch)_env!?$/.test(name)) return undefined;
  const [applicationNode, keyNode, fallbackNode] = args ? valuesOf(args) : [];
  const application = applicationNode && keyOf(reader, applicationNode);
  const fallback = fallbackNode && reader.expression(fallbackNode);
  if (!keyNode || application === undefined) return unknown(node);
  const keys = keyPath(reader, keyNode);
  const options = configurationFiles.map((file) => {
    const module: Expression = { kind: 'module', module: configurationPrefix + file, ...spanOf(node) };
    return [application, ...keys].reduce<Expression>((held, key) => memberOf(node, held, key, keyNode), module);
  });
  return { kind: 'fallback', options: [...options, ...(fallback ? [fallback] : [])], ...spanOf(node) };
}

/** `:port`, or `[:server, :port]`. */
function keyPath(reader: SyntaxReader, node: SyntaxNode): readonly string[] {
  const nodes = node.type === 'list' ? valuesOf(node) : [node];
  return nodes.flatMap((key) => keyOf(reader, key) ?? []);
}
