import { oncePer } from '../../../model/once.ts';
import type { Repository, SourceFile } from '../../../model/repository.ts';
import { baseName } from '../../../model/repository-path.ts';
import { literally } from '../../../parsing/literally.ts';
import { directoryOf, joinPath, stemOf } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';

/** More files that one include leads to are not looked at. */
const mostFiles = 60;
const sourceFile = /\.(?:c|cc|cpp|cxx|c\+\+|m|mm)$/i;
const nativeFile = /\.(?:c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|h\+\+|ipp|inl)$/i;
const include = /^[ \t]*#[ \t]*include[ \t]*"(?<path>[^"\n]+)"/gm;

/** The C and C++ files of a repository by their last name, and by that without extension. */
interface Files {
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byStem: ReadonlyMap<string, readonly string[]>;
  readonly closures: Map<string, readonly string[]>;
  /** Where includes lead, by the folder that they stand in and their text. */
  readonly modules: Map<string, ModuleFiles>;
}

const filesIn = oncePer(indexFiles);

/**
 * The files that an include leads to: the header, what it includes in turn, and what implements them (the source of the
 * same name). What isn't in the repository is missing: quotes don't tell whose a header is.
 */
export function cModule(module: string, from: string, repository: Repository): ModuleFiles {
  const files = filesIn(repository);
  const key = `${directoryOf(from)}\n${module}`;
  const found = files.modules.get(key) ?? filesOf(module, from, files, repository);
  files.modules.set(key, found);
  return found;
}

function filesOf(module: string, from: string, files: Files, repository: Repository): ModuleFiles {
  const first = headerAt(module, from, files);
  if (first === undefined) return { kind: 'missing' };
  const closure = files.closures.get(first) ?? closureOf(first, files, repository);
  files.closures.set(first, closure);
  return { kind: 'local', files: closure };
}

function closureOf(first: string, files: Files, repository: Repository): readonly string[] {
  const found = new Set<string>();
  const waiting = [first];
  for (let path = waiting.shift(); path !== undefined && found.size < mostFiles; path = waiting.shift()) {
    if (found.has(path)) continue;
    // A class is looked for where its methods are first.
    for (const source of counterparts(path, files).filter((other) => sourceFile.test(other))) found.add(source);
    found.add(path);
    const result = repository.read(path);
    const text = result.kind === 'file' ? result.file.text : '';
    waiting.push(...cImports(text).flatMap((module) => headerAt(module, path, files) ?? []));
  }
  return [...found];
}

/** The headers that a source includes, as far as the repository has them. */
export function cHeaders(from: string, text: string, repository: Repository): readonly SourceFile[] {
  if (!sourceFile.test(from)) return [];
  const files = filesIn(repository);
  return cImports(text).flatMap((module) => {
    const path = headerAt(module, from, files);
    const result = path === undefined || sourceFile.test(path) ? undefined : repository.read(path);
    return result?.kind === 'file' ? result.file : [];
  });
}

/** Beside the file that names it, or the nearest of that name. */
function headerAt(module: string, from: string, { byName }: Files): string | undefined {
  const named = byName.get(baseName(module)) ?? [];
  const beside = joinPath(directoryOf(from), module);
  if (beside !== undefined && named.includes(beside)) return beside;
  const ending = `/${module.replace(/^(?:\.{1,2}\/)+/, '')}`;
  const fitting = named.filter((path) => `/${path}`.endsWith(ending));
  return [...fitting].sort((a, b) => sharedDirectories(b, from) - sharedDirectories(a, from))[0];
}

function sharedDirectories(a: string, b: string): number {
  const others = b.split('/');
  const index = a.split('/').findIndex((part, at) => part !== others[at]);
  return index < 0 ? others.length : index;
}

/** The header of a source, the source of a header: of the same name, in the nearest folder. */
export function cCounterparts(path: string, repository: Repository): readonly string[] {
  return counterparts(path, filesIn(repository));
}

