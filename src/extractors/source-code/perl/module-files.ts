import { oncePer } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { perlFacts } from '../../../signatures/listen-calls/perl.ts';
import { directoryOf } from '../paths.ts';
import { parsePattern } from '../patterns.ts';
import type { ModuleFiles } from '../programs.ts';

const frameworks = new Set(perlFacts.signatures.flatMap(({ calls }) => calls.map((call) => parsePattern(call).module)));

const known = oncePer((_: Repository) => new Map<string, ModuleFiles>());

export function perlModule(module: string, from: string, repository: Repository): ModuleFiles {
  const found = known(repository);
  const key = `${from}\n${module}`;
  const files = found.get(key) ?? findModule(module, from, repository);
  found.set(key, files);
  return files;
}

/** The file of `Web::Config`: `Web/Config.pm` beside the program, or in a `lib` above; the file itself may hold it too. */
function findModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (definesPackage(module, from, repository)) return { kind: 'local', files: [from] };
  // Beside a framework's own sources, its examples use it as everybody does.
  if (frameworks.has(module.split('::')[0] ?? '')) return { kind: 'foreign' };
  const path = `${module.replaceAll('::', '/')}.pm`;
  for (let directory = directoryOf(from); ; directory = directoryOf(directory)) {
    const found = ['', 'lib/'].map((root) => below(directory, root + path));
    const file = found.find((candidate) => repository.read(candidate).kind === 'file');
    if (file !== undefined) return { kind: 'local', files: [file] };
    if (directory === '') return { kind: 'foreign' };
  }
}

function below(directory: string, path: string): string {
  return directory === '' ? path : `${directory}/${path}`;
}

function definesPackage(module: string, path: string, repository: Repository): boolean {
  const result = repository.read(path);
  return (
    result.kind === 'file' &&
    new RegExp(`^\\s*package\\s+${module.replace(/[^\w:]/g, '')}\\b`, 'm').test(result.file.text)
  );
}

/** Modules that are used, and those whose methods are called by their name. */
export function perlImports(text: string): readonly string[] {
  const used = text.matchAll(/^\s*(?:use|require)\s+(?<name>[A-Z]\w*(?:::\w+)*)/gm);
  const called = text.matchAll(/\b(?<name>[A-Z]\w*(?:::\w+)*)->/g);
  return [...new Set([...used, ...called].map(({ groups }) => groups?.['name'] ?? ''))];
}

export function perlDefinition(name: string): RegExp {
  return name === 'module.exports' ? /\bpackage\b/ : new RegExp(`${literally(name)}(?!\\w)`);
}

/** How a function is called; a class is made by `new`. */
export function perlCalls(name: string): RegExp {
  return new RegExp(`\\b${literally(name)}(?!\\w)`);
}
