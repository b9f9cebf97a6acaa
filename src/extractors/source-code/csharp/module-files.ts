import { oncePer } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { isTest } from '../../scope.ts';
import { directoryOf } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';
import { filesAbove, settingsModule } from '../settings-files.ts';

interface Projects {
  /** Directories that hold a project file. */
  readonly directories: ReadonlySet<string>;
  readonly files: ReadonlyMap<string, readonly string[]>;
}

const projectsIn = oncePer(indexProjects);

/** Namespaces are not bound to files: only the settings are looked up. */
export function csharpModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (module !== settingsModule) return { kind: 'foreign' };
  return { kind: 'local', files: filesAbove(from, ['appsettings.json', 'hosting.json'], repository) };
}

/** The files of a project see each other's classes; without a project, those of a directory. */
export function csharpProjectFiles(directory: string, repository: Repository): readonly string[] {
  const projects = projectsIn(repository);
  return projects.files.get(projectOf(directory, projects.directories)) ?? [];
}

export function csharpImports(): readonly string[] {
  return [];
}

export function csharpDefinition(name: string): RegExp {
  return new RegExp(`\\b(?:class|struct|record|interface|enum)\\s+${literally(name)}\\b`);
}

function projectOf(start: string, directories: ReadonlySet<string>): string {
  for (let directory = start; ; directory = directoryOf(directory)) {
    if (directories.has(directory)) return directory;
    if (directory === '') return start;
  }
}

function indexProjects(repository: Repository): Projects {
  const directories = new Set(repository.files.filter((path) => path.endsWith('.csproj')).map(directoryOf));
  const files = new Map<string, string[]>();
  for (const path of repository.files) {
    if (!path.endsWith('.cs') || isTest(path)) continue;
    const project = projectOf(directoryOf(path), directories);
    const inside = files.get(project);
    if (inside) inside.push(path);
    else files.set(project, [path]);
  }
  return { directories, files };
}
