import type { Complaints } from './complaints.ts';
import { composeFile } from './file-format.ts';
import {
  type Entry,
  expressionWithoutValue,
  jsonOf,
  locationOf,
  type Mapping,
  runsOf,
  type Scalar,
  type Sequence,
  type Tree,
} from './tree.ts';
import { anything, type ListKind, type MappingKind, type ScalarType, type ValueKind } from './value-kind.ts';

/** Refuses what is none of the format of Compose files, as Compose does after each merge. */
export function validateFormat(model: Mapping, complaints: Complaints): void {
  check(model, composeFile, undefined, complaints);
}

/** Where a node is in the model; grows at its end without being copied. */
type Path = { readonly name: string; readonly parent: Path } | undefined;

function pathText(path: Path): string {
  return path?.parent ? `${pathText(path.parent)}.${path.name}` : (path?.name ?? 'the file');
}

function check(tree: Tree, kind: ValueKind, path: Path, complaints: Complaints): void {
  // Ports in canonical form were checked as what they have been.
  if (kind === anything || tree.kind === 'port') return;
  if (tree.kind === 'mapping' && kind.mapping) checkMapping(tree, kind.mapping, path, complaints);
  else if (tree.kind === 'sequence' && kind.list) checkList(tree, kind.list, path, complaints);
  else if (tree.kind !== 'scalar' || !isOfType(tree, kind.scalar ?? [])) {
    complaints.refuse(`${pathText(path)} ${isDate(tree) ? dateMessage : wantedMessage(kind)}`, locationOf(tree));
  } else if (kind.words && !isOneOf(tree, kind.words)) {
    complaints.refuse(`${pathText(path)} must be one of ${kind.words.join(', ')}`, locationOf(tree));
  }
}

function checkMapping(mapping: Mapping, kind: MappingKind, path: Path, complaints: Complaints): void {
  for (const name of kind.required) {
    if (!mapping.entries.has(name)) complaints.refuse(`${pathText(path)} needs ${name}`, locationOf(mapping));
  }
  for (const [name, entry] of mapping.entries) checkEntry(name, entry, kind, { name, parent: path }, complaints);
}

function checkEntry(name: string, { key, value }: Entry, kind: MappingKind, path: Path, complaints: Complaints): void {
  const { keys, others, names } = kind;
  const known = keys.get(name) ?? (names && !names.test(name) ? undefined : others);
  if (known) check(value, known, path, complaints);
  else if (others || !name.startsWith('x-')) {
    complaints.refuse(`${pathText(path)} is nothing that Compose knows here`, locationOf(key));
  }
}

function checkList(list: Sequence, { items, distinct }: ListKind, path: Path, complaints: Complaints): void {
  for (const [i, item] of list.items.entries()) check(item, items, { name: String(i), parent: path }, complaints);
  const repeated = distinct ? repeatedItem(list) : undefined;
  if (repeated) complaints.refuse(`${pathText(path)} must not repeat an item`, locationOf(repeated));
}

/**
 * The first item that stands earlier in the list. Compose also takes a number for equal to a string of that number that
 * stands before it: `["080", 80]`.
 */
function repeatedItem(list: Sequence): Tree | undefined {
  const seen = new Set<string>();
  for (const item of list.items) {
    if (item.kind === 'port' || hasNoValue(item)) continue;
    const json = jsonOf(item);
    if (seen.has(json)) return item;
    seen.add(json);
    if (item.kind === 'scalar' && /^[-+]?0*[1-9]\d*$/.test(item.text) && item.type === 'string')
      seen.add(String(Number(item.text)));
  }
  return undefined;
}

function isOneOf(scalar: Scalar, words: readonly string[]): boolean {
  return scalar.type !== 'string' || words.includes(scalar.value) || hasNoValue(scalar);
}

function hasNoValue(tree: Tree): boolean {
  return tree.kind === 'scalar' && expressionWithoutValue(runsOf(tree)) !== undefined;
}

function isOfType(scalar: Scalar, types: readonly ScalarType[]): boolean {
  switch (scalar.type) {
    case 'string':
      return types.includes('string');
    case 'bool':
      return types.includes('boolean');
    case 'null':
      return types.includes('null');
    case 'int':
    case 'float':
      return types.includes('fraction') || (types.includes('whole') && Number.isInteger(scalar.value));
    case 'timestamp':
      return false;
  }
}

const dateMessage = 'must not be a date: put it in quotes';

function isDate(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.type === 'timestamp';
}

const typeWords: readonly (readonly [type: ScalarType, words: string])[] = [
  ['fraction', 'a number'],
  ['whole', 'a whole number'],
  ['string', 'a string'],
  ['boolean', 'a boolean'],
];

/** `null` goes without saying: who wrote something else didn't mean it. */
function wantedMessage({ scalar = [], list, mapping }: ValueKind): string {
  const words = typeWords.flatMap(([type, word]) => (scalar.includes(type) ? [word] : []));
  if (list) words.push('a list');
  if (mapping) words.push('a mapping');
  const last = words.at(-1) ?? '';
  return `must be ${words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last}`;
}
