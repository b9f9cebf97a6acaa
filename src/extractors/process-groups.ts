import { Allowance } from '../commands/allowance.ts';
import { composed } from '../commands/command.ts';
import { type Interpretation, interpretWith } from '../commands/interpret.ts';
import { resolvePath, unknownDirectory } from '../commands/paths.ts';
import { type Variable, withVariables } from '../commands/scope.ts';
import type { LaunchUnitDeclaration, Owner } from '../model/declaration.ts';
import type { Repository } from '../model/repository.ts';
import { type JsonValue, membersOf, textOf, textsOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { type EmbeddedText, TracedText } from '../parsing/traced-text.ts';
import { commandUnit } from './command-units.ts';
import type { Extraction } from './extractor.ts';

/** One of the programs that a process manager starts. */
export interface ManagedProcess {
  readonly name: string;
  /** Shell lines, one after the other, or the words of one command. */
  readonly lines?: readonly EmbeddedText[];
  readonly words?: readonly EmbeddedText[];
  /** As written; relative to the unit's directory. */
  readonly directory?: string;
  readonly environment?: ReadonlyMap<string, TracedText>;
  readonly ownerKind?: Owner['kind'];
  /** Its own network namespace; absent: the unit's. */
  readonly namespace?: string;
}

type Unit = Omit<LaunchUnitDeclaration, 'kind' | 'activity'>;

/** A file that starts its processes side by side: one launch unit. Nothing where it has none. */
export function processGroup(
  unit: Unit,
  processes: readonly ManagedProcess[],
  repository: Repository,
  kind: 'parallel' | 'sequence' = 'parallel',
): Extraction {
  const allowance = new Allowance();
  const read = processes.map((process) => readProcess(process, unit, repository, allowance));
  return commandUnit(unit, joinInterpretations(read, kind));
}

export function joinInterpretations(read: readonly Interpretation[], kind: 'parallel' | 'sequence'): Interpretation {
  return {
    activity: composed(
      kind,
      read.map(({ activity }) => activity),
    ),
    references: read.flatMap(({ references }) => references),
    invalid: read.flatMap(({ invalid }) => invalid),
    problems: read.flatMap(({ problems }) => problems),
  };
}

export function readProcess(
  { name, lines = [], words, directory = '', environment, ownerKind = 'process', namespace }: ManagedProcess,
  unit: Unit,
  repository: Repository,
  allowance = new Allowance(),
): Interpretation {
  const context = {
    repository,
    allowance,
    unit: unit.id,
    namespace: namespace ?? unit.namespace ?? 'host',
    owner: { kind: ownerKind, name },
    identity: [name],
    directory: resolvePath(unit.directory, directory) ?? unknownDirectory,
  };
  const variables = [...(environment ?? [])].map(([key, value]): readonly [string, Variable] => [
    key,
    { value, exported: true },
  ]);
  return interpretWith(context, (session, scope) => {
    const inside = withVariables(scope, variables);
    const activities = lines.map((line) => session.runLine(TracedText.of(line), inside));
    if (words && words.length > 0) activities.push(session.run(words.map(TracedText.of), inside));
    return composed('sequence', activities);
  });
}

/** `{ "PORT": 3000 }`, or `["PORT=3000"]`. */
export function environmentIn(value: JsonValue | undefined): ReadonlyMap<string, TracedText> {
  const listed = textsOf(value).flatMap((text) => {
    const at = text.text.indexOf('=');
    return at > 0 ? [[text.text.slice(0, at), TracedText.of(text).slice(at + 1)] as const] : [];
  });
  const named = [...membersOf(value)].flatMap(([name, { value: set }]) => {
    const text = scalarText(set);
    return text ? [[name, text] as const] : [];
  });
  return new Map([...listed, ...named]);
}

/** A directory as a process has it; absent where the file names none. */
export function directoryIn(value: JsonValue | undefined): Pick<ManagedProcess, 'directory'> {
  const text = textOf(value);
  return text ? { directory: text.text } : {};
}
