import { idle } from '../model/launch.ts';
import { member, parseJson, textOf } from '../parsing/json.ts';
import { TracedText } from '../parsing/traced-text.ts';
import type { Handler } from './command.ts';
import { upwards } from './packages.ts';
import { joinPath } from './paths.ts';
import { entering } from './scope.ts';

/** `deno task dev`: the tasks of the nearest deno.json. */
export const denoTask: Handler = ({ args, scope, session }) => {
  const [verb, name, ...forwarded] = args;
  if (verb?.text !== 'task' || !name) return undefined;
  for (const directory of upwards(scope.directory)) {
    for (const file of ['deno.json', 'deno.jsonc']) {
      const result = session.context.repository.read(joinPath(directory, file));
      if (result.kind !== 'file') continue;
      const task = member(parseJson(result.file, { comments: true }).root, 'tasks', name.text);
      const line = textOf(task) ?? textOf(member(task, 'command'));
      const inside = entering({ ...scope, directory }, `${joinPath(directory, file)}#${name.text}`);
      return line && inside ? session.runLine(TracedText.of(line), inside, forwarded) : idle;
    }
  }
  return idle;
};
