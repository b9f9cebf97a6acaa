import type { Complaints } from './complaints.ts';
import { applyResets, type Resets } from './document.ts';
import { mergeServices } from './merge.ts';
import { directoryOf, isRemote, pathFrom } from './paths.ts';
import {
  type Entry,
  entriesOf,
  lacksValue,
  locationOf,
  type Mapping,
  mappingAt,
  type Tree,
  textOf,
  withEntry,
} from './tree.ts';

/** The services among which a service looks for the one that it extends, and how their paths are read. */
export interface ServiceFile {
  readonly path: string;
  /** Directory that `file:` is relative to. */
  readonly directory: string;
  /** Services by name; replaced by the merged ones as they are worked out. */
  readonly services: Map<string, Entry>;
  /** Names of services that an included file brought. */
  readonly included: ReadonlySet<string>;
  readonly resets: Resets;
}

export interface ExtendsContext {
  readonly complaints: Complaints;
  /** Loads the file that `file:` names; undefined when that is impossible, which was complained about. */
  loadBase(path: string, at: Tree): ServiceFile | undefined;
}

/** A chain of more services than anybody writes. */
const longestChain = 100;

/** Merges each service of a file onto the one that it extends. Source: compose-go `loader/extends.go`. */
export function applyExtends(model: Mapping, file: Omit<ServiceFile, 'services'>, context: ExtendsContext): Mapping {
  const services = model.entries.get('services')?.value;
  if (services?.kind !== 'mapping') return model;
  const current: ServiceFile = { ...file, services: new Map(services.entries) };
  for (const name of services.entries.keys()) extendedService(name, current, [], context);
  return withEntry(model, 'services', mappingAt(services, current.services));
}

function extendedService(
  name: string,
  file: ServiceFile,
  chain: readonly string[],
  context: ExtendsContext,
): Tree | undefined {
  const entry = file.services.get(name);
  const service = entry?.value;
  const extended = entriesOf(service).get('extends')?.value;
  if (entry === undefined || service?.kind !== 'mapping' || extended === undefined) return service;
  const withoutExtends = withEntry(service, 'extends', undefined);
  const link = `${name} ${file.path}`;
  if (chain.includes(link) || chain.length > longestChain) {
    context.complaints.refuse(`service ${name} extends itself`, locationOf(extended));
    return withoutExtends;
  }
  const base = baseService(name, extended, file, [...chain, link], context);
  if (base?.kind !== 'mapping') return withoutExtends;
  const kept = applyResets(base, pathsInside(file.resets, name));
  const merged = mergeServices(kept, withoutExtends, context.complaints);
  const result = merged.kind === 'mapping' ? withEntry(merged, 'extends', undefined) : merged;
  file.services.set(name, { key: entry.key, value: result });
  return result;
}

const versions = 'a service of an included file can only be extended by docker compose 5';

function baseService(
  name: string,
  extended: Tree,
  file: ServiceFile,
  chain: readonly string[],
  context: ExtendsContext,
): Tree | undefined {
  const reference = textOf(extended) ?? textOf(entriesOf(extended).get('service')?.value);
  if (reference === undefined) {
    context.complaints.refuse(`service ${name} does not say which service it extends`, locationOf(extended));
    return undefined;
  }
  if (lacksValue(extended)) return undefined;
  const named = entriesOf(extended).get('file')?.value;
  const source = named === undefined ? file : baseFile(named, file, context);
  if (!source) return undefined;
  if (source.services.has(reference)) {
    if (source.included.has(reference)) context.complaints.warn(versions, locationOf(extended));
    return extendedService(reference, source, chain, context);
  }
  context.complaints.refuse(
    `service ${name} extends ${reference}, which ${source.path} does not have`,
    locationOf(extended),
  );
  return undefined;
}

function baseFile(named: Tree, file: ServiceFile, { complaints, loadBase }: ExtendsContext): ServiceFile | undefined {
  const path = textOf(named);
  if (path === undefined) return undefined;
  if (!isRemote(path)) return loadBase(pathFrom(file.directory, path), named);
  complaints.warn(`${path} is not in the repository: what is extended from it is unknown`, locationOf(named));
  return undefined;
}

function pathsInside(resets: Resets, service: string): Resets {
  return resets.flatMap(([first, second, ...rest]) =>
    first === 'services' && second === service && rest.length > 0 ? [rest] : [],
  );
}

/** A file's services, ready to be extended. */
export function serviceFile(path: string, model: Mapping, resets: Resets): ServiceFile {
  const services = model.entries.get('services')?.value;
  return { path, directory: directoryOf(path), services: new Map(entriesOf(services)), included: new Set(), resets };
}
