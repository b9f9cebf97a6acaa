import { compareLocations, type Location } from '../model/location.ts';
import { UsageError } from '../model/usage-error.ts';
import { childOf, locationOf, type YamlNode } from '../parsing/yaml.ts';
import { configurationSchema, keysBelow } from './configuration-schema.ts';
import { nearestName } from './nearest-name.ts';

/** @throws {UsageError} with the first thing that is no configuration, and its place */
export function validate(root: YamlNode): void {
  const { error } = configurationSchema.safeParse(plainValue(root), { reportInput: true });
  const issues = error?.issues ?? [];
  const misspelt = new Set(issues.flatMap(({ code, path }) => (code === 'unrecognized_keys' ? [path.join('/')] : [])));
  const complaints = issues.flatMap((issue): Complaint[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(root, path, key));
    const { node, isMissing } = nodeAt(root, path);
    // What a mapping lacks is probably there under the name that it doesn't know.
    if (misspelt.has((isMissing ? path.slice(0, -1) : path).join('/'))) return [];
    const named = issue.code === 'invalid_value' ? unknownName(node, issue.values) : undefined;
    const what = path.findLast((step) => !isIndex(step)) ?? 'the configuration';
    const message = named ?? `${what} ${isMissing ? 'is missing' : `must be ${issue.message}`}`;
    return [{ location: locationOf(node), message }];
  });
  const [first] = complaints.sort((a, b) => compareLocations(a.location, b.location));
  if (first) throw refused(first.location, first.message);
}

export function refused({ file, start }: Location, message: string): UsageError {
  return new UsageError(`${file}:${start.line}:${start.column}: ${message}`);
}

interface Complaint {
  readonly location: Location;
  readonly message: string;
}

function unknownKey(root: YamlNode, path: readonly string[], key: string): Complaint {
  const { node } = nodeAt(root, path);
  const entry = node.kind === 'mapping' ? node.entries.get(key) : undefined;
  const depth = path.filter((step) => !isIndex(step)).join('/');
  const keys = keysBelow.get(depth) ?? [];
  const nearest = nearestName(key, keys);
  const hint = nearest === undefined ? `the keys here are ${keys.join(', ')}` : `did you mean ${nearest}?`;
  return { location: locationOf(entry?.key ?? node), message: `unknown key ${key}; ${hint}` };
}

/** One of a closed set of names that is not quite written so. */
function unknownName(node: YamlNode, names: readonly unknown[]): string | undefined {
  const nearest = node.kind === 'scalar' ? nearestName(node.text, names.map(String)) : undefined;
  return node.kind === 'scalar' && nearest !== undefined
    ? `unknown name ${node.text}; did you mean ${nearest}?`
    : undefined;
}

function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}

/** The node that a path of keys and indexes leads to, or the last one on the way that is there. */
function nodeAt(root: YamlNode, path: readonly string[]): { readonly node: YamlNode; readonly isMissing: boolean } {
  let node = root;
  for (const step of path) {
    const next = node.kind === 'sequence' ? node.items[Number(step)] : childOf(node, step);
    if (!next) return { node, isMissing: true };
    node = next;
  }
  return { node, isMissing: false };
}

/** Lists and mappings without anything inherited, for the schema to check. */
function plainValue(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plainValue);
  const entries = [...node.entries].map(([key, { value }]) => [key, plainValue(value)] as const);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}
