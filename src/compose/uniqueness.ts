import { plainText, type RunText } from '../parsing/interpolation.ts';
import type { Complaints } from './complaints.ts';
import { below, type PathTable, pathTable } from './path-table.ts';
import {
  type Entry,
  locationOf,
  type Mapping,
  mappingAt,
  runsOf,
  type Sequence,
  sequenceAt,
  type Tree,
} from './tree.ts';
import { volumeTarget } from './volume-syntax.ts';

/** What two items of a list have in common when Compose takes them for one. */
type Key = (item: Tree, complaints: Complaints) => string | Tree;

const variableName: Key = (item) => scalarText(item).split('=', 1)[0] ?? '';
const exposedPort: Key = (item, complaints) => {
  if (item.kind !== 'scalar' || (item.type !== 'string' && item.type !== 'int')) {
    complaints.refuse('an exposed port must be a string or a whole number', locationOf(item));
  }
  return scalarText(item);
};
const mountTarget: Key = (item) => fieldText(item, 'target') ?? `/${fieldText(item, 'source') ?? scalarText(item)}`;
const deviceTarget: Key = (item) => fieldText(item, 'target') ?? scalarText(item).split(':')[1] ?? scalarText(item);
const filePath: Key = (item) => fieldText(item, 'path') ?? scalarText(item);

/** Source: compose-go `override/uncity.go`. */
const rawKeys: PathTable<Key> = pathTable({
  'networks.*.labels': variableName,
  'networks.*.ipam.options': variableName,
  'services.*.annotations': variableName,
  'services.*.build.args': variableName,
  'services.*.build.additional_contexts': variableName,
  'services.*.build.tags': variableName,
  'services.*.build.labels': variableName,
  'services.*.cap_add': variableName,
  'services.*.cap_drop': variableName,
  'services.*.configs': mountTarget,
  'services.*.deploy.labels': variableName,
  'services.*.devices': deviceTarget,
  'services.*.dns': variableName,
  'services.*.dns_opt': variableName,
  'services.*.dns_search': variableName,
  'services.*.environment': variableName,
  'services.*.env_file': filePath,
  'services.*.expose': exposedPort,
  'services.*.labels': variableName,
  'services.*.links': variableName,
  'services.*.networks.*.aliases': variableName,
  'services.*.networks.*.link_local_ips': variableName,
  'services.*.ports': shortPortKey,
  'services.*.profiles': variableName,
  'services.*.secrets': mountTarget,
  'services.*.sysctls': variableName,
  'services.*.tmpfs': variableName,
  'services.*.volumes': (item) => fieldText(item, 'target') ?? volumeTarget(scalarText(item)),
});

const canonicalKeys: PathTable<Key> = pathTable<Key>({ 'services.*.ports': portKey });

/** Of equal items of a list the later one counts, in the place of the earlier one. */
export function enforceUniqueness(model: Mapping, complaints: Complaints): Mapping {
  return uniqueMapping(model, rawKeys, complaints);
}

/** The same for ports in canonical form: ranges of different mappings may have a port in common. */
export function enforceUniquePorts(model: Mapping, complaints: Complaints): Mapping {
  return uniqueMapping(model, canonicalKeys, complaints);
}

function uniqueMapping(mapping: Mapping, table: PathTable<Key>, complaints: Complaints): Mapping {
  let entries: Map<string, Entry> | undefined;
  for (const [name, { key, value: all }] of mapping.entries) {
    const inside = below(table, name);
    const value = inside ? unique(all, inside, complaints) : all;
    if (value !== all) entries = (entries ?? new Map(mapping.entries)).set(name, { key, value });
  }
  return entries ? mappingAt(mapping, entries) : mapping;
}

function unique(tree: Tree, table: PathTable<Key>, complaints: Complaints): Tree {
  if (tree.kind === 'mapping') return uniqueMapping(tree, table, complaints);
  return tree.kind === 'sequence' && table.value ? uniqueItems(tree, table.value, complaints) : tree;
}

function uniqueItems(list: Sequence, key: Key, complaints: Complaints): Sequence {
  if (list.items.length === 0) return list;
  const items = new Map<string | Tree, Tree>();
  for (const item of list.items) items.set(key(item, complaints), item);
  return items.size < list.items.length ? sequenceAt(list, [...items.values()]) : list;
}

/** Before ports are canonical, those in short syntax are told apart by their text. */
function shortPortKey(item: Tree, complaints: Complaints): string | Tree {
  if (item.kind !== 'scalar') return portKey(item, complaints);
  return item.type === 'string' || item.type === 'int' ? plainKey(item) : '';
}

/**
 * Ports in long syntax are told apart by address, published port, target and protocol *and* the type of the published
 * port: `8080` and `"8080"` are two.
 */
function portKey(item: Tree, complaints: Complaints): string | Tree {
  if (item.kind === 'mapping') return longPortKey(item, complaints);
  if (item.kind !== 'port') return item;
  const published = item.published === '' ? 'none' : `string ${item.published}`;
  return `${item.hostIp || '0.0.0.0'}|${published}|int ${item.target}|${item.protocol}${missingKey(item.written)}`;
}

function longPortKey({ entries, ...place }: Mapping, complaints: Complaints): string {
  const target = entries.get('target')?.value;
  if (!target) complaints.refuse('a port mapping needs a target', locationOf(place));
  const hostIp = entries.get('host_ip')?.value;
  const published = entries.get('published')?.value;
  const protocol = entries.get('protocol')?.value;
  const ends = `${hostIp ? plainKey(hostIp) : '0.0.0.0'}|${published ? typedKey(published) : 'none'}`;
  return `${ends}|${target ? typedKey(target) : 'none'}|${protocol ? plainKey(protocol) : 'tcp'}`;
}

function typedKey(tree: Tree): string {
  return tree.kind === 'scalar' ? `${tree.type} ${plainKey(tree)}` : tree.kind;
}

function plainKey(tree: Tree): string {
  if (tree.kind !== 'scalar') return tree.kind;
  return tree.runs ? plainText(tree.runs) + missingKey(tree.runs) : String(tree.value);
}

/** Texts that lack a value are not equal because of that. */
function missingKey(runs: RunText): string {
  let key = '';
  for (const run of runs) if (run.missing === 'required') key += ` ${run.expression?.text}`;
  return key;
}

function scalarText(item: Tree): string {
  return item.kind === 'scalar' ? plainText(runsOf(item)) : '';
}

function fieldText(item: Tree, name: string): string | undefined {
  const field = item.kind === 'mapping' ? item.entries.get(name)?.value : undefined;
  return field?.kind === 'scalar' ? plainText(runsOf(field)) : undefined;
}
