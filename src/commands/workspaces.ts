import picomatch from 'picomatch';
import { oncePer } from '../model/once.ts';
import type { Package, Workspace } from './packages.ts';
import { baseName, joinPath, resolvePath } from './paths.ts';

/**
 * The members that `--filter` selects, as pnpm and turbo read it: names with globs, `./directories`, `web...` with its
 * dependencies, `...web` with its dependents, `!web` without it. What a git range selects (`[main]`) can't be known.
 */
export function filterMembers(
  workspace: Workspace,
  filters: readonly string[],
  from: string = workspace.directory,
): readonly Package[] {
  const wanted = filters.filter((filter) => !filter.startsWith('!'));
  const left = new Set(
    filters.filter((filter) => filter.startsWith('!')).flatMap((f) => [...selected(workspace, f.slice(1), from)]),
  );
  const taken =
    wanted.length === 0
      ? new Set(workspace.members)
      : new Set(wanted.flatMap((f) => [...selected(workspace, f, from)]));
  return workspace.members.filter((member) => taken.has(member) && !left.has(member));
}

function selected(workspace: Workspace, filter: string, from: string): ReadonlySet<Package> {
  const [, dependents, pattern = '', dependencies] = /^(\.\.\.\^?)?(.*?)(\^?\.\.\.)?$/.exec(filter) ?? [];
  const named = matching(workspace, pattern, from);
  const all = new Set<Package>(isExclusive(dependents) || isExclusive(dependencies) ? [] : named);
  if (dependencies) for (const member of closure(named, (each) => dependenciesOf(workspace, each))) all.add(member);
  if (dependents) for (const member of closure(named, (each) => dependentsOf(workspace, each))) all.add(member);
  return all;
}

function isExclusive(mark: string | undefined): boolean {
  return mark?.includes('^') ?? false;
}

function matching({ members }: Workspace, pattern: string, from: string): readonly Package[] {
  if (pattern.includes('[')) return [];
  const path = /^\{([^,]*)\}$/.exec(pattern)?.[1] ?? (/^\.{1,2}(?:\/|$)/.test(pattern) ? pattern : undefined);
  if (path !== undefined) {
    const place = resolvePath(from, path);
    if (place === undefined) return [];
    const isTaken = picomatch(place === '' ? '**' : [place, `${place}/**`]);
    return members.filter((member) => isTaken(member.directory));
  }
  // A package manager's `*` stands for scopes too.
  const isNamed = picomatch(pattern, { bash: true });
  const exact = members.filter((member) => isNamed(member.name));
  // pnpm finds `@acme/web` as `web`; turbo and yarn accept a directory's name in the same place.
  return exact.length > 0 ? exact : members.filter((member) => isNamed(member.name.replace(/^@[^/]*\//, '')));
}

/** The members that any of the globs names. */
export function namedMembers(workspace: Workspace, patterns: readonly string[]): readonly Package[] {
  const found = new Set(patterns.flatMap((pattern) => matching(workspace, pattern, workspace.directory)));
  return workspace.members.filter((member) => found.has(member));
}

/** The member of a name or a directory: `npm -w web`, `yarn workspace web`, `nx dev web`. */
export function memberCalled(workspace: Workspace, name: string): Package | undefined {
  if (name === '') return undefined;
  const path = name.replace(/^\.\//, '').replace(/\/+$/, '');
  const { byName, byDirectory, byFolder } = indexOf(workspace);
  return byName.get(name) ?? byDirectory.get(joinPath(workspace.directory, path)) ?? byFolder.get(name);
}

/** The first member of each name, directory and folder: a task may be run in each of hundreds, which name others. */
const indexOf = oncePer(({ members }: Workspace) => {
  const firstBy = (keyOf: (member: Package) => string) =>
    new Map(members.toReversed().map((member) => [keyOf(member), member]));
  return {
    byName: firstBy(({ name }) => name),
    byDirectory: firstBy(({ directory }) => directory),
    byFolder: firstBy(({ directory }) => baseName(directory)),
  };
});

function closure(start: readonly Package[], next: (member: Package) => readonly Package[]): ReadonlySet<Package> {
  const found = new Set<Package>();
  const queue = [...start];
  for (let member = queue.pop(); member; member = queue.pop()) {
    for (const other of next(member)) {
      if (found.has(other)) continue;
      found.add(other);
      queue.push(other);
    }
  }
  return found;
}

function dependenciesOf({ members }: Workspace, of: Package): readonly Package[] {
  return members.filter((member) => member !== of && of.dependencies.has(member.name));
}

function dependentsOf({ members }: Workspace, of: Package): readonly Package[] {
  return members.filter((member) => member !== of && member.dependencies.has(of.name));
}
