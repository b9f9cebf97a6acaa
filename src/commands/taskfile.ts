import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { oncePer } from '../model/once.ts';
import type { SourceFile } from '../model/repository.ts';
import { expandTask, parseTaskfile, type Taskfile, type TaskValues } from '../parsing/taskfile.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { composed, type Handler, type Session } from './command.ts';
import { loadEnvironmentFiles } from './environment-files.ts';
import { upwards } from './packages.ts';
import { directoryOf, joinPath, resolvePath, unknownDirectory } from './paths.ts';
import { asProgram, entering, type Scope, withVariables } from './scope.ts';

const fileNames = ['Taskfile.yml', 'taskfile.yml', 'Taskfile.yaml', 'taskfile.yaml', 'Taskfile.dist.yml'];

const readTaskfile = oncePer(parseTaskfile);

/** `task dev PORT=4000 -- --flag`. Source: taskfile.dev/docs/reference/cli */
export const task: Handler = ({ args, scope, session }) => {
  const read = readArguments(args, { valueFlags: ['-t', '--taskfile', '-d', '--dir', '-o', '--output'] });
  const file = findTaskfile(valuesOf(read, '-t', '--taskfile')[0]?.text, scope, session);
  if (!file) return idle;
  const given = new Map<string, TracedText>();
  const names: string[] = [];
  for (const word of read.positionals) {
    const name = /^(\w+)=/.exec(word.text)?.[1];
    if (name === undefined) names.push(word.text);
    else given.set(name, word.slice(name.length + 1));
  }
  const taskfile = readTaskfile(file);
  const isParallel = read.options.some(({ flag }) => flag === '-p' || flag === '--parallel');
  const inside = { ...asProgram(scope), directory: directoryOf(file.path) };
  const started = (names.length > 0 ? names : ['default']).map((name) =>
    runTask(taskfile, file.path, name, inside, session, given, read.rest ?? []),
  );
  return composed(isParallel ? 'parallel' : 'sequence', started);
};

function findTaskfile(named: string | undefined, scope: Scope, session: Session): SourceFile | undefined {
  const paths =
    named === undefined
      ? upwards(scope.directory).flatMap((directory) => fileNames.map((name) => joinPath(directory, name)))
      : [resolvePath(scope.directory, named) ?? ''];
  for (const path of paths) {
    const result = session.context.repository.read(path);
    if (result.kind === 'file') return result.file;
  }
  return undefined;
}

/** What a task starts: what it depends on side by side, then its steps. */
export function runTask(
  taskfile: Taskfile,
  path: string,
  name: string,
  scope: Scope,
  session: Session,
  given: TaskValues = new Map(),
  forwarded: readonly TracedText[] = [],
): Activity {
  const found = taskfile.tasks.get(name);
  const inside = found && entering(scope, `${path}#${name}`);
  if (!found || !inside || !session.follow(found.location)) return idle;
  const fromEnvironment = [...scope.variables].map(([key, { value }]) => [key, value] as const);
  const values = new Map([...fromEnvironment, ...taskfile.variables, ...found.variables, ...given]);
  const expand = (text: TracedText) => expandTask(text, values);
  const environment = [...taskfile.environment, ...found.environment].map(
    ([key, value]) => [key, { value: expand(value), exported: true }] as const,
  );
  const base = directoryOf(path);
  const dotenv = loadEnvironmentFiles(taskfile.dotenv, { directory: base }, session.context.repository);
  const directory = found.directory === undefined ? base : (resolvePath(base, found.directory) ?? unknownDirectory);
  const ready = withVariables({ ...inside, directory }, [...dotenv, ...environment, ...scope.variables]);
  const before = found.dependencies.map((each) => runTask(taskfile, path, each, inside, session));
  const steps = found.steps.map((step) => {
    if ('task' in step) return runTask(taskfile, path, step.task.replace(/^:/, ''), inside, session, step.values);
    const takesArguments = /\{\{[^{}]*\.CLI_ARGS\b/.test(step.line.text);
    return session.runLine(expand(step.line), ready, takesArguments ? forwarded : []);
  });
  return composed('sequence', [composed('parallel', before), ...steps]);
}
