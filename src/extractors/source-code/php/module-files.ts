import { oncePerName } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { itemsOf, member, membersOf, parseJson, textOf } from '../../../parsing/json.ts';
import { literally } from '../../../parsing/literally.ts';
import { phpFacts } from '../../../signatures/listen-calls/php.ts';
import { directoryOf, joinPath } from '../paths.ts';
import { parsePattern } from '../patterns.ts';
import type { ModuleFiles } from '../programs.ts';
import { requiredPath } from './calls.ts';

interface Root {
  /** `App\`, with its separator. */
  readonly prefix: string;
  readonly directory: string;
}

const frameworks = new Set(phpFacts.signatures.flatMap(({ calls }) => calls.map((call) => parsePattern(call).module)));

/**
 * Where a name leads: a path that is required (`./config.php`), the directory of a namespace's files (`./`), or a
 * namespace or class, by what the composer.json above says: https://www.php-fig.org/psr/psr-4/
 */
export function phpModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (module === './') return { kind: 'local', files: phpFilesIn(directoryOf(from), repository) };
  if (module.startsWith('.')) {
    const path = joinPath(directoryOf(from), module);
    const isThere = path !== undefined && repository.read(path).kind === 'file';
    return isThere ? { kind: 'local', files: [path] } : { kind: 'missing' };
  }
  // Beside a framework's own sources, its examples use it as everybody does.
  if (frameworks.has(module.split('\\')[0] ?? '')) return { kind: 'foreign' };
  const files = rootsFrom(repository, directoryOf(from))
    .filter(({ prefix }) => module.startsWith(prefix))
    .flatMap(({ prefix, directory }) => {
      return joinPath(directory, `${module.slice(prefix.length).replaceAll('\\', '/')}.php`) ?? [];
    })
    .filter((path) => repository.read(path).kind === 'file');
  return files.length > 0 ? { kind: 'local', files } : { kind: 'foreign' };
}

/** `use App\Config` may mean the class of the file `Config.php`. */
export function phpSubmodule(module: string, name: string): string {
  return `${module}\\${name}`;
}

function phpFilesIn(directory: string, repository: Repository): readonly string[] {
  return repository.files.filter((path) => path.endsWith('.php') && directoryOf(path) === directory);
}

const rootsFrom = oncePerName(nearestRoots);

function nearestRoots(repository: Repository, start: string): readonly Root[] {
  for (let directory = start; ; directory = directoryOf(directory)) {
    const path = directory === '' ? 'composer.json' : `${directory}/composer.json`;
    const result = repository.read(path);
    if (result.kind === 'file') return rootsIn(result.file, directory);
    if (directory === '') return [];
  }
}

function rootsIn(file: { readonly path: string; readonly text: string }, directory: string): readonly Root[] {
  const { root } = parseJson(file, { comments: false });
  return ['autoload', 'autoload-dev'].flatMap((key) =>
    [...membersOf(member(root, key, 'psr-4'))].flatMap(([prefix, { value }]) =>
      [value, ...itemsOf(value)].flatMap((item) => {
        const base = joinPath(directory, textOf(item)?.text ?? '..');
        return base === undefined || !textOf(item) ? [] : [{ prefix, directory: base }];
      }),
    ),
  );
}

const used = /^[ \t]*use\s+(?:function\s+|const\s+)?\\?(?<name>\w[\w\\]*)(?:\{(?<group>[^}]{0,2000})\})?/gm;
/** A class that is named in full where it is made or asked: `new \App\Server(80)`, `\App\Server::create()`. */
const qualified = /\\(?<name>[A-Za-z_]\w*(?:\\\w+)+)(?=\s*(?:\(|::))/g;
const requires = /\b(?:require|include)(?:_once)?\b(?<path>[^;\n]{1,200});/g;

/** The classes that a text uses and the files that it requires. */
export function phpImports(text: string): readonly string[] {
  const modules = new Set<string>();
  for (const { groups } of text.matchAll(used)) {
    const { name = '', group } = groups ?? {};
    for (const part of group?.split(',') ?? ['']) modules.add(name + (/^\s*(?<inner>[\w\\]*)/.exec(part)?.[1] ?? ''));
  }
  for (const { groups } of text.matchAll(qualified)) modules.add(groups?.['name'] ?? '');
  for (const { groups } of text.matchAll(requires)) {
    const path = requiredPath(groups?.['path']?.trim() ?? '');
    if (path !== undefined) modules.add(path);
  }
  return [...modules];
}

export function phpDefinition(name: string): RegExp {
  if (name === 'default' || name === 'module.exports') return /\b(?:class|interface|trait|enum|return)\b/;
  const text = literally(name);
  return new RegExp(
    `\\b(?:class|interface|trait|enum|function|const)\\s+${text}\\b|\\bdefine\\s*\\(\\s*['"]${text}['"]|${text}\\s*(?:\\?\\?)?=`,
  );
}
