import type { Repository } from '../../../model/repository.ts';
import { hasExtension } from '../../../parsing/source-code.ts';
import { directoryOf, joinPath } from '../paths.ts';
import { wholeModule } from '../program.ts';
import type { ModuleFiles } from '../programs.ts';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.json'];
/** Import texts of TypeScript name the file that will be made of the source. */
const madeFrom: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};
/** What bundlers and frameworks call the project's own sources. */
const aliases: readonly { readonly prefix: string; readonly directories: readonly string[] }[] = [
  { prefix: '@/', directories: ['src', ''] },
  { prefix: '~/', directories: ['src', 'app', ''] },
  { prefix: 'src/', directories: ['src'] },
];

/** Where a JavaScript import leads, by Node's and TypeScript's rules: https://nodejs.org/api/modules.html#all-together */
export function javascriptModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (/^\.{1,2}(?:\/|$)/.test(module)) {
    const base = joinPath(directoryOf(from), module);
    const file = base === undefined ? undefined : fileAt(base, repository);
    return file === undefined ? { kind: 'missing' } : { kind: 'local', files: [file] };
  }
  const alias = aliases.find(({ prefix }) => module.startsWith(prefix));
  if (!alias) return { kind: 'foreign' };
  const file = aliased(module.slice(alias.prefix.length), alias.directories, from, repository);
  return file === undefined ? { kind: 'missing' } : { kind: 'local', files: [file] };
}

/** Static and dynamic imports and `require`, except of types and in comments. */
export function javascriptImports(text: string): readonly string[] {
  const modules: string[] = [];
  for (const match of text.matchAll(
    /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)(?<quote>['"])(?<module>[^'"\n]{1,200})\k<quote>/g,
  )) {
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    if (!/^\s*(?:\/\/|\*|import\s+type\b|export\s+type\b)/.test(line)) modules.push(match.groups?.['module'] ?? '');
  }
  return modules;
}

/** An alias is relative to the package: some directory above the importing file. */
function aliased(rest: string, below: readonly string[], from: string, repository: Repository): string | undefined {
  for (
    let directory: string | undefined = directoryOf(from);
    directory !== undefined;
    directory = parentOf(directory)
  ) {
    for (const inner of below) {
      const base = joinPath(directory, inner === '' ? rest : `${inner}/${rest}`);
      const file = base === undefined ? undefined : fileAt(base, repository);
      if (file !== undefined) return file;
    }
  }
  return undefined;
}

function parentOf(directory: string): string | undefined {
  return directory === '' ? undefined : directoryOf(directory);
}

function fileAt(base: string, repository: Repository): string | undefined {
  return candidates(base).find((path) => repository.read(path).kind === 'file');
}

function candidates(base: string): string[] {
  const extension = hasExtension(base) ? base.slice(base.lastIndexOf('.')) : '';
  const stem = base.slice(0, base.length - extension.length);
  return [
    ...(extension === '' ? [] : [base]),
    ...(madeFrom[extension] ?? []).map((made) => stem + made),
    ...extensions.map((ending) => base + ending),
    ...extensions.map((ending) => (base === '' ? `index${ending}` : `${base}/index${ending}`)),
  ];
}

/** The name, or something that passes everything on. */
export function javascriptDefinition(name: string): RegExp {
  const whole = name === 'default' || name === wholeModule;
  return whole ? /\bexport/ : new RegExp(`\\b${name.replace(/[^\w]/g, '\\$&')}\\b|export \\*`);
}
