import type { Allowance } from '../commands/allowance.ts';
import type { Session } from '../commands/command.ts';
import { type Interpretation, interpretWith } from '../commands/interpret.ts';
import { baseName, directoryOf } from '../commands/paths.ts';
import type { ScriptRunner } from '../commands/python-scripts.ts';
import type { Scope } from '../commands/scope.ts';
import type { LaunchUnitDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import type { Location } from '../model/location.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import type { Extraction } from './extractor.ts';
import { wholeFile } from './whole-file.ts';

/**
 * A launch unit with what its command line does. What the line finds in other files is declared where those are read:
 * here only what stands in the unit's own file.
 */
export function commandUnit(
  unit: Omit<LaunchUnitDeclaration, 'kind' | 'activity'>,
  { activity, references, invalid, problems }: Interpretation,
): Extraction {
  const [file] = unit.files;
  const isHere = ({ location }: { readonly location: { readonly file: string } }) => location.file === file;
  return {
    declarations: [{ kind: 'unit', ...unit, activity }, ...references.filter(isHere), ...invalid.filter(isHere)],
    problems: problems.filter(isHere),
  };
}

export function joinExtractions(extractions: readonly Extraction[]): Extraction {
  return {
    declarations: extractions.flatMap(({ declarations }) => declarations),
    problems: extractions.flatMap(({ problems }) => problems),
  };
}

/** A target of a Makefile or a recipe of a justfile: what its commands do, as a launch unit. */
export function targetUnit(
  tool: 'make' | 'just' | 'task' | 'nx run' | 'composer run' | 'deno task' | 'mise run' | ScriptRunner,
  path: string,
  { name, location }: { readonly name: string; readonly location: Location },
  { repository, allowance }: { readonly repository: Repository; readonly allowance: Allowance },
  run: (scope: Scope, session: Session) => Activity,
): Extraction {
  const id = `${tool}:${path}#${name}`;
  const directory = directoryOf(path);
  const interpretation = interpretWith(
    {
      repository,
      allowance,
      unit: id,
      namespace: 'host',
      owner: { kind: 'script', name },
      identity: [name],
      directory,
    },
    (session, scope) => run(scope, session),
  );
  const title = `${tool} ${name}`;
  return commandUnit(
    { id, unitKind: 'script', title, files: [path], directory, default: false, location },
    interpretation,
  );
}

/** A file of commands that somebody calls by its path, as a launch unit. */
export function scriptUnit(
  shell: 'shell' | 'windows',
  file: SourceFile,
  { directory, namespace }: { readonly directory: string; readonly namespace?: string },
  repository: Repository,
  run: (scope: Scope, session: Session) => Activity,
): Extraction {
  const { path } = file;
  const id = `${shell}:${path}`;
  const name = baseName(path);
  const interpretation = interpretWith(
    { repository, unit: id, namespace: 'host', owner: { kind: 'script', name }, identity: [name], directory },
    (session, scope) => run(scope, session),
  );
  const inside = namespace === undefined ? {} : { namespace };
  const location = wholeFile(file);
  // A syntax that only another shell knows is no fault of the script.
  return commandUnit(
    { id, unitKind: 'script', title: path, files: [path], directory, default: false, ...inside, location },
    { ...interpretation, problems: [] },
  );
}
