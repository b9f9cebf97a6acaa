import { packagesOf } from '../../../commands/packages.ts';
import { oncePerName } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { itemsOf, type JsonValue, member, membersOf, parseJson, textOf } from '../../../parsing/json.ts';
import { directoryOf, joinPath } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';
import { fileAt } from './module-files.ts';

/**
 * Where an import leads that is no path, by what the repository says of such names: its packages' own names for their
 * files, the compiler's, and packages of the same workspace, which are linked where they are installed.
 */
export function linkedModule(module: string, from: string, repository: Repository): ModuleFiles {
  const directory = directoryOf(from);
  const file = module.startsWith('#')
    ? subpathImport(module, directory, repository)
    : (mappedPath(module, directory, repository) ?? workspaceFile(module, directory, repository));
  return file === undefined ? { kind: 'foreign' } : { kind: 'local', files: [file] };
}

/** `"imports": { "#config": "./src/config.js" }`: https://nodejs.org/api/packages.html#subpath-imports */
function subpathImport(module: string, directory: string, repository: Repository): string | undefined {
  const own = packagesOf(repository).around(directory);
  return own && sourceFile(own.directory, matchOf(module, member(own.root, 'imports')), repository);
}

// ---- tsconfig.json

interface CompilerPaths {
  readonly directory: string;
  readonly paths: JsonValue | undefined;
  /** Where names that are no paths are looked for. */
  readonly base: string | undefined;
}

const configurations = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'];
/** Configurations that extend others, one after the other. */
const deepest = 4;

/** `"paths": { "@config": ["src/config"] }`: https://www.typescriptlang.org/tsconfig/#paths */
function mappedPath(module: string, directory: string, repository: Repository): string | undefined {
  const compiler = compilerPaths(repository, directory);
  if (!compiler) return undefined;
  const mapped = sourceFile(compiler.directory, matchOf(module, compiler.paths), repository);
  if (mapped !== undefined || compiler.base === undefined) return mapped;
  const base = joinPath(compiler.base, module);
  return base === undefined ? undefined : fileAt(base, repository);
}

const compilerPaths = oncePerName(nearestPaths);

/** What the nearest configuration says that names any. */
function nearestPaths(repository: Repository, directory: string): CompilerPaths | undefined {
  const own = configurations
    .map((name) => readPaths(joinPath(directory, name) ?? name, repository, 0))
    .find((paths) => paths !== undefined);
  return own ?? (directory === '' ? undefined : compilerPaths(repository, directoryOf(directory)));
}

function readPaths(path: string, repository: Repository, depth: number): CompilerPaths | undefined {
  const result = depth < deepest ? repository.read(path) : undefined;
  if (result?.kind !== 'file') return undefined;
  const { root } = parseJson(result.file, { comments: true });
  const paths = member(root, 'compilerOptions', 'paths');
  const baseUrl = textOf(member(root, 'compilerOptions', 'baseUrl'))?.text;
  const directory = directoryOf(path);
  if (paths || baseUrl !== undefined) {
    const base = baseUrl === undefined ? undefined : joinPath(directory, baseUrl);
    return { directory: base ?? directory, paths, base };
  }
  const parent = textOf(member(root, 'extends'))?.text;
  const inherited = parent?.startsWith('.') ? joinPath(directory, parent) : undefined;
  if (inherited === undefined) return undefined;
  return readPaths(inherited.endsWith('.json') ? inherited : `${inherited}.json`, repository, depth + 1);
}

// ---- packages of the workspace

function workspaceFile(module: string, directory: string, repository: Repository): string | undefined {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0];
  const packages = packagesOf(repository);
  const found = packages.workspace(directory)?.members.find((each) => each.name === name);
  if (!found || name === undefined) return undefined;
  const subpath = `.${module.slice(name.length)}`;
  const exported = member(found.root, 'exports');
  if (subpath === '.') {
    // `"exports": "./a.js"`, `{ ".": … }`, or the conditions of the one entry point.
    const entry = member(exported, '.') ?? exported;
    const entries = [entry, ...['source', 'module', 'main', 'types'].map((key) => member(found.root, key))];
    return sourceFile(found.directory, [...entries.flatMap(textsIn), './src/index', './index'], repository);
  }
  return sourceFile(found.directory, [...matchOf(subpath, exported), subpath, `./src/${subpath}`], repository);
}

/** What a table of names says of one, `*` in place of a part of it. */
function matchOf(name: string, table: JsonValue | undefined): readonly string[] {
  const exact = member(table, name);
  if (exact) return textsIn(exact);
  for (const [pattern, { value }] of membersOf(table)) {
    const [before = '', after] = pattern.split('*');
    if (after === undefined || !name.startsWith(before) || !name.endsWith(after)) continue;
    const part = name.slice(before.length, name.length - after.length);
    return textsIn(value).map((text) => text.replace('*', () => part));
  }
  return [];
}

/** The texts of a list or of conditions, in their order: `{ "types": "./a.d.ts", "import": "./a.mjs" }`. */
function textsIn(value: JsonValue | undefined): readonly string[] {
  const text = textOf(value)?.text;
  if (text !== undefined) return [text];
  const inner = value?.kind === 'array' ? itemsOf(value) : [...membersOf(value).values()].map((entry) => entry.value);
  return inner.flatMap(textsIn);
}

const buildFolder = /(?:^|\/)(?:dist|build|lib|out|esm|cjs|es)(?=\/)/;

/** The first of the files that is there, or the source of which it is built: `dist/index.js` → `src/index.ts`. */
function sourceFile(directory: string, paths: readonly string[], repository: Repository): string | undefined {
  for (const path of paths) {
    const stem = path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
    for (const each of new Set([path, stem, stem.replace(buildFolder, '/src'), stem.replace(buildFolder, '')])) {
      const base = joinPath(directory, each);
      const file = base === undefined || base === directory ? undefined : fileAt(base, repository);
      if (file !== undefined && !file.endsWith('.d.ts')) return file;
    }
  }
  return undefined;
}
