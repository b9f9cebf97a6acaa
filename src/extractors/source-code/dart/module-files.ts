import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { directoryOf, joinPath } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';

/** Where an import leads: https://dart.dev/tools/pub/package-layout */
export function dartModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (module.startsWith('dart:')) return { kind: 'foreign' };
  const inPackage = /^package:(?<name>\w+)\/(?<path>.+)$/.exec(module)?.groups;
  const path = inPackage
    ? packagePath(inPackage['name'] ?? '', inPackage['path'] ?? '', from, repository)
    : joinPath(directoryOf(from), module);
  if (path === undefined) return { kind: inPackage ? 'foreign' : 'missing' };
  return repository.read(path).kind === 'file' ? { kind: 'local', files: [path] } : { kind: 'missing' };
}

/** The package that the file is part of; others of the repository are found beside it. */
function packagePath(name: string, path: string, from: string, repository: Repository): string | undefined {
  for (let directory = directoryOf(from); ; directory = directoryOf(directory)) {
    for (const root of [directory, `${directoryOf(directory)}/${name}`.replace(/^\//, '')]) {
      const result = repository.read(root === '' ? 'pubspec.yaml' : `${root}/pubspec.yaml`);
      const own = result.kind === 'file' ? /^name:\s*['"]?(?<name>\w+)/m.exec(result.file.text)?.groups?.['name'] : '';
      if (own === name) return joinPath(root, `lib/${path}`);
    }
    if (directory === '') return undefined;
  }
}

export function dartImports(text: string): readonly string[] {
  const found = text.matchAll(/^[ \t]*(?:import|export|part)[ \t]+['"](?<uri>[^'"\n]+)['"]/gm);
  return [...found].map(({ groups }) => groups?.['uri'] ?? '');
}

/** A declaration at the top: what stands before its name is a type or a keyword. */
export function dartDefinition(written: string): RegExp {
  const name = literally(written);
  return new RegExp(
    `\\b(?:class|enum|mixin|typedef|extension)\\s+${name}\\b|^[A-Za-z][^\\n;=(]*\\b${name}\\s*[=;({]|\\bget\\s+${name}\\b`,
    'm',
  );
}
