import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { Location } from '../model/location.ts';
import { itemsOf, type JsonValue, member, membersOf, textOf, textsOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { parseToml } from '../parsing/toml.ts';
import { type EmbeddedText, TracedText, textAt } from '../parsing/traced-text.ts';
import { readArguments } from './arguments.ts';
import { type Command, composed, type Handler, type Session } from './command.ts';
import { upwards } from './packages.ts';
import { joinPath, resolvePath, unknownDirectory } from './paths.ts';
import { entering, type Scope, type Variable, withVariables } from './scope.ts';

/** Who runs a script of pyproject.toml. */
export type ScriptRunner = 'poe' | 'pdm run' | 'hatch run' | 'taskipy' | 'pixi run' | 'rye run' | 'poetry run';

/** A script of a pyproject.toml. */
export interface PythonScript {
  readonly name: string;
  readonly runner: ScriptRunner;
  readonly value: JsonValue;
  readonly location: Location;
}

/**
 * Every script of the file, whoever runs it. Sources: poethepoet.natn.io/tasks, pdm-project.org/latest/usage/scripts,
 * hatch.pypa.io/latest/config/environment, pixi.sh/latest/workspace/advanced_tasks, rye.astral.sh/guide/pyproject
 */
export function scriptsIn(root: JsonValue | undefined): readonly PythonScript[] {
  const tool = member(root, 'tool');
  const from = (runner: ScriptRunner, table: JsonValue | undefined) =>
    [...membersOf(table)]
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, { key, value }]) => ({ name, runner, value, location: key.locate(0, key.text.length) }));
  const environments = [...membersOf(member(tool, 'hatch', 'envs'))];
  // In a pixi.toml they stand at the top.
  const pixi = member(tool, 'pixi') ?? root;
  const features = [...membersOf(member(pixi, 'feature'))];
  return [
    ...from('poe', member(tool, 'poe', 'tasks')),
    ...from('pdm run', member(tool, 'pdm', 'scripts')),
    ...from('taskipy', member(tool, 'taskipy', 'tasks')),
    ...environments.flatMap(([, { value }]) => from('hatch run', member(value, 'scripts'))),
    ...from('pixi run', member(pixi, 'tasks')),
    ...features.flatMap(([, { value }]) => from('pixi run', member(value, 'tasks'))),
    ...from('rye run', member(tool, 'rye', 'scripts')),
    ...from('poetry run', member(root, 'project', 'scripts')),
    ...from('poetry run', member(tool, 'poetry', 'scripts')),
  ];
}

const scriptFiles = ['pyproject.toml', 'pixi.toml'];

/** What a script starts. */
export function runPythonScript(
  { name, runner, value }: PythonScript,
  all: readonly PythonScript[],
  path: string,
  scope: Scope,
  session: Session,
  forwarded: readonly TracedText[] = [],
): Activity {
  const inside = entering(scope, `${path}#${runner} ${name}`);
  if (!inside) return idle;
  const ready = withVariables({ ...inside, directory: directoryOfScript(value, inside.directory) }, variablesIn(value));
  const line = (text: EmbeddedText) => session.runLine(TracedText.of(text), ready, forwarded);
  const words = (list: JsonValue) => session.run([...textsOf(list).map(TracedText.of), ...forwarded], ready);
  const other = (text: EmbeddedText) => {
    const called = all.find((script) => script.name === text.text);
    return called ? runPythonScript(called, all, path, scope, session) : line(text);
  };
  const text = textOf(value);
  // `name = "package.module:function"` of a project is an entry point.
  if (runner === 'poetry run') return text ? entryPoint(text, ready, session) : idle;
  if (text) return line(text);
  if (value.kind === 'array' && runner === 'rye run') return words(value);
  const list =
    value.kind === 'array'
      ? value
      : (member(value, 'composite') ?? member(value, 'sequence') ?? member(value, 'chain'));
  if (list)
    return composed(
      'sequence',
      itemsOf(list).map((item) => sequenceStep(item, other, line)),
    );
  const command = member(value, 'cmd') ?? member(value, 'shell');
  if (command?.kind === 'array') return words(command);
  const written = textOf(command);
  return written ? line(written) : idle;
}

function sequenceStep(
  item: JsonValue,
  other: (text: EmbeddedText) => Activity,
  line: (text: EmbeddedText) => Activity,
): Activity {
  const text = textOf(item) ?? textOf(member(item, 'ref'));
  if (text) return other(text);
  const command = textOf(member(item, 'cmd')) ?? textOf(member(item, 'shell'));
  return command ? line(command) : idle;
}

function directoryOfScript(value: JsonValue, directory: string): string {
  const said = textOf(member(value, 'cwd')) ?? textOf(member(value, 'working_dir'));
  return said ? (resolvePath(directory, said.text) ?? unknownDirectory) : directory;
}

function variablesIn(value: JsonValue): readonly (readonly [string, Variable])[] {
  return [...membersOf(member(value, 'env'))].flatMap(([name, { value: set }]) => {
    const text = scalarText(set) ?? scalarText(member(set, 'default'));
    return text ? [[name, { value: text, exported: true }] as const] : [];
  });
}

function entryPoint(text: EmbeddedText, scope: Scope, session: Session): Activity {
  const module = /^([\w.]+)/.exec(text.text)?.[1];
  if (module === undefined) return idle;
  const word = (written: string) => TracedText.of(textAt(written, text.locate(0, text.text.length)));
  return session.run([word('python'), word('-m'), TracedText.of(text).slice(0, module.length)], scope);
}

/** `poe dev`, `pdm run dev`, `hatch run dev`, `hatch run env:dev`: a script, or else a command in the environment. */
export function pythonRunner(runner: ScriptRunner, verb: string | undefined): Handler {
  return (command) => {
    const read = readArguments(command.args, {
      valueFlags: ['-p', '--project', '-e', '--env', '-C', '--directory'],
      stopsAtPositional: true,
    });
    const words = read.positionals;
    if (verb !== undefined && words[0]?.text !== verb) return undefined;
    const [name, ...forwarded] = [...(verb === undefined ? words : words.slice(1)), ...(read.rest ?? [])];
    return name ? runNamed(runner, name, forwarded, command) : idle;
  };
}

function runNamed(
  runner: ScriptRunner,
  name: TracedText,
  forwarded: readonly TracedText[],
  { scope, session }: Command,
): Activity {
  const wanted = runner === 'hatch run' ? name.text.slice(name.text.lastIndexOf(':') + 1) : name.text;
  const places = upwards(scope.directory).flatMap((directory) =>
    scriptFiles.map((name) => ({ directory, path: joinPath(directory, name) })),
  );
  for (const { directory, path } of places) {
    const result = session.context.repository.read(path);
    if (result.kind !== 'file') continue;
    const scripts = scriptsIn(parseToml(result.file).root);
    const script = scripts.find(
      (each) => each.name === wanted && (each.runner === runner || each.runner === 'poetry run'),
    );
    if (script) return runPythonScript(script, scripts, path, { ...scope, directory }, session, forwarded);
  }
  return runner === 'poe' ? idle : session.run([name, ...forwarded], scope);
}
