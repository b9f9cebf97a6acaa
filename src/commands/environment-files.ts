import { oncePer, oncePerName } from '../model/once.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { parseDotenv } from '../parsing/dotenv.ts';
import { asEmbeddedText, interpolate } from '../parsing/interpolation.ts';
import { member } from '../parsing/json.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { environmentReaders } from '../signatures/environment-readers.ts';
import { packagesOf, upwards } from './packages.ts';
import { directoryOf, joinPath, resolvePath } from './paths.ts';
import type { Scope, Variable } from './scope.ts';

/** The variables of an env file that a command reads; none when there is no such file, or it is a shell program. */
export function loadEnvironmentFile(
  path: string,
  scope: Pick<Scope, 'directory' | 'exportsAll'>,
  repository: Repository,
  exported = scope.exportsAll === true,
): readonly (readonly [string, Variable])[] {
  const resolved = resolvePath(scope.directory, path);
  if (resolved === undefined || !/(?:^|\/)\.?env[\w.-]*$|\.(?:flask)?env$/.test(resolved)) return [];
  const file = readWithTemplates(resolved, repository);
  if (!file) return [];
  const { entries } = parseDotenv(file);
  return entries.flatMap(({ key, keyLocation, value: written, expands }) => {
    const value = written && expands ? interpolate(written, () => undefined).text : written;
    if (value === undefined) return [];
    const text = TracedText.of(asEmbeddedText(value, keyLocation));
    return [[key, { value: text, exported, fromFile: true }] as const];
  });
}

/** A file that everybody makes from a template is what the template says until it is there. */
function readWithTemplates(path: string, repository: Repository): SourceFile | undefined {
  for (const suffix of ['', '.example', '.sample', '.template', '.dist']) {
    const result = repository.read(path + suffix);
    if (result.kind === 'file') return result.file;
  }
  return undefined;
}

/** Several env files, the first one wins, as tools that read `.env.local` before `.env` have it. */
export function loadEnvironmentFiles(
  paths: readonly string[],
  scope: Pick<Scope, 'directory' | 'exportsAll'>,
  repository: Repository,
): ReadonlyMap<string, Variable> {
  return new Map(paths.toReversed().flatMap((path) => loadEnvironmentFile(path, scope, repository, true)));
}

/** What a program reads by itself: the `.env` of its directory, where its manifest has a library for that. */
export function loadOwnEnvironment(
  { directory }: Pick<Scope, 'directory'>,
  repository: Repository,
): ReadonlyMap<string, Variable> {
  return environmentOf(repository, directory);
}

const environmentOf = oncePerName((repository: Repository, directory): ReadonlyMap<string, Variable> => {
  const reads = environmentReaders.some(({ name, manifest }) =>
    manifest === 'go.mod' ? requiresModule(directory, name, repository) : dependsOn(directory, name, repository),
  );
  if (!reads) return new Map();
  const possible = loadEnvironmentFiles(otherFiles(directory, repository), { directory: '' }, repository);
  return new Map([
    ...[...possible].map(([name, variable]) => [name, { ...variable, possible: true }] as const),
    ...loadEnvironmentFiles(['.env'], { directory }, repository),
  ]);
});

/** The env files of the directory and of those above that a program may name: `../.env.development`. */
function otherFiles(directory: string, repository: Repository): readonly string[] {
  const above = new Set(upwards(directory));
  return environmentFilesIn(repository).filter((path) => above.has(directoryOf(path)));
}

const environmentFilesIn = oncePer(({ files }: Repository) =>
  files.filter((path) => /(?:^|\/)\.env(?!\.(?:test|ci|example|sample|template|dist))(?:\.[\w-]+)*$/.test(path)),
);

/** What is only for development is for scripts. */
function dependsOn(directory: string, name: string, repository: Repository): boolean {
  const around = packagesOf(repository).around(directory);
  return member(member(around?.root, 'dependencies'), name) !== undefined;
}

function requiresModule(directory: string, name: string, repository: Repository): boolean {
  const nearest = upwards(directory)
    .map((candidate) => repository.read(joinPath(candidate, 'go.mod')))
    .find((read) => read.kind === 'file');
  const lines = nearest?.kind === 'file' ? nearest.file.text.split('\n') : [];
  return lines.some((line) => line.split(/\s+/).includes(name) && !line.includes('// indirect'));
}
