import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression, NamedArguments } from '../program.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';
import { lastName } from '../terms.ts';

/** `namedtuple('Server', ['host', 'port'])` makes a class: https://docs.python.org/3/library/collections.html#collections.namedtuple */
export function namedTuple(
  node: SyntaxNode,
  callee: Expression,
  [name, fields]: readonly Expression[],
): Expression | undefined {
  if (lastName(callee) !== 'namedtuple' || name?.kind !== 'string' || !fields) return undefined;
  const items = fields.kind === 'list' ? fields.items : [];
  const names = items.flatMap((item) => (item.kind === 'string' ? item.value : []));
  const positional = fields.kind === 'string' ? fields.value.split(/[\s,]+/) : names;
  const made = { name: name.value, fields: new Map(), methods: new Map(), parent: undefined, positional };
  return { kind: 'class', class: made, ...spanOf(node) };
}

interface Given {
  readonly positional: readonly Expression[];
  readonly keywords: NamedArguments | undefined;
}

/** What fills a table of settings: `app.config.from_object('settings.Web')`, `app.config.update(PORT=80)`. */
export function noteSettings(
  { builder }: SyntaxReader,
  node: SyntaxNode,
  callee: Expression,
  { positional: [first], keywords }: Given,
): void {
  if (callee.kind !== 'member') return;
  const table = callee.object;
  // https://flask.palletsprojects.com/en/stable/api/#flask.Config.from_object
  if (['from_object', 'update_config'].includes(callee.name) && first)
    builder.assign(table, settingsOf(first), node.end);
  if (callee.name === 'from_pyfile' && first?.kind === 'string') builder.assign(table, fileOf(first), node.end);
  if (!['update', 'from_mapping'].includes(callee.name)) return;
  const entries = [...(first?.kind === 'object' ? first.entries : []), ...(keywords?.entries ?? [])];
  for (const [name, value] of entries) {
    const { start, end } = value;
    builder.assign({ kind: 'member', object: table, name, nameStart: start, start, end }, value, node.end);
  }
}

/** A module or a class by its name, or the object itself. */
function settingsOf(given: Expression): Expression {
  if (given.kind !== 'string') return given;
  const { value, start, end } = given;
  const [, outer = '', name = value] = /^(.*)\.([A-Z]\w*)$/.exec(value) ?? [];
  const module: Expression = { kind: 'module', module: outer || value, start, end };
  return outer === '' ? module : { kind: 'member', object: module, name, nameStart: start, start, end };
}

/** A file of Python's syntax, whatever it is called. */
function fileOf({ value, start, end }: Expression & { readonly kind: 'string' }): Expression {
  const module = value
    .replace(/^\.*\//, '')
    .replace(/\.py$/, '')
    .replaceAll('/', '.');
  return { kind: 'module', module, start, end };
}
