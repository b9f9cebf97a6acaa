import type { Declaration, ProgramDeclaration } from '../../model/declaration.ts';
import type { Activity } from '../../model/launch.ts';
import type { Repository, SourceFile } from '../../model/repository.ts';
import { type LanguageId, languageOf } from '../../parsing/source-code.ts';
import { adapters } from './adapters.ts';
import { directoryOf } from './paths.ts';

/** More files of one program are not followed. */
const mostFiles = 5000;

/**
 * The programs that commands start, and every file of the repository that they import: what tells whose listeners are
 * up when `node server.js` runs. Imports are read by their form alone, without parsing: far more files import than
 * listen.
 */
export function startedPrograms(
  declarations: readonly Declaration[],
  repository: Repository,
): readonly ProgramDeclaration[] {
  const programs = new Map<string, ProgramDeclaration>();
  // A server may be started with its configuration file: that is its program.
  const serverFiles = new Set(
    declarations.flatMap((each) =>
      each.kind === 'listener' && each.mechanism === 'config-file' ? [each.owner.name] : [],
    ),
  );
  const waiting = declarations.flatMap((declaration) =>
    declaration.kind === 'unit' || declaration.kind === 'container' ? startsIn(declaration.activity) : [],
  );
  const seen = new Set<string>();
  for (let path = waiting.pop(); path !== undefined && programs.size < mostFiles; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const program = serverFiles.has(path)
      ? ({ kind: 'program', path, files: [path], imports: [] } as const)
      : programAt(path, repository);
    if (!program || programs.has(program.path)) continue;
    programs.set(program.path, program);
    waiting.push(...program.imports);
  }
  return [...programs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function startsIn(activity: Activity | undefined): readonly string[] {
  if (!activity) return [];
  if (activity.kind === 'program') return activity.program.paths;
  if (activity.kind === 'detached') return startsIn(activity.body);
  return 'steps' in activity ? activity.steps.flatMap(startsIn) : [];
}

/** The program of a file, or of the package in a directory. */
export function programAt(path: string, repository: Repository): ProgramDeclaration | undefined {
  const place = path.replace(/^(?:\.\/)+|\/+$/g, '').replace(/^\.$/, '');
  const result = place === '' ? undefined : repository.read(place);
  const files = result?.kind === 'file' ? [result.file] : packageIn(place, repository);
  const [first] = files;
  const language = first && languageOf(first);
  if (!first || !language) return undefined;
  const { imports, chosenImports, packages } = adapters[language];
  // A file of a package stands for the whole package.
  const whole =
    packages && result?.kind === 'file'
      ? [first, ...packageFiles(packages(directoryOf(first.path), repository), repository, first.path)]
      : files;
  const taken = (modulesOf: (text: string) => readonly string[]) => [
    ...new Set(whole.flatMap((file) => filesTaken(modulesOf(file.text), file, language, repository))),
  ];
  const chosen = chosenImports ? taken(chosenImports) : [];
  return {
    kind: 'program',
    path: place,
    files: whole.map((file) => file.path),
    imports: taken(imports),
    ...(chosen.length > 0 ? { chosen } : {}),
  };
}

/** The files of the repository, or the packages, that modules are. */
function filesTaken(
  modules: readonly string[],
  file: SourceFile,
  language: LanguageId,
  repository: Repository,
): readonly string[] {
  const { resolve, packages } = adapters[language];
  return modules.flatMap((module) => {
    const target = resolve(module, file.path, repository);
    if (target.kind !== 'local') return [];
    return packages ? target.files.slice(0, 1).map(directoryOf) : target.files;
  });
}

function packageIn(directory: string, repository: Repository): readonly SourceFile[] {
  for (const { packages } of Object.values(adapters)) {
    const files = packages ? packageFiles(packages(directory, repository), repository) : [];
    if (files.length > 0) return files;
  }
  return [];
}

function packageFiles(paths: readonly string[], repository: Repository, except?: string): readonly SourceFile[] {
  return paths.flatMap((path) => {
    const result = path === except ? undefined : repository.read(path);
    return result?.kind === 'file' ? [result.file] : [];
  });
}
