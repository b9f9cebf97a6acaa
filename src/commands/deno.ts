import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { itemsOf, type JsonValue, member, textOf } from '../parsing/json.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { type Command, composed, type Handler, parallel, type Session } from './command.ts';
import { inspectorFlags } from './inspector.ts';
import { jsonAt } from './json-files.ts';
import { movedTo } from './package-scripts.ts';
import { packagesOf, upwards } from './packages.ts';
import { joinPath } from './paths.ts';
import { entering, type Scope } from './scope.ts';
import { runScript } from './scripts.ts';
import { runTool } from './tools.ts';

/** `deno task dev` and `deno serve main.ts`; undefined: it runs a file or code as other interpreters do. */
export const deno: Handler = (command) => {
  const [verb, ...args] = command.args;
  if (verb?.text === 'task') return denoTask({ ...command, args });
  if (verb?.text !== 'serve') return undefined;
  const { options } = readArguments(args, { valueFlags: [] });
  return parallel(...inspectorFlags({ inspector: 9229 }, command, options), runTool(command, ['deno']) ?? idle);
};

/** A task of the nearest deno.json that has it, or a script of the package. Source: docs.deno.com/runtime/reference/cli/task */
function denoTask({ args, scope: outside, session }: Command): Activity {
  const read = readArguments(args, {
    valueFlags: ['--cwd', '-c', '--config', '-f', '--filter'],
    stopsAtPositional: true,
  });
  const scope = movedTo(outside, valuesOf(read, '--cwd').at(-1));
  const [name, ...forwarded] = [...read.positionals, ...(read.rest ?? [])];
  if (!name) return idle;
  for (const directory of upwards(scope.directory)) {
    for (const file of ['deno.json', 'deno.jsonc']) {
      const path = joinPath(directory, file);
      const root = jsonAt(path, session.context.repository);
      if (member(root, 'tasks', name.text))
        return runDenoTask(root, path, name.text, { ...scope, directory }, session, forwarded);
    }
    const owner = packagesOf(session.context.repository).at(directory);
    const script = owner && runScript(owner, name.text, forwarded, scope, session);
    if (script) return script;
  }
  return idle;
}

/** What a task of deno.json starts, after the tasks that it depends on, which run side by side. */
export function runDenoTask(
  root: JsonValue | undefined,
  path: string,
  name: string,
  scope: Scope,
  session: Session,
  forwarded: readonly TracedText[] = [],
): Activity {
  const task = member(root, 'tasks', name);
  const inside = entering(scope, `${path}#${name}`);
  if (!task || !inside) return idle;
  const before = itemsOf(member(task, 'dependencies')).flatMap((item) => textOf(item)?.text ?? []);
  const line = textOf(task) ?? textOf(member(task, 'command'));
  return composed('sequence', [
    composed(
      'parallel',
      before.map((each) => runDenoTask(root, path, each, inside, session)),
    ),
    line ? session.runLine(TracedText.of(line), inside, forwarded) : idle,
  ]);
}
