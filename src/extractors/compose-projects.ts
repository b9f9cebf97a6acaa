import {
  type ComposeProject,
  type ComposeUnit,
  directoryOf,
  isComposeModel,
  loadProject,
  overrideFileNames,
  pathFrom,
  projectFilesIn,
  relativeTo,
} from '../compose/index.ts';
import type { ComposeStart } from '../model/launch.ts';
import type { Location } from '../model/location.ts';
import { oncePer } from '../model/once.ts';
import type { Repository } from '../model/repository.ts';
import { baseName } from '../model/repository-path.ts';
import type { ExtractionContext } from './extractor.ts';
import { isTest } from './scope.ts';

/** A project of the repository, and the file whose extraction declares it. */
export interface PlannedProject {
  readonly start: ComposeStart;
  readonly unit: ComposeUnit;
  readonly project: ComposeProject;
  readonly emittedBy: string;
}

/**
 * The Compose projects of a repository: those that a bare `docker compose up` in some directory brings up, and complete
 * files of any name, which take a `-f`. Worked out once for each run.
 */
export const plannedProjects = oncePer(planProjects);

function planProjects(context: ExtractionContext): readonly PlannedProject[] {
  const { repository, options } = context;
  const files = repository.files.filter((path) => /\.ya?ml$/.test(path));
  const isNamed = options.composeFiles.length > 0 || 'COMPOSE_FILE' in options.environment;
  if (isNamed) return plan('', options.composeFiles, true, files, context);
  const directories = new Set(['', ...files.map(directoryOf), ...repository.files.filter(isDotenv).map(directoryOf)]);
  const bare = [...directories]
    .filter((directory) => startsProject(repository, directory))
    .sort((a, b) => depthOf(a) - depthOf(b))
    .flatMap((directory) => plan(directory, [], true, files, context));
  const main = withoutParts(bare, ['included'], mayBePart);
  const taken = new Set(main.flatMap(({ project }) => [...project.roles.keys()]));
  const variants = files
    .filter((path) => options.includeTests !== false || !isTest(path))
    .filter((path) => !taken.has(path) && !isOverride(path) && mentionsServices(repository, path))
    .flatMap((path) => plan(directoryOf(path), [path], false, files, context))
    .filter(({ project }) => isComposeModel(project));
  return [
    ...main,
    ...withoutParts(variants, ['included', 'extended'], () => true)
      .filter(isComplete)
      .map(quietened),
  ];
}

function isDotenv(path: string): boolean {
  return path === '.env' || path.endsWith('/.env');
}

function depthOf(directory: string): number {
  return directory === '' ? 0 : directory.split('/').length;
}

/** Whether a directory has a main file, or a `.env` that names the files. */
function startsProject(repository: Repository, directory: string): boolean {
  if (projectFilesIn(repository, directory).length > 0) return true;
  const dotenv = repository.read(pathFrom(directory, '.env'));
  return dotenv.kind === 'file' && /^[ \t]*(?:export[ \t]+)?COMPOSE_FILE[ \t]*[=:]/m.test(dotenv.file.text);
}

function isOverride(path: string): boolean {
  return overrideFileNames.includes(baseName(path));
}

function mentionsServices(repository: Repository, path: string): boolean {
  const read = repository.read(path);
  if (read.kind !== 'file' || !read.file.text.includes('services')) return false;
  return /(?:^|\{\s*)["']?services["']?\s*:/m.test(read.file.text);
}

function plan(
  directory: string,
  named: readonly string[],
  isDefault: boolean,
  yamlFiles: readonly string[],
  { repository, options }: ExtractionContext,
): readonly PlannedProject[] {
  const { profiles, envFiles, environment } = options;
  const emittedBy = (paths: readonly string[]) => paths.find((path) => yamlFiles.includes(path)) ?? yamlFiles[0];
  const likely = emittedBy(named.length > 0 ? named : projectFilesIn(repository, directory));
  if (likely === undefined) return [];
  const start = {
    directory,
    files: named,
    profiles,
    envFiles,
    environment,
    services: [],
    detached: false,
    location: fileStart(likely),
  };
  const project = loadProject(repository, start);
  const first = project.files[0];
  if (first === undefined) return [];
  const unit: ComposeUnit = {
    id: `compose:${first}`,
    title: titleOf(directory, named, profiles),
    default: isDefault,
    location: start.location,
  };
  return [{ start, unit, emittedBy: emittedBy(project.files) ?? likely, project }];
}

function fileStart(file: string): Location {
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}

function titleOf(directory: string, files: readonly string[], profiles: readonly string[]): string {
  const flags = [
    ...files.map((path) => `-f ${relativeTo(directory, path)} `),
    ...profiles.map((profile) => `--profile ${profile} `),
  ];
  return `docker compose ${flags.join('')}up`;
}

/** Leaves out the projects whose main file is already part of another one of them. */
function withoutParts(
  projects: readonly PlannedProject[],
  roles: readonly string[],
  mayBe: (planned: PlannedProject) => boolean,
): readonly PlannedProject[] {
  const parts = new Set<string>();
  for (const { project } of projects) {
    const [main] = project.files;
    if (main === undefined || parts.has(main) || isTest(main)) continue;
    for (const [path, role] of project.roles) if (roles.includes(role)) parts.add(path);
  }
  return projects.filter((planned) => !parts.has(planned.project.files[0] ?? '') || !mayBe(planned));
}

/** With an override file of its own it is another project than where it is included. */
function mayBePart({ project }: PlannedProject): boolean {
  return project.files.length === 1;
}

/** Services that lack an image are meant for `-f base -f this`. */
function isComplete({ project }: PlannedProject): boolean {
  return project.services.length > 0 && project.services.every((service) => service.isStartable);
}

/**
 * A file that may be meant for use with another one is not accused of what that other one may supply; and one that is
 * Compose by its content alone is not accused as if that were sure.
 */
function quietened(planned: PlannedProject): PlannedProject {
  const isSurely = /compose/i.test(planned.emittedBy);
  const complaints = planned.project.complaints
    .filter(({ stage }) => stage === 'load')
    .map((complaint) => (isSurely ? complaint : { ...complaint, severity: 'warning' as const }));
  return { ...planned, project: { ...planned.project, complaints } };
}
