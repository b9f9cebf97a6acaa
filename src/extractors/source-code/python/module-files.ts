import { oncePerName } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { pythonLibraries } from '../../../signatures/listen-calls/python.ts';
import { directoryOf, joinPath } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';

/** Where a Python import leads: https://docs.python.org/3/reference/import.html */
export function pythonModule(module: string, from: string, repository: Repository): ModuleFiles {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const path = module.slice(dots).replaceAll('.', '/');
  if (dots === 0) return absoluteModule(path, from, repository);
  const base = joinPath(directoryOf(from), `${'../'.repeat(dots - 1)}${path}`);
  const file = base === undefined ? undefined : fileAt(base, repository);
  return file === undefined ? { kind: 'missing' } : { kind: 'local', files: [file] };
}

/**
 * It is unknown in which directory the program is started, so every one above the importing file may be where its
 * modules lie, the nearest first, and its `src`.
 */
function absoluteModule(path: string, from: string, repository: Repository): ModuleFiles {
  const [name = path] = path.split('/', 1);
  const isLibrary = pythonLibraries.has(name);
  for (const root of rootsAbove(repository, `${directoryOf(from)}\n${name}`)) {
    if (isLibrary && isElsewhere(name, root, repository)) continue;
    const file = fileAt(joined(root, path), repository);
    if (file !== undefined && file !== from) return { kind: 'local', files: [file] };
  }
  return { kind: 'foreign' };
}

/** Of a directory, those above it, and the `src` of each: those with a module or package of the name in the second line. */
const rootsAbove = oncePerName((repository: Repository, place): readonly string[] => {
  const [directory = '', name = ''] = place.split('\n');
  const own = [directory, joined(directory, 'src')].filter((root) => {
    const path = joined(root, name);
    return repository.hasDirectory(path) || repository.read(`${path}.py`).kind === 'file';
  });
  return directory === '' ? own : [...own, ...rootsAbove(repository, `${directoryOf(directory)}\n${name}`)];
});

/**
 * Whether a library is not what lies here: a module inside of a package is imported with the package's name, and in the
 * library's own repository its name means what everybody knows of it.
 */
function isElsewhere(library: string, root: string, repository: Repository): boolean {
  if (repository.read(joined(root, '__init__.py')).kind === 'file') return true;
  const project = root === 'src' || root.endsWith('/src') ? directoryOf(root) : root;
  const declares = new RegExp(`\\bname["']?\\s*[=:]\\s*["']?(?:py|python-)?${library}\\b`, 'i');
  return ['pyproject.toml', 'setup.cfg', 'setup.py'].some((file) => {
    const result = repository.read(joined(project, file));
    return result.kind === 'file' && declares.test(result.file.text);
  });
}

function joined(directory: string, path: string): string {
  return directory === '' ? path : `${directory}/${path}`;
}

function fileAt(base: string, repository: Repository): string | undefined {
  const package_ = base === '' ? '__init__.py' : `${base}/__init__.py`;
  const candidates = base === '' ? [package_] : [`${base}.py`, package_];
  return candidates.find((path) => repository.read(path).kind === 'file');
}

/** `from app import config` may mean the module `app.config`. */
export function pythonSubmodule(module: string, name: string): string {
  return module.endsWith('.') ? `${module}${name}` : `${module}.${name}`;
}

const statement =
  /^[ \t]*(?:from[ \t]+(?<from>[.\w]+)[ \t]+import[ \t]+(?:\((?<block>[^)]{0,4000})\)|(?<names>[^\n]*))|import[ \t]+(?<modules>[^\n]*))/gm;
/** A server is told by name what to load: `uvicorn.run("app.main:app")`. */
const named = /['"](?<module>[A-Za-z_][\w.]*):[A-Za-z_]\w*(?:\(\))?['"]/g;

const deepestPackage = 20;

/** What a text imports: modules, the packages around them, and names that may be modules. */
export function pythonImports(text: string): readonly string[] {
  const modules = new Set<string>();
  for (const { groups } of text.matchAll(statement)) {
    const { from, block, names, modules: plain } = groups ?? {};
    if (from === undefined) {
      for (const module of namesIn(plain)) addWithPackages(module, modules);
      continue;
    }
    addWithPackages(from, modules);
    for (const name of namesIn(block ?? names)) modules.add(pythonSubmodule(from, name));
  }
  for (const { groups } of text.matchAll(named)) addWithPackages(groups?.['module'] ?? '', modules);
  return [...modules];
}

/** `a, b as c  # why` → a, b. */
function namesIn(list = ''): readonly string[] {
  const names = list.replace(/#[^\n]*/g, '').split(',');
  return names.map((name) => /^\s*\\?\s*(?<name>[\w.]+)/.exec(name)?.groups?.['name'] ?? '').filter(Boolean);
}

/** Importing `a.b.c` runs `a` and `a.b` too. */
function addWithPackages(module: string, modules: Set<string>): void {
  const dots = /^\.*/.exec(module)?.[0] ?? '';
  const parts = module.slice(dots.length).split('.', deepestPackage);
  for (const index of parts.keys()) modules.add(dots + parts.slice(0, index + 1).join('.'));
}

/** The name, or something that passes everything on. */
export function pythonDefinition(name: string): RegExp {
  return new RegExp(`\\b${literally(name)}\\b|\\bimport\\s*\\*`);
}

export function pythonFunctions(name: string): RegExp {
  return new RegExp(
    `^(?:(?:async\\s+)?def\\s+${literally(name)}\\s*\\(|class\\s+${literally(name)}\\s*(?:\\(\\s*\\))?:)`,
    'm',
  );
}
