import { oncePer } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { isTest } from '../../scope.ts';
import { directoryOf } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';
import { settingsModule } from '../settings-files.ts';
import { splitPath } from './imports.ts';
import { jvmSettingsFiles } from './settings-files.ts';

const sourceFile = /\.(?:java|kts?|scala)$/;
const packageLine = /^\s*package\s+(?<name>[\w.`]+)/m;

interface Sources {
  readonly byPackage: ReadonlyMap<string, readonly string[]>;
  readonly byDirectory: ReadonlyMap<string, readonly string[]>;
}

const sourcesOf = oncePer(indexSources);

/** Where an import of a JVM language leads: to the files that say to be of the package. */
export function jvmModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (module === settingsModule) {
    return { kind: 'local', files: jvmSettingsFiles(from, repository) };
  }
  const files = sourcesOf(repository).byPackage.get(module);
  return files ? { kind: 'local', files } : { kind: 'foreign' };
}

/** The files of a directory share a package. */
export function jvmPackageFiles(directory: string, repository: Repository): readonly string[] {
  return sourcesOf(repository).byDirectory.get(directory) ?? [];
}

/** The packages that are imported, and those of which a class's members are. */
export function jvmImports(text: string): readonly string[] {
  const paths = [...text.matchAll(/^\s*import\s+(?:static\s+)?(?<path>[\w.]+)/gm)];
  const modules = paths.flatMap(({ groups }) => {
    const path = groups?.['path'] ?? '';
    return [splitPath(path).module, path.replace(/\.\w*$/, '')];
  });
  return [...new Set(modules.map((module) => module.replace(/\.$/, '')))];
}

/** A class, or a function or value of a file's top. */
export function jvmDefinition(name: string): RegExp {
  const text = literally(name);
  return new RegExp(
    `\\b(?:class|interface|enum|record|object|trait|fun|val|var|def|given)\\s+(?:<[^>\\n]*>\\s*)?${text}\\b`,
  );
}

/** `serve(80)`, `serve[IO](80)`, `new Server { … }` */
export function scalaCalls(written: string): RegExp {
  return new RegExp(`\\b${literally(written)}(?:\\[[^\\]\\n]{0,80}\\])*\\s*\\w*\\s*[({]`);
}

function indexSources(repository: Repository): Sources {
  const byPackage = new Map<string, string[]>();
  const byDirectory = new Map<string, string[]>();
  const add = (index: Map<string, string[]>, key: string, path: string) => {
    const paths = index.get(key);
    if (paths) paths.push(path);
    else index.set(key, [path]);
  };
  for (const path of repository.files) {
    if (!sourceFile.test(path) || isTest(path)) continue;
    add(byDirectory, directoryOf(path), path);
    const result = repository.read(path);
    const name = result.kind === 'file' ? packageLine.exec(result.file.text)?.groups?.['name'] : undefined;
    if (name !== undefined) add(byPackage, name, path);
  }
  return { byPackage, byDirectory };
}