/** Each of the other's nearest: an example's `server.cpp` has nothing to do with a library's `server.h`. */
function counterparts(path: string, files: Files): readonly string[] {
  return nearestOfStem(path, files).filter((other) => nearestOfStem(other, files).includes(path));
}

function nearestOfStem(path: string, { byStem }: Files): readonly string[] {
  const others = (byStem.get(stemOf(path)) ?? []).filter(
    (other) => other !== path && sourceFile.test(other) !== sourceFile.test(path),
  );
  if (others.length < 2) return others;
  const nearest = Math.max(...others.map((other) => sharedDirectories(other, path)));
  return others.filter((other) => sharedDirectories(other, path) === nearest);
}

function indexFiles(repository: Repository): Files {
  const byName = new Map<string, string[]>();
  const byStem = new Map<string, string[]>();
  const add = (index: Map<string, string[]>, key: string, path: string) => {
    const paths = index.get(key);
    if (paths) paths.push(path);
    else index.set(key, [path]);
  };
  for (const path of repository.files.filter((file) => nativeFile.test(file))) {
    add(byName, baseName(path), path);
    add(byStem, stemOf(path), path);
  }
  return { byName, byStem, closures: new Map(), modules: new Map() };
}

export function cImports(text: string): readonly string[] {
  return [...text.matchAll(include)].map(({ groups }) => groups?.['path'] ?? '');
}

/** A macro, a type, a function, a variable at the top or in a namespace, an enumerator, a method outside of its class. */
export function cDefinition(written: string): RegExp {
  const name = literally(written);
  return new RegExp(
    [
      `#[ \\t]*define[ \\t]+${name}\\b`,
      `\\b(?:class|struct|union|enum|namespace|using)\\s+${name}\\b`,
      `\\busing\\b[^;\\n]*\\b${name}\\s*;`,
      `^[A-Za-z_][^;\\n=(]*\\b${name}\\s*[=([{;]`,
      `^[ \\t]+(?:static|const|constexpr|inline|extern)\\b[^;\\n=(]*\\b${name}\\s*[=([{]`,
      `\\b${name}(?:<[^<>\\n]*>)?::`,
      `^[ \\t]*${name}\\s*=`,
      `\\b(?:DEFINE_\\w+|ABSL_FLAG)\\((?:\\s*[\\w:]+\\s*,)?\\s*${name.replace(/^FLAGS_/, '')}\\b`,
      `\\btypedef\\b[^;]{0,500}\\b${name}\\s*;`,
    ].join('|'),
    'm',
  );
}

/**
 * Macros with a type or designators among their arguments, which no parser takes for a call: facil.io's
 * `fio_listen(.port = "3000")`, Abseil's `ABSL_FLAG(uint16_t, port, …)`, and
 * Oat++'s `OATPP_CREATE_COMPONENT(Type, name)([] { … }())`, which is a field with a value.
 */
export function legibleC(text: string): string {
  return text
    .replace(/\b(ABSL_FLAG\(\s*)([\w:<> ]+)(?=,)/g, (_, start: string, type: string) => {
      return start + '0'.padEnd(type.length);
    })
    .replace(/\bOATPP_CREATE_COMPONENT\([^\n(){};]{1,300},(\s*\w+\s*)\)/g, (macro, name: string) => {
      return `auto${`${name}=`.padStart(macro.length - 'auto'.length)}`;
    })
    .replace(/\(\s*\.[a-z_]\w*\s*=[^;]{0,1000};/g, withoutDots);
}

/** Designators among a call's arguments lose their dots; those in braces are C. */
function withoutDots(call: string): string {
  let depth = 0;
  return call.replace(/"(?:[^"\\\n]|\\.)*"|[(){}[\]]|(?<=[(,]\s*)\.(?=[a-z_]\w*\s*=)/g, (part) => {
    if (/^[({[]$/.test(part)) depth += 1;
    if (/^[)}\]]$/.test(part)) depth -= 1;
    return part === '.' && depth === 1 ? ' ' : part;
  });
}
