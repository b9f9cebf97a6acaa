import { plainText } from '../parsing/interpolation.ts';
import type { Complaints } from './complaints.ts';
import { applyResets, type Resets } from './document.ts';
import { mergeResources } from './merge.ts';
import { directoryOf, isRemote, pathFrom } from './paths.ts';
import {
  type Entry,
  entriesOf,
  isNull,
  itemsOf,
  jsonOf,
  lacksValue,
  locationOf,
  type Mapping,
  mappingAt,
  runsOf,
  type Scalar,
  type Tree,
  withEntry,
} from './tree.ts';

/** One item of `include:`, its paths relative to the root. */
export interface Inclusion {
  /** The first is the main file, the others are merged onto it. */
  readonly files: readonly IncludedFile[];
  readonly directory: string;
  /** undefined: the `.env` of the directory, where there is one. */
  readonly envFiles?: readonly IncludedFile[];
}

export interface IncludedFile {
  readonly path: string;
  readonly at: Tree;
}

/** Reads `include:`. What can't be read is complained about and left out. */
export function inclusionsOf(model: Mapping, directory: string, complaints: Complaints): readonly Inclusion[] {
  const include = model.entries.get('include')?.value;
  if (include === undefined || isNull(include)) return [];
  if (include.kind !== 'sequence') {
    complaints.refuse('include must be a list', locationOf(include));
    return [];
  }
  return include.items.flatMap((item) => inclusionOf(item, directory, complaints));
}

function inclusionOf(item: Tree, directory: string, complaints: Complaints): readonly Inclusion[] {
  if (lacksValue(item)) return [];
  const named = item.kind === 'scalar' ? [item] : textsOf(entriesOf(item).get('path')?.value);
  const remote = named.find((path) => isRemote(text(path)));
  if (remote) {
    complaints.warn(`${text(remote)} is not in the repository: what it includes is unknown`, locationOf(remote));
    return [];
  }
  const files = named.map((path) => ({ path: pathFrom(directory, text(path)), at: path }));
  const [main] = files;
  if (!main || text(main.at as Scalar) === '') return [];
  const own = textsOf(entriesOf(item).get('project_directory')?.value)[0];
  const envFiles = textsOf(entriesOf(item).get('env_file')?.value).map((path) => ({
    path: pathFrom(directory, text(path)),
    at: path,
  }));
  return [
    {
      files,
      directory: own ? pathFrom(directory, text(own)) : directoryOf(main.path),
      ...(envFiles.length > 0 ? { envFiles: envFiles.filter(({ path }) => path !== '/dev/null') } : {}),
    },
  ];
}

function textsOf(tree: Tree | undefined): readonly Scalar[] {
  const all = tree?.kind === 'scalar' ? [tree] : itemsOf(tree);
  return all.filter((item): item is Scalar => item.kind === 'scalar' && item.type === 'string');
}

function text(scalar: Scalar): string {
  return plainText(runsOf(scalar));
}

/** The sections that an included file brings. */
const resources = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'];

/**
 * Puts an included model below the including one. A resource of both is merged, the including file on top.
 * Source: compose-go `loader/include.go` (`importResources`).
 */
export function importResources(included: Mapping, model: Mapping, resets: Resets, complaints: Complaints): Mapping {
  return resources.reduce((result, section) => importSection(section, included, result, resets, complaints), model);
}

function importSection(
  section: string,
  included: Mapping,
  model: Mapping,
  resets: Resets,
  complaints: Complaints,
): Mapping {
  const from = included.entries.get(section);
  if (from?.value.kind !== 'mapping') return model;
  const to = model.entries.get(section)?.value;
  const merged = new Map<string, Entry>(entriesOf(to));
  for (const [name, entry] of from.value.entries) {
    const conflict = merged.get(name);
    merged.set(name, conflict ? mergedResource(section, name, entry, conflict, resets, complaints) : entry);
  }
  return withEntry(model, section, mappingAt(to ?? from.value, merged), from.key);
}

function mergedResource(
  section: string,
  name: string,
  entry: Entry,
  conflict: Entry,
  resets: Resets,
  complaints: Complaints,
): Entry {
  if (jsonOf(entry.value) !== jsonOf(conflict.value)) {
    complaints.warn(
      `${name} of an included file is changed here: docker compose 5 merges the two, docker compose 2 refuses that`,
      locationOf(conflict.key),
    );
  }
  const inside = resets.flatMap(([first, second, ...rest]) =>
    first === section && second === name && rest.length > 0 ? [rest] : [],
  );
  const base = entry.value.kind === 'mapping' ? applyResets(entry.value, inside) : entry.value;
  return { key: conflict.key, value: mergeResources(section, base, conflict.value, complaints) };
}
