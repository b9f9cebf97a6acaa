import { packagesOf } from '../../../commands/packages.ts';
import { oncePer, oncePerName } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { member, parseJson, textOf } from '../../../parsing/json.ts';
import { literally } from '../../../parsing/literally.ts';
import { hasExtension } from '../../../parsing/source-code.ts';
import { directoryOf, joinPath } from '../paths.ts';
import { wholeModule } from '../program.ts';
import type { ModuleFiles } from '../programs.ts';
import { filesAbove } from '../settings-files.ts';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.json'];
/** Import texts of TypeScript name the file that will be made of the source. */
const madeFrom: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};
interface Alias {
  readonly prefix: string;
  readonly directories: readonly string[];
}

/** What bundlers and frameworks call the project's own sources. */
const aliases: readonly Alias[] = [
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
  const file = aliased(module, alias, directoryOf(from), repository);
  return file === undefined ? { kind: 'missing' } : { kind: 'local', files: [file] };
}

/** Node's own modules: a package of such a name is none of them. */
const ofNode: ReadonlySet<string> = new Set(['http', 'https', 'http2', 'net', 'tls', 'dgram']);

/** The package as whose entry point others import the file: `../fastify` in Fastify's own examples. */
export function javascriptPackage(file: string, repository: Repository): string | undefined {
  return denoPackage(file, repository) ?? nodePackage(file, repository);
}

/** https://docs.deno.com/runtime/fundamentals/configuration/#name%2C-version-and-exports */
function denoPackage(file: string, repository: Repository): string | undefined {
  const [path] = filesAbove(file, ['deno.json', 'deno.jsonc', 'jsr.json'], repository);
  const result = path === undefined ? undefined : repository.read(path);
  if (path === undefined || result?.kind !== 'file') return undefined;
  const { root } = parseJson(result.file, { comments: true });
  const exported = member(root, 'exports');
  const entry = textOf(exported)?.text ?? textOf(member(exported, '.'))?.text;
  return entry !== undefined && joinPath(directoryOf(path), entry) === file
    ? textOf(member(root, 'name'))?.text
    : undefined;
}

function nodePackage(file: string, repository: Repository): string | undefined {
  const own = packagesOf(repository).around(directoryOf(file));
  const main = own && joinPath(own.directory, textOf(member(own.root, 'main'))?.text ?? 'index.js');
  if (main === undefined || ofNode.has(own?.name ?? '')) return undefined;
  const entries = [main, ...candidates(main)];
  return entries.includes(file) || entries.some((entry) => passesOn(entry, file, repository)) ? own?.name : undefined;
}

/** Whether a file is nothing but another one: `module.exports = require('./lib/server');`. */
function passesOn(entry: string, file: string, repository: Repository): boolean {
  const result = repository.read(entry);
  if (result.kind !== 'file') return false;
  const module = /^[ \t]*module\.exports[ \t]*=[ \t]*require\(['"](?<path>\.[^'"\n]+)['"]\);?\s*$/m.exec(
    result.file.text,
  );
  const base = module?.groups?.['path'] && joinPath(directoryOf(entry), module.groups['path']);
  return base !== undefined && base !== '' && fileAt(base, repository) === file;
}

/** Static and dynamic imports and `require`, except of types and in comments. */
export function javascriptImports(text: string): readonly string[] {
  return importsIn(text).map(({ module }) => module);
}

/** The modules that are imported in an arm of a `switch` or an `if` and nowhere else: `case 'sse': await import('./sse.js');`. */
export function javascriptChosenImports(text: string): readonly string[] {
  const imports = importsIn(text);
  const certain = new Set(imports.flatMap(({ module, at }) => (isInArm(text, at) ? [] : module)));
  return [...new Set(imports.map(({ module }) => module))].filter((module) => !certain.has(module));
}

