import type { Location } from '../model/location.ts';
import { plainText, type RunText, runAt, runOf } from '../parsing/interpolation.ts';
import type { Positions } from '../parsing/positions.ts';
import { type YamlScalar, locationOf as yamlLocation } from '../parsing/yaml.ts';

/**
 * The Compose model while it is being loaded: YAML nodes, interpolated scalars and ports in canonical form. Nodes are
 * never changed, and every node knows its place, through anchors, includes and merges.
 */
export type Tree = Scalar | Sequence | Mapping | CanonicalPort;

/** Where a node stands in its file. */
export interface Place {
  readonly positions: Positions;
  readonly start: number;
  readonly end: number;
}

/** `runs`: where each stretch of an interpolated text comes from. */
export type Scalar = YamlScalar & { readonly runs?: RunText };

export interface Sequence extends Place {
  readonly kind: 'sequence';
  readonly items: readonly Tree[];
}

export interface Mapping extends Place {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly key: YamlScalar;
  readonly value: Tree;
}

/** One port of a mapping in short syntax, after its ranges were expanded. Its place is the whole mapping. */
export interface CanonicalPort extends Place {
  readonly kind: 'port';
  /** As written; empty: none. */
  readonly hostIp: string;
  /** `8080`, `8080-8090` (one free port of these), or empty: any free port. */
  readonly published: string;
  /** 0 when the container's port is not known either. */
  readonly target: number;
  readonly protocol: string;
  /** Text of the host port where it was written. */
  readonly written: RunText;
  /** Text of the container's port, or of the range that it is one of. */
  readonly writtenTarget: RunText;
  /** The mapping of the file; the same object for all the ports that a range expands to. */
  readonly item: Scalar;
}

export function locationOf(tree: Place): Location {
  return yamlLocation(tree);
}

export function entriesOf(tree: Tree | undefined): ReadonlyMap<string, Entry> {
  return tree?.kind === 'mapping' ? tree.entries : noEntries;
}

const noEntries: ReadonlyMap<string, Entry> = new Map();

export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'sequence' ? tree.items : [];
}

/** The value at a path of keys. */
export function valueAt(tree: Tree | undefined, ...path: readonly string[]): Tree | undefined {
  return path.reduce<Tree | undefined>((node, key) => entriesOf(node).get(key)?.value, tree);
}

/** Text of a string scalar. */
export function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' && tree.type === 'string' ? tree.value : undefined;
}

export function isNull(tree: Tree | undefined): boolean {
  return tree === undefined || (tree.kind === 'scalar' && tree.type === 'null');
}

/** A scalar's text as Go prints its value, with the places of its characters. */
export function runsOf(scalar: Scalar): RunText {
  if (scalar.runs) return scalar.runs;
  const text = scalar.type === 'string' ? scalar.value : scalar.type === 'int' ? String(scalar.value) : scalar.text;
  const isVerbatim = scalar.textStart !== undefined && text === scalar.text;
  return isVerbatim ? runAt(text, scalar.positions, scalar.textStart) : runOf(text);
}

/** Whether a variable that the text needs has no value, or its template is broken. */
export function expressionWithoutValue(runs: RunText): string | undefined {
  const missing = runs.find((run) => run.missing === 'required');
  return missing ? (missing.expression?.text ?? plainText(runs)) : undefined;
}

/** Whether a text in it has no value: what follows from that is not known. */
export function lacksValue(tree: Tree): boolean {
  switch (tree.kind) {
    case 'scalar':
      return tree.runs !== undefined && expressionWithoutValue(tree.runs) !== undefined;
    case 'sequence':
      return tree.items.some(lacksValue);
    case 'mapping':
      return [...tree.entries.values()].some(({ value }) => lacksValue(value));
    case 'port':
      return expressionWithoutValue(tree.written) !== undefined;
  }
}

/** A scalar that stands for another node's text, at that node's place. */
export function stringAt(place: Place, text: string, runs?: RunText): Scalar {
  const { positions, start, end } = place;
  return {
    kind: 'scalar',
    type: 'string',
    value: text,
    text,
    positions,
    start,
    end,
    ...(runs ? { runs } : {}),
  };
}

export function mappingAt(place: Place, entries: ReadonlyMap<string, Entry>): Mapping {
  const { positions, start, end } = place;
  return { kind: 'mapping', entries, positions, start, end };
}

export function sequenceAt(place: Place, items: readonly Tree[]): Sequence {
  const { positions, start, end } = place;
  return { kind: 'sequence', items, positions, start, end };
}

/** The mapping with one entry set, or removed when there is no value. */
export function withEntry(mapping: Mapping, name: string, value: Tree | undefined, key?: YamlScalar): Mapping {
  const entries = new Map(mapping.entries);
  const known = key ?? entries.get(name)?.key;
  if (value === undefined) entries.delete(name);
  else entries.set(name, { key: known ?? stringAt(value, name), value });
  return mappingAt(mapping, entries);
}

/** The value as JSON with sorted keys: equal values have equal texts. */
export function jsonOf(tree: Tree): string {
  switch (tree.kind) {
    case 'scalar':
      return JSON.stringify(tree.value);
    case 'sequence':
      return `[${tree.items.map(jsonOf).join()}]`;
    case 'mapping': {
      const entries = [...tree.entries].map(([name, { value }]) => `${JSON.stringify(name)}:${jsonOf(value)}`);
      return `{${entries.sort().join()}}`;
    }
    case 'port':
      return JSON.stringify([tree.hostIp, tree.published, tree.target, tree.protocol]);
  }
}
