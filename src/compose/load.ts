import type { Location } from '../model/location.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { resolveBuildContexts } from './build-context.ts';
import { canonicalise, portsOf } from './canonical.ts';
import type { Complaints } from './complaints.ts';
import { applyResets, type ComposeDocument, parseDocuments } from './document.ts';
import { type Environment, withDotenv, withEnvFiles } from './environment.ts';
import { applyExtends, type ServiceFile, serviceFile } from './extends.ts';
import { validateFormat } from './format-validation.ts';
import { type Inclusion, importResources, inclusionsOf } from './include.ts';
import { interpolateTree } from './interpolation.ts';
import { mergeModels } from './merge.ts';
import { readReferenced } from './reading.ts';

import { entriesOf, locationOf, type Mapping, mappingAt, type Tree } from './tree.ts';
import { enforceUniqueness, enforceUniquePorts } from './uniqueness.ts';

/** How a file came into a project. */
export type Role = 'main' | 'included' | 'extended';

/** What one load shares: where it reads, what it complains about, and what it learns on the way. */
export interface Loading {
  readonly repository: Repository;
  readonly complaints: Complaints;
  /** Every file that took part, by its first role. */
  readonly roles: Map<string, Role>;
  /** Ports that a later main file adds to those a service had already. */
  readonly added: WeakSet<Tree>;
  /** Files that may still be loaded: includes can be nested into a bomb. */
  budget: number;
}

/** Files that one project may be made of. */
export const mostFiles = 1000;

/** Where a list of files is loaded: what its paths are relative to, and what its variables are. */
export interface Scope {
  readonly directory: string;
  readonly environment: Environment;
  /** The files that include this one, outermost first. */
  readonly includedBy: readonly string[];
  readonly role: Role;
}

export interface NamedFile {
  readonly path: string;
  /** Where it is named. */
  readonly at: Location;
}

/** Loads files onto each other, each with what it includes and extends. Source: compose-go `loader/loader.go`. */
export function loadModel(files: readonly NamedFile[], scope: Scope, loading: Loading): Mapping | undefined {
  const bases = new Map<string, ServiceFile | undefined>();
  let model: Mapping | undefined;
  for (const file of files) {
    const source = fileToLoad(file, scope, loading);
    if (!source) continue;
    for (const document of parseDocuments(source, loading.complaints)) {
      model = loadDocument(document, file.path, model, scope, bases, loading);
    }
  }
  return model && resolveBuildContexts(model, scope.directory);
}

function fileToLoad({ path, at }: NamedFile, { role }: Scope, loading: Loading): SourceFile | undefined {
  const { repository, complaints, roles } = loading;
  if (loading.budget-- <= 0) {
    complaints.warn('the project includes too many files: the rest is left out', at);
    return undefined;
  }
  const file = readReferenced(path, at, repository, complaints);
  if (file && !roles.has(path)) roles.set(path, role);
  return file;
}

function loadDocument(
  { root, resets }: ComposeDocument,
  path: string,
  earlier: Mapping | undefined,
  scope: Scope,
  bases: Map<string, ServiceFile | undefined>,
  loading: Loading,
): Mapping {
  const { complaints } = loading;
  const interpolated = interpolateTree(root, scope.environment, complaints) as Mapping;
  const whole = withInclusions({ root: interpolated, resets }, path, scope, loading);
  const own = entriesOf(interpolated.entries.get('services')?.value);
  const all = entriesOf(whole.entries.get('services')?.value);
  const included = new Set([...all.keys()].filter((name) => !own.has(name)));
  const before = applyResets(earlier ?? mappingAt(root, new Map()), resets);
  const extended = applyExtends(
    whole,
    { path, directory: scope.directory, included, resets },
    { complaints, loadBase: (base, at) => cached(bases, base, () => loadBase(base, at, scope, loading)) },
  );
  const merged = enforceUniqueness(mergeModels(before, extended, complaints), complaints);
  validateFormat(merged, complaints);
  const model = enforceUniquePorts(canonicalise(merged, complaints), complaints);
  if (scope.role === 'main') markAdded(before, model, loading.added);
  return model;
}

function withInclusions(document: ComposeDocument, path: string, scope: Scope, loading: Loading): Mapping {
  const { complaints } = loading;
  let model = document.root;
  for (const inclusion of inclusionsOf(model, scope.directory, complaints)) {
    const included = loadInclusion(inclusion, [...scope.includedBy, path], scope, loading);
    if (included) model = importResources(included, model, document.resets, complaints);
  }
  if (!model.entries.has('include')) return model;
  return mappingAt(model, new Map([...model.entries].filter(([name]) => name !== 'include')));
}

function loadInclusion(
  { files, directory, envFiles }: Inclusion,
  includedBy: readonly string[],
  scope: Scope,
  loading: Loading,
): Mapping | undefined {
  const { repository, complaints } = loading;
  const cycle = files[0] && includedBy.includes(files[0].path) ? files[0] : undefined;
  if (cycle) {
    complaints.refuse(`${cycle.path} includes itself`, locationOf(cycle.at));
    return undefined;
  }
  const environment = envFiles
    ? withEnvFiles(
        scope.environment,
        envFiles.map(({ path, at }) => ({ path, location: locationOf(at) })),
        repository,
        complaints,
      )
    : withDotenv(scope.environment, directory, repository, complaints);
  const named = files.map(({ path, at }) => ({ path, at: locationOf(at) }));
  return loadModel(named, { directory, environment, includedBy, role: 'included' }, loading);
}

/** A file of which only a service is extended: with the variables of the main project, its own `include` left aside. */
function loadBase(path: string, at: Tree, scope: Scope, loading: Loading): ServiceFile | undefined {
  const { complaints } = loading;
  const file = fileToLoad({ path, at: locationOf(at) }, { ...scope, role: 'extended' }, loading);
  if (!file) return undefined;
  const documents = parseDocuments(file, complaints);
  let model: Mapping | undefined;
  for (const { root, resets } of documents) {
    const interpolated = interpolateTree(root, scope.environment, complaints) as Mapping;
    refuseOtherThanLists(interpolated, complaints);
    const merged = model ? mergeModels(applyResets(model, resets), interpolated, complaints) : interpolated;
    model = enforceUniquePorts(canonicalise(enforceUniqueness(merged, complaints), complaints), complaints);
  }
  if (!model) return undefined;
  const own = serviceFile(path, model, documents.at(-1)?.resets ?? []);
  return {
    ...own,
    services: new Map(entriesOf(resolveBuildContexts(model, own.directory).entries.get('services')?.value)),
  };
}

/** The format of such a file is not checked, and whatever it says but this does no harm. */
function refuseOtherThanLists(model: Mapping, complaints: Complaints): void {
  for (const { value } of entriesOf(model.entries.get('services')?.value).values()) {
    const ports = entriesOf(value).get('ports')?.value;
    if (ports && ports.kind !== 'sequence') complaints.refuse('ports must be a list', locationOf(ports));
  }
}

function cached<K, V>(values: Map<K, V>, key: K, make: () => V): V {
  if (values.has(key)) return values.get(key) as V;
  const value = make();
  values.set(key, value);
  return value;
}

/** Uniqueness replaces an earlier port in its place, so what stands behind the earlier ports was added. */
function markAdded(before: Mapping, model: Mapping, added: WeakSet<Tree>): void {
  for (const [name, { value }] of entriesOf(before.entries.get('services')?.value)) {
    const known = portsOf(value).length;
    const service = entriesOf(model.entries.get('services')?.value).get(name)?.value;
    if (known > 0 && service) for (const port of portsOf(service).slice(known)) added.add(port);
  }
}