function importsIn(text: string): readonly { readonly module: string; readonly at: number }[] {
  const imports: { module: string; at: number }[] = [];
  for (const match of text.matchAll(
    /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)(?<quote>['"])(?<module>[^'"\n]{1,200})\k<quote>/g,
  )) {
    const line = lineBefore(text, match.index);
    if (/^\s*(?:\/\/|\*|import\s+type\b|export\s+type\b)/.test(line)) continue;
    imports.push({ module: match.groups?.['module'] ?? '', at: match.index });
  }
  return imports;
}

/** Whether the line that encloses this one, by its indentation, opens an arm. */
function isInArm(text: string, at: number): boolean {
  const own = lineBefore(text, at);
  const depth = own.search(/\S|$/);
  const arm = /^\s*(?:case\b|default\s*:|(?:\}\s*else\s+)?if\b)/;
  if (depth === 0) return false;
  if (arm.test(own)) return true;
  const above = text.slice(Math.max(at - own.length - 2000, 0), at - own.length).split('\n');
  const opening = above.findLast((line) => line.trim() !== '' && line.search(/\S/) < depth);
  return opening !== undefined && arm.test(opening);
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at) + 1, at);
}

const aliasedFiles = oncePer((_: Repository) => new Map<string, string | undefined>());

/** An alias is relative to the package: some directory above the importing file. Each directory is looked into once. */
function aliased(module: string, alias: Alias, directory: string, repository: Repository): string | undefined {
  const known = aliasedFiles(repository);
  const key = `${directory}\n${module}`;
  if (known.has(key)) return known.get(key);
  const file =
    aliasedBelow(directory, module, alias, repository) ??
    (directory === '' ? undefined : aliased(module, alias, directoryOf(directory), repository));
  known.set(key, file);
  return file;
}

function aliasedBelow(
  directory: string,
  module: string,
  { prefix, directories }: Alias,
  repository: Repository,
): string | undefined {
  const rest = module.slice(prefix.length);
  for (const inner of directories) {
    const base = joinPath(directory, inner === '' ? rest : `${inner}/${rest}`);
    const file = base !== undefined && isIn(repository, directoryOf(base)) ? fileAt(base, repository) : undefined;
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Most directories have none of an alias: it is not looked for in what is not there. */
const isIn = oncePerName((repository: Repository, directory) => directory === '' || repository.hasDirectory(directory));

/** The file of a path that is written without its extension, or the index of a directory. */
export function fileAt(base: string, repository: Repository): string | undefined {
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

const exportsOneValue = /\bmodule\b[^\n]*\bexports\b/;
const exportsDefault = new RegExp(`\\bdefault\\b|${exportsOneValue.source}`);

/** How a function is called, or handed on to somebody who calls it: `serve(80)`, `clusterize(serve)`. */
export function javascriptCalls(name: string): RegExp {
  const text = literally(name);
  return new RegExp(`\\b${text}(?:\\s*<[^<>(){};]{1,80}>)?\\s*[({]|[(,]\\s*${text}\\s*[,)]`);
}

/** The name, or something that passes everything on. */
export function javascriptDefinition(name: string): RegExp {
  if (name === wholeModule) return exportsOneValue;
  if (name === 'default') return exportsDefault;
  return new RegExp(`\\b${literally(name)}\\b|export \\*`);
}

export function javascriptFunctions(name: string): RegExp {
  const exported = name === 'default' ? String.raw`export\s+default\s+` : String.raw`(?:export\s+(?:default\s+)?)?`;
  const named = name === 'default' ? String.raw`\w*` : literally(name);
  const forms = [
    String.raw`(?:async\s+)?function\s*\*?\s*${named}\s*[(<]`,
    String.raw`(?:abstract\s+)?class\s+${named}\s*(?:<[^<>{}]{0,200}>\s*)?(?:implements\b[^{]{0,200})?\{`,
    String.raw`const\s+${named}\s*=\s*(?:async\s*)?(?:\w+|\([^()]{0,300}\)(?:\s*:[^=\n]{0,200})?)\s*=>`,
  ];
  return new RegExp(`^${exported}(?:${forms.join('|')})`, 'm');
}
