import type { ComposeStart } from '../model/launch.ts';
import type { Repository } from '../model/repository.ts';
import type { Complaints } from './complaints.ts';
import { type Environment, startEnvironment, variable, withDotenv, withEnvFiles } from './environment.ts';
import { directoryOf, pathFrom } from './paths.ts';

/** Names of a project's main file, the preferred one first. Source: compose-go `cli/options.go`. */
export const mainFileNames: readonly string[] = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
];

/** Names of the file that is merged onto a main file of whatever name. */
export const overrideFileNames: readonly string[] = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** What a start loads. */
export interface Selection {
  readonly files: readonly string[];
  /** The project's directory: what the paths in its files are relative to. */
  readonly directory: string;
  /** For interpolation. */
  readonly environment: Environment;
  /** Active profiles. */
  readonly profiles: readonly string[];
  /** Whether the files were found, rather than named by `-f` or COMPOSE_FILE. */
  readonly discovered: boolean;
}

/** Works out what `docker compose` loads for a start, as its command line does. */
export function select(repository: Repository, start: ComposeStart, complaints: Complaints): Selection {
  const envFiles = envFilesOf(start);
  const readsDotenv = envFiles.length === 0 && !isDisabled(start);
  const withDirectory = (environment: Environment, directory: string) =>
    readsDotenv ? withDotenv(environment, directory, repository, complaints) : environment;

  const given = withEnvFiles(
    startEnvironment(start),
    envFiles.map((path) => ({ path, location: start.location })),
    repository,
    complaints,
  );
  const named = start.files[0];
  const early = withDirectory(given, named === undefined ? start.directory : directoryOf(named));
  const listed = start.files.length > 0 ? start.files : composeFileVariable(early, start.directory);
  const files = listed ?? discover(repository, start, complaints);
  const directory = files[0] === undefined ? start.directory : directoryOf(files[0]);
  const environment = withDirectory(early, directory);
  const profiles =
    start.profiles.length > 0 ? start.profiles : listOf(variable(environment, 'COMPOSE_PROFILES') ?? '', ',');
  return { files, directory, environment, profiles, discovered: listed === undefined };
}

function envFilesOf(start: ComposeStart): readonly string[] {
  if (start.envFiles.length > 0) return start.envFiles;
  const listed = start.environment['COMPOSE_ENV_FILES'] ?? '';
  return listOf(listed, ',').map((path) => pathFrom(start.directory, path));
}

function isDisabled(start: ComposeStart): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(start.environment['COMPOSE_DISABLE_ENV_FILE'] ?? '');
}

function listOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The files of COMPOSE_FILE; set but empty, it names the directory itself, which Compose then can't read. */
function composeFileVariable(environment: Environment, directory: string): readonly string[] | undefined {
  const listed = variable(environment, 'COMPOSE_FILE');
  const separator = variable(environment, 'COMPOSE_PATH_SEPARATOR') || ':';
  return listed?.split(separator).map((path) => pathFrom(directory, path));
}

/** The main file of a directory or of the nearest one above it, and its override file. */
function discover(repository: Repository, start: ComposeStart, complaints: Complaints): readonly string[] {
  for (let directory = start.directory; ; directory = directoryOf(directory)) {
    const files = projectFilesIn(repository, directory);
    if (files.length > 0) {
      const aside = existing(repository, directory, mainFileNames).filter((path) => path !== files[0]);
      if (aside.length > 0)
        complaints.warn(`docker compose reads ${files[0]} and leaves ${aside.join(', ')} aside`, start.location);
      return files;
    }
    if (directory === '' || directory.startsWith('..')) return files;
  }
}

/** The files that a bare start in a directory loads: its main file and its override file. */
export function projectFilesIn(repository: Repository, directory: string): readonly string[] {
  const [main] = existing(repository, directory, mainFileNames);
  if (main === undefined) return [];
  return [main, ...existing(repository, directory, overrideFileNames).slice(0, 1)];
}

function existing(repository: Repository, directory: string, names: readonly string[]): readonly string[] {
  return names.map((name) => pathFrom(directory, name)).filter((path) => repository.read(path).kind === 'file');
}
