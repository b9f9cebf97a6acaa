import { overrideFileNames } from '../compose/index.ts';
import { composeUnitId, withoutOverrideId } from '../model/compose-start.ts';
import type { Declaration, LaunchUnitDeclaration } from '../model/declaration.ts';
import { uniqueBy } from '../model/grouping.ts';
import type { Activity, ComposeStart } from '../model/launch.ts';
import type { Repository } from '../model/repository.ts';
import { baseName } from '../model/repository-path.ts';
import { composeDeclarations } from './compose.ts';
import { type Extraction, type ExtractionContext, nothing } from './extractor.ts';

/**
 * The Compose projects that command lines put together (`docker compose -f a.yml -f b.yml up`, `PORT=80 docker compose up`):
 * only they say which files and variables belong together, so this is the second half of extraction. What they name is
 * read even where the scan leaves it out.
 */
export function documentedProjects(declarations: readonly Declaration[], context: ExtractionContext): Extraction {
  // The user said which files make the one project.
  if (context.options.composeFiles.length > 0) return nothing;
  const known = new Map(declarations.flatMap((one) => (one.kind === 'unit' ? [[one.id, one] as const] : [])));
  const starts = [...known.values()].flatMap((unit) => (unit.activity ? composeStartsIn(unit.activity) : []));
  const extractions = uniqueBy(starts, composeUnitId).flatMap((start) => {
    const id = unitToDeclare(start, known, context.repository);
    return id === undefined ? [] : [documentedProject(start, id, context)];
  });
  return {
    declarations: extractions.flatMap((extraction) => extraction.declarations),
    problems: extractions.flatMap((extraction) => extraction.problems),
  };
}

/** The id of the unit that a start makes; undefined when it is one that is declared already. */
function unitToDeclare(
  start: ComposeStart,
  known: ReadonlyMap<string, LaunchUnitDeclaration>,
  repository: Repository,
): string | undefined {
  const id = composeUnitId(start);
  const same = known.get(id);
  if (same) return same.default && same.files.some(isOverride) ? withoutOverrideId(start) : undefined;
  if (start.files.length > 0 || start.envFiles.length > 0) return id;
  const discovered = [...known.values()].find((unit) => unit.default && unit.directory === start.directory);
  return discovered && usesVariables(discovered.files, Object.keys(start.environment), repository) ? id : undefined;
}

function isOverride(path: string): boolean {
  return overrideFileNames.includes(baseName(path));
}

/** Whether a variable of the command line decides anything in the files. */
function usesVariables(files: readonly string[], names: readonly string[], repository: Repository): boolean {
  const texts = files.flatMap((file) => {
    const result = repository.read(file);
    return result.kind === 'file' ? [result.file.text] : [];
  });
  return names.some((name) => texts.some((text) => text.includes(`$${name}`) || text.includes(`\${${name}`)));
}

function documentedProject(start: ComposeStart, id: string, { repository }: ExtractionContext): Extraction {
  // A document may speak of files that are made later, or of another repository's.
  if (start.files.some((file) => repository.read(file).kind !== 'file')) return nothing;
  const everyService = { ...start, services: [], profiles: [] };
  const unit = { id, title: titleOf(start), default: false, location: start.location };
  const { declarations, problems } = composeDeclarations(repository, everyService, unit);
  // The file's own project has reported what is wrong with the file; a combination only adds doubts about itself.
  return { declarations, problems: problems.filter((problem) => problem.severity !== 'error') };
}

/** The command with what may decide a port; other variables only make it long, or are nobody's business. */
function titleOf({ files, envFiles, environment }: ComposeStart): string {
  const ports = Object.entries(environment)
    .filter(([, value]) => /^\d+$/.test(value))
    .map(([name, value]) => `${name}=${value} `)
    .sort();
  const flags = [...files.map((file) => ` -f ${file}`), ...envFiles.map((file) => ` --env-file ${file}`)];
  return `${ports.join('')}docker compose${flags.join('')} up`;
}

function composeStartsIn(activity: Activity): readonly ComposeStart[] {
  switch (activity.kind) {
    case 'compose':
      return [activity.start];
    case 'detached':
      return composeStartsIn(activity.body);
    case 'sequence':
    case 'parallel':
    case 'alternatives':
      return activity.steps.flatMap(composeStartsIn);
    default:
      return [];
  }
}
