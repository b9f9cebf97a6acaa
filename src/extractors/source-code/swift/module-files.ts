import { oncePer } from '../../../model/once.ts';
import type { Repository, SourceFile } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { directoryOf } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';

/** Files of modules that are looked into. */
const mostFiles = 60;

/** The Swift files of each module, by the module's directory. */
const modulesIn = oncePer(indexModules);

/** Where the Swift Package Manager looks for a module: https://docs.swift.org/package-manager/ */
const moduleRoot = /^(?<root>(?:.*\/)?(?:Sources|Source|src|Tests|Plugins)\/[^/]+)(?:\/|$)/;

/** The module that a file in a directory is part of. */
function moduleOf(directory: string): string {
  return moduleRoot.exec(directory)?.groups?.['root'] ?? directory;
}

export function swiftModule(module: string, from: string, repository: Repository): ModuleFiles {
  const own = moduleOf(directoryOf(from));
  const files = modulesIn(repository).get(`${directoryOf(own)}/${module}`.replace(/^\//, ''));
  return files && moduleRoot.test(directoryOf(from)) ? { kind: 'local', files } : { kind: 'foreign' };
}

/** The files of a module see each other's names without an import. */
export function swiftModuleFiles(directory: string, repository: Repository): readonly string[] {
  return modulesIn(repository).get(moduleOf(directory)) ?? [];
}

/** The files of the package's own modules that a file imports: what it uses may be declared there. */
export function swiftHeaders(from: string, text: string, repository: Repository): readonly SourceFile[] {
  const files = swiftImports(text).flatMap((module) => {
    const target = swiftModule(module, from, repository);
    return target.kind === 'local' ? target.files : [];
  });
  return files.slice(0, mostFiles).flatMap((path) => {
    const result = repository.read(path);
    return result.kind === 'file' ? result.file : [];
  });
}

function indexModules(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const modules = new Map<string, string[]>();
  for (const path of repository.files.filter((file) => file.endsWith('.swift'))) {
    const module = moduleOf(directoryOf(path));
    const files = modules.get(module);
    if (files) files.push(path);
    else modules.set(module, [path]);
  }
  return modules;
}

export function swiftImports(text: string): readonly string[] {
  const found = text.matchAll(
    /^[ \t]*(?:@\w+[ \t]+)*import[ \t]+(?:(?:struct|class|func|enum|protocol|let|var)[ \t]+)?(?<module>\w+)/gm,
  );
  return [...found].map(({ groups }) => groups?.['module'] ?? '');
}

export function swiftDefinition(name: string): RegExp {
  return new RegExp(
    `\\b(?:func|let|var|class|struct|enum|actor|protocol|extension|typealias)\\s+(?:\\w+\\.)*${literally(name)}\\b`,
  );
}
