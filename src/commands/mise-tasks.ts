import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { itemsOf, type JsonValue, member, membersOf, textOf, textsOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { parseToml } from '../parsing/toml.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { readArguments } from './arguments.ts';
import { composed, type Handler, parallel, type Session, sequence } from './command.ts';
import { upwards } from './packages.ts';
import { joinPath, resolvePath, unknownDirectory } from './paths.ts';
import { entering, type Scope, type Variable, withVariables } from './scope.ts';

/** Where mise looks for tasks and variables. Source: https://mise.jdx.dev/configuration.html */
export const miseFiles = ['mise.toml', '.mise.toml', 'mise/config.toml', '.mise/config.toml', '.config/mise.toml'];

/** What a task of a mise.toml starts: what it depends on, then its lines. Source: https://mise.jdx.dev/tasks/toml-tasks.html */
export function runMiseTask(
  name: string,
  root: JsonValue | undefined,
  path: string,
  scope: Scope,
  session: Session,
  forwarded: readonly TracedText[] = [],
): Activity {
  const inside = entering(scope, `${path}#mise ${name}`);
  const task = member(root, 'tasks', name);
  if (!inside || !task) return idle;
  const needed = member(task, 'depends');
  const names = [textOf(needed), ...textsOf(needed)].flatMap((text) => text?.text.split(/\s+/)[0] ?? []);
  const before = names.map((each) => runMiseTask(each, root, path, inside, session));
  const directory = textOf(member(task, 'dir'))?.text.replace(/^\{\{\s*config_root\s*\}\}\/?/, '');
  const ready = withVariables(
    {
      ...inside,
      directory:
        directory === undefined ? inside.directory : (resolvePath(inside.directory, directory) ?? unknownDirectory),
    },
    [...variablesIn(member(root, 'env')), ...variablesIn(member(task, 'env'))],
  );
  const run = member(task, 'run');
  const lines = [textOf(task) ?? textOf(run), ...itemsOf(task).map(textOf), ...itemsOf(run).map(textOf)];
  const started = lines.flatMap((line) => (line ? [session.runLine(TracedText.of(line), ready, forwarded)] : []));
  return sequence(parallel(...before), composed('sequence', started));
}

/** `[env]`: what begins with `_` is a directive. */
function variablesIn(value: JsonValue | undefined): readonly (readonly [string, Variable])[] {
  return [...membersOf(value)].flatMap(([name, { value: set }]) => {
    const text = name === '_' ? undefined : scalarText(set);
    return text ? [[name, { value: text, exported: true }] as const] : [];
  });
}

/** `mise run dev`, `mise r dev`, `mise dev`; undefined where it is another command of mise. */
export const mise: Handler = ({ args, scope, session }) => {
  const { positionals, rest } = readArguments(args, {
    valueFlags: ['-C', '--cd', '-E', '--env', '-j', '--jobs'],
    stopsAtPositional: true,
  });
  const words = /^r(?:un)?$/.test(positionals[0]?.text ?? '') ? positionals.slice(1) : positionals;
  const [name, ...forwarded] = [...words, ...(rest ?? [])];
  if (!name) return undefined;
  for (const directory of upwards(scope.directory)) {
    for (const file of miseFiles) {
      const path = joinPath(directory, file);
      const result = session.context.repository.read(path);
      const root = result.kind === 'file' ? parseToml(result.file).root : undefined;
      if (member(root, 'tasks', name.text)) {
        return runMiseTask(name.text, root, path, { ...scope, directory }, session, forwarded);
      }
    }
  }
  return words === positionals ? undefined : idle;
};
