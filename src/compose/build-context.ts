import { isRemote, pathFrom } from './paths.ts';
import { type Entry, entriesOf, type Mapping, mappingAt, type Scalar, type Tree, textOf, withEntry } from './tree.ts';

/** A build context as a path relative to the root. */
export type ResolvedPath = Scalar & { readonly resolved: true };

/** Build contexts are relative to the directory of the project, or of the included or extended file, that names them. */
export function resolveBuildContexts(model: Mapping, directory: string): Mapping {
  const services = model.entries.get('services')?.value;
  if (services?.kind !== 'mapping') return model;
  const entries = new Map<string, Entry>();
  for (const [name, { key, value }] of services.entries) entries.set(name, { key, value: resolved(value, directory) });
  return withEntry(model, 'services', mappingAt(services, entries));
}

function resolved(service: Tree, directory: string): Tree {
  const build = entriesOf(service).get('build')?.value;
  const context = entriesOf(build).get('context')?.value;
  const path = textOf(context);
  if (service.kind !== 'mapping' || build?.kind !== 'mapping' || context === undefined || path === undefined)
    return service;
  if (isResolved(context) || isRemote(path) || /^(?:\/|~|[a-z-]+:)/.test(path)) return service;
  const value: ResolvedPath = {
    ...(context as Scalar & { type: 'string' }),
    value: pathFrom(directory, path),
    resolved: true,
  };
  return withEntry(service, 'build', withEntry(build, 'context', value));
}

export function isResolved(tree: Tree | undefined): tree is ResolvedPath {
  return tree?.kind === 'scalar' && 'resolved' in tree;
}
