import { oncePer } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { isTest } from '../../scope.ts';
import { directoryOf, joinPath } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';
import { filesAbove, settingsModule } from '../settings-files.ts';
import { splitPath } from './imports.ts';

const sourceFile = /\.(?:java|kts?|scala)$/;
const packageLine = /^\s*package\s+(?<name>[\w.`]+)/m;

/** Where a build puts what frameworks read at start, as seen from the module's folder or the source's. */
const settingsFolders = [
  ...['src/main/resources', 'src/main/resources/config', 'src/main/resources/conf'],
  ...['resources', 'config', 'conf', ''],
];
const settingsNames = [
  ...['application.properties', 'application.yml', 'application.yaml', 'application.conf', 'reference.conf'],
  // Helidon, Solon, Dropwizard.
  ...['META-INF/microprofile-config.properties', 'app.properties', 'app.yml', 'config.yml', 'config.yaml'],
];
const settingsFiles = settingsFolders.flatMap((folder) =>
  settingsNames.map((name) => (folder ? `${folder}/${name}` : name)),
);

interface Sources {
  readonly byPackage: ReadonlyMap<string, readonly string[]>;
  readonly byDirectory: ReadonlyMap<string, readonly string[]>;
}

const sourcesOf = oncePer(indexSources);

/** Where an import of a JVM language leads: to the files that say to be of the package. */
export function jvmModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (module === settingsModule) {
    return { kind: 'local', files: withIncluded(filesAbove(from, settingsFiles, repository), repository, 0) };
  }
  const files = sourcesOf(repository).byPackage.get(module);
  return files ? { kind: 'local', files } : { kind: 'foreign' };
}

/** `include "grpc"` of HOCON takes in a file beside: github.com/lightbend/config/blob/main/HOCON.md#includes */
function withIncluded(files: readonly string[], repository: Repository, depth: number): readonly string[] {
  const included = files.flatMap((path) => {
    const result = path.endsWith('.conf') ? repository.read(path) : undefined;
    if (result?.kind !== 'file') return [];
    const names = result.file.text.matchAll(/^\s*include\s+(?:classpath\()?"(?<name>[^"\n]+)"/gm);
    return [...names].flatMap(({ groups }) => {
      const name = joinPath(directoryOf(path), `${groups?.['name'] ?? ''}`.replace(/\.conf$/, '')) ?? '';
      return repository.read(`${name}.conf`).kind === 'file' ? [`${name}.conf`] : [];
    });
  });
  const further = included.filter((path) => !files.includes(path));
  if (further.length === 0 || depth > 3) return files;
  return [...new Set([...files, ...withIncluded(further, repository, depth + 1)])];
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
