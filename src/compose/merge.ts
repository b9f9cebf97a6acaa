import { plainText } from '../parsing/interpolation.ts';
import { mappingOfNames, startedDependency } from './canonical.ts';
import type { Complaints } from './complaints.ts';
import { below, type PathTable, pathTable } from './path-table.ts';
import {
  type Entry,
  isNull,
  locationOf,
  type Mapping,
  mappingAt,
  runsOf,
  type Scalar,
  sequenceAt,
  stringAt,
  type Tree,
  valueAt,
} from './tree.ts';

type Table = PathTable<Merger> | undefined;
type Merger = (base: Tree, over: Tree, table: Table, complaints: Complaints) => Tree;

const replace: Merger = (_, over) => over;

/** `environment: {A: 1}` and `environment: [A=1]` become one list. */
const joinAsList: Merger = (base, over) => sequenceAt(over, [...asList(base), ...asList(over)]);

const mergeNames: Merger = (base, over, table, complaints) =>
  mergeMappings(asNames(base), asNames(over), table, complaints);

const mergeDependencies: Merger = (base, over, table, complaints) =>
  mergeMappings(asNames(base, startedDependency), asNames(over, startedDependency), table, complaints);

const mergeBuild: Merger = (base, over, table, complaints) =>
  mergeMappings(asBuild(base), asBuild(over), table, complaints);

/** Options of a log driver are merged only with those of the same driver. */
const mergeLogging: Merger = (base, over, table, complaints) => {
  const [ours, theirs] = [valueAt(base, 'driver'), valueAt(over, 'driver')];
  const same = ours === undefined || theirs === undefined || scalarText(ours) === scalarText(theirs);
  return same && base.kind === 'mapping' && over.kind === 'mapping'
    ? mergeMappings(base, over, table, complaints)
    : over;
};

/** Where Compose merges in a way of its own. Source: compose-go `override/merge.go`. */
const mergers: PathTable<Merger> = pathTable({
  'networks.*.ipam.config': joinAsList,
  'networks.*.labels': joinAsList,
  'volumes.*.labels': joinAsList,
  'services.*.annotations': joinAsList,
  'services.*.build': mergeBuild,
  'services.*.build.args': joinAsList,
  'services.*.build.additional_contexts': joinAsList,
  'services.*.build.extra_hosts': joinAsList,
  'services.*.build.labels': joinAsList,
  'services.*.command': replace,
  'services.*.depends_on': mergeDependencies,
  'services.*.deploy.labels': joinAsList,
  'services.*.dns': joinAsList,
  'services.*.dns_opt': joinAsList,
  'services.*.dns_search': joinAsList,
  'services.*.entrypoint': replace,
  'services.*.env_file': joinAsList,
  'services.*.label_file': joinAsList,
  'services.*.environment': joinAsList,
  'services.*.extra_hosts': joinAsList,
  'services.*.healthcheck.test': replace,
  'services.*.labels': joinAsList,
  'services.*.logging': mergeLogging,
  'services.*.models': mergeNames,
  'services.*.networks': mergeNames,
  'services.*.sysctls': joinAsList,
  'services.*.tmpfs': joinAsList,
  'services.*.ulimits.*': replace,
});

/** Merges a file onto what was loaded before it: mappings by key, lists one after the other, scalars: the later wins. */
export function mergeModels(base: Mapping, over: Mapping, complaints: Complaints): Mapping {
  return mergeMappings(base, over, mergers, complaints);
}

/** Merges a service onto the one that it extends. */
export function mergeServices(base: Tree, over: Tree, complaints: Complaints): Tree {
  return mergeResources('services', base, over, complaints);
}

/** Merges a service, network or other resource onto its namesake of an included file. */
export function mergeResources(section: string, base: Tree, over: Tree, complaints: Complaints): Tree {
  return merge(base, over, below(below(mergers, section), '*'), complaints);
}

function merge(base: Tree, over: Tree, table: Table, complaints: Complaints): Tree {
  if (table?.value) return table.value(base, over, table, complaints);
  if (isNull(over)) return base;
  if (base.kind === 'mapping' && over.kind === 'mapping') return mergeMappings(base, over, table, complaints);
  if (base.kind === 'sequence' && over.kind === 'sequence') return sequenceAt(over, [...base.items, ...over.items]);
  if (base.kind === 'scalar') return over;
  const kind = base.kind === 'mapping' ? 'mapping' : 'list';
  complaints.refuse(`this cannot be merged onto the ${kind} of an earlier file`, locationOf(over));
  return base;
}

function mergeMappings(base: Mapping, over: Mapping, table: Table, complaints: Complaints): Mapping {
  const entries = new Map<string, Entry>(base.entries);
  for (const [name, entry] of over.entries) {
    const earlier = entries.get(name);
    const value = earlier ? merge(earlier.value, entry.value, below(table, name), complaints) : entry.value;
    entries.set(name, { key: earlier?.key ?? entry.key, value });
  }
  return mappingAt(base, entries);
}

function asNames(tree: Tree, valueAt?: (item: Scalar) => Tree): Mapping {
  if (tree.kind === 'mapping') return tree;
  return mappingOfNames(tree.kind === 'sequence' ? tree.items : [], tree, valueAt);
}

function asBuild(tree: Tree): Mapping {
  if (tree.kind === 'mapping') return tree;
  const context = isNull(tree) ? [] : [['context', { key: stringAt(tree, 'context'), value: tree }] as const];
  return mappingAt(tree, new Map(context));
}

function asList(tree: Tree): readonly Tree[] {
  if (tree.kind === 'sequence') return tree.items;
  if (tree.kind === 'mapping')
    return [...tree.entries].flatMap(([name, { key, value }]) => assignments(name, key, value));
  return tree.kind === 'scalar' && tree.type === 'string' ? [tree] : [];
}

function assignments(name: string, key: Tree, value: Tree): readonly Tree[] {
  if (value.kind === 'sequence') return value.items.flatMap((item) => assignments(name, key, item));
  if (value.kind !== 'scalar') return [];
  if (value.type === 'null') return [stringAt(key, name)];
  const runs = [{ text: `${name}=` }, ...runsOf(value)];
  return [stringAt(value, plainText(runs), runs)];
}

function scalarText(tree: Tree): string | undefined {
  return tree.kind === 'scalar' ? tree.text : undefined;
}
