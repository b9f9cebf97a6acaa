import picomatch from 'picomatch';
import { oncePer } from '../model/once.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { itemsOf, type JsonValue, member, membersOf, parseJson, textOf, textsOf } from '../parsing/json.ts';
import type { EmbeddedText } from '../parsing/traced-text.ts';
import { childOf, parseYaml, stringOf } from '../parsing/yaml.ts';
import { baseName, directoryOf, joinPath } from './paths.ts';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** A package.json, as far as starting things depends on it. */
export interface Package {
  readonly path: string;
  readonly directory: string;
  readonly name: string;
  readonly scripts: ReadonlyMap<string, EmbeddedText>;
  /** Version ranges by name, of every kind of dependency. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly root: JsonValue;
}

export interface Workspace {
  readonly directory: string;
  readonly members: readonly Package[];
}

/** The packages of a repository, read when they are asked for. */
export class Packages {
  readonly #repository: Repository;
  readonly #read = new Map<string, Package | undefined>();
  readonly #workspaces = new Map<string, Workspace | undefined>();
  #directories: readonly string[] | undefined;
  #files: ReadonlySet<string> | undefined;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** The package whose package.json stands in the directory. */
  at(directory: string): Package | undefined {
    if (!this.#read.has(directory)) this.#read.set(directory, readPackage(this.#repository, directory));
    return this.#read.get(directory);
  }

  /** The package that a directory belongs to. */
  around(directory: string): Package | undefined {
    for (const candidate of upwards(directory)) {
      const found = this.at(candidate);
      if (found) return found;
    }
    return undefined;
  }

  /** The workspace that a directory belongs to: the nearest root above it that says which packages it has. */
  workspace(directory: string): Workspace | undefined {
    for (const candidate of upwards(directory)) {
      if (!this.#workspaces.has(candidate)) this.#workspaces.set(candidate, this.#readWorkspace(candidate));
      const found = this.#workspaces.get(candidate);
      if (found) return found;
    }
    return undefined;
  }

  /** Whether the file is one of those that are scanned. */
  hasFile(path: string): boolean {
    this.#files ??= new Set(this.#repository.files);
    return this.#files.has(path);
  }

  manager(directory: string): PackageManager {
    for (const candidate of upwards(directory)) {
      const named = textOf(member(this.at(candidate)?.root, 'packageManager'))?.text.split('@')[0];
      if (named && isPackageManager(named)) return named;
      const locked = lockFiles.find(([file]) => this.hasFile(joinPath(candidate, file)));
      if (locked) return locked[1];
    }
    return 'npm';
  }

  #readWorkspace(directory: string): Workspace | undefined {
    const patterns = workspacePatterns(this.#repository, directory, this.at(directory));
    if (!patterns) return undefined;
    const taken = picomatch(patterns.filter((pattern) => !pattern.startsWith('!')).map(directoryPattern), {
      dot: false,
    });
    const left = picomatch(
      patterns.filter((pattern) => pattern.startsWith('!')).map((p) => directoryPattern(p.slice(1))),
    );
    const prefix = directory === '' ? '' : `${directory}/`;
    const members = this.#packageDirectories()
      .filter((candidate) => candidate !== directory && candidate.startsWith(prefix))
      .filter((candidate) => taken(candidate.slice(prefix.length)) && !left(candidate.slice(prefix.length)))
      .flatMap((candidate) => this.at(candidate) ?? []);
    return { directory, members };
  }

  #packageDirectories(): readonly string[] {
    this.#directories ??= this.#repository.files
      .filter((path) => path === 'package.json' || path.endsWith('/package.json'))
      .map(directoryOf);
    return this.#directories;
  }
}

/** The packages of the repository: one reading for all that ask. */
export const packagesOf = oncePer((repository: Repository) => new Packages(repository));

const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['pnpm-workspace.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
];

function isPackageManager(name: string): name is PackageManager {
  return ['npm', 'pnpm', 'yarn', 'bun'].includes(name);
}

/** The directory and those above it, nearest first; '' last. */
export function upwards(directory: string): readonly string[] {
  return directory === '' ? [''] : [directory, ...upwards(directoryOf(directory))];
}

function readPackage(repository: Repository, directory: string): Package | undefined {
  const path = joinPath(directory, 'package.json');
  const result = repository.read(path);
  const root = result.kind === 'file' ? parseJson(result.file, { comments: false }).root : undefined;
  return root ? toPackage(path, root) : undefined;
}

export function toPackage(path: string, root: JsonValue): Package {
  const directory = directoryOf(path);
  return {
    path,
    directory,
    name: textOf(member(root, 'name'))?.text ?? baseName(directory),
    scripts: textMembers(member(root, 'scripts')),
    dependencies: new Map(
      ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'].flatMap((kind) =>
        [...textMembers(member(root, kind))].map(([name, range]) => [name, range.text] as const),
      ),
    ),
    root,
  };
}

function textMembers(value: JsonValue | undefined): ReadonlyMap<string, EmbeddedText> {
  return new Map(
    [...membersOf(value)].flatMap(([name, { value: text }]) =>
      text.kind === 'string' ? [[name, text.text] as const] : [],
    ),
  );
}

/** Which packages the workspace rooted in the directory has, or undefined when it is no workspace's root. */
function workspacePatterns(
  repository: Repository,
  directory: string,
  root: Package | undefined,
): readonly string[] | undefined {
  const read = (name: string) => {
    const result = repository.read(joinPath(directory, name));
    return result.kind === 'file' ? result.file : undefined;
  };
  const pnpm = read('pnpm-workspace.yaml');
  const fromPnpm = pnpm ? workspaceList(pnpm) : [];
  if (fromPnpm.length > 0) return fromPnpm;
  const workspaces = member(root?.root, 'workspaces');
  const fromPackage = textsOf(workspaces?.kind === 'array' ? workspaces : member(workspaces, 'packages'));
  if (fromPackage.length > 0) return fromPackage.map(({ text }) => text);
  const lerna = read('lerna.json');
  const fromLerna = lerna ? itemsOf(member(parseJson(lerna, { comments: true }).root, 'packages')) : [];
  if (fromLerna.length > 0) return fromLerna.flatMap((item) => textOf(item)?.text ?? []);
  if (lerna) return ['packages/*'];
  return read('nx.json') ? ['**'] : undefined;
}

function workspaceList(file: SourceFile): readonly string[] {
  const packages = childOf(parseYaml(file).documents[0], 'packages');
  return packages?.kind === 'sequence' ? packages.items.flatMap((item) => stringOf(item) ?? []) : [];
}

/** `./apps/*` and `apps/*` + `/` mean `apps/*`. */
function directoryPattern(pattern: string): string {
  return pattern.replace(/^\.\//, '').replace(/\/+$/, '');
}
