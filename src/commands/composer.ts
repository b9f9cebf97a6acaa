import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { itemsOf, type JsonValue, member, parseJson, textOf } from '../parsing/json.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { readArguments } from './arguments.ts';
import { composed, type Handler, type Session } from './command.ts';
import { upwards } from './packages.ts';
import { joinPath } from './paths.ts';
import { entering, type Scope, withVariable } from './scope.ts';

/** Composer's own commands: `composer install` runs no script of that name. */
const own = new Set([
  'install',
  'update',
  'require',
  'remove',
  'dump-autoload',
  'create-project',
  'init',
  'global',
  'show',
]);

/** `composer run dev`, `composer run-script dev -- --port=8001`, `composer dev`. Source: getcomposer.org/doc/articles/scripts.md */
export const composer: Handler = ({ args, scope, session }) => {
  const read = readArguments(args, { valueFlags: ['-d', '--working-dir', '--timeout'] });
  const [verb, ...others] = read.positionals;
  const isRun = verb !== undefined && ['run', 'run-script', 'exec'].includes(verb.text);
  const [name, ...given] = isRun ? others : read.positionals;
  if (!name || own.has(name.text)) return idle;
  for (const directory of upwards(scope.directory)) {
    const path = joinPath(directory, 'composer.json');
    const result = session.context.repository.read(path);
    if (result.kind !== 'file') continue;
    const root = parseJson(result.file, { comments: false }).root;
    return root
      ? runComposerScript(root, path, name.text, { ...scope, directory }, session, [...given, ...(read.rest ?? [])])
      : idle;
  }
  return idle;
};

/** What a script of composer.json starts: its lines in order, `@name` another script. */
export function runComposerScript(
  root: JsonValue,
  path: string,
  name: string,
  scope: Scope,
  session: Session,
  forwarded: readonly TracedText[] = [],
): Activity {
  const script = member(root, 'scripts', name);
  let inside = entering(scope, `${path}#${name}`);
  if (!script || !inside) return idle;
  const activities: Activity[] = [];
  for (const item of script.kind === 'array' ? itemsOf(script) : [script]) {
    const text = textOf(item);
    if (!text || !inside) continue;
    const line = TracedText.of(text);
    const set = /^@putenv\s+(\w+)=/.exec(line.text);
    if (set?.[1]) inside = withVariable(inside, set[1], line.slice(set[0].length), true);
    else activities.push(runLine(line, root, path, inside, session, forwarded));
  }
  return composed('sequence', activities);
}

function runLine(
  line: TracedText,
  root: JsonValue,
  path: string,
  scope: Scope,
  session: Session,
  forwarded: readonly TracedText[],
): Activity {
  // `Composer\Config::disableProcessTimeout` is a PHP callback.
  if (/^[\w\\]+::\w+$/.test(line.text)) return idle;
  const called = /^@(?:no_additional_args\s+)?(\S+)/.exec(line.text);
  if (!called?.[1]) return session.runLine(line, scope, forwarded);
  if (called[1] === 'php' || called[1] === 'composer') return session.runLine(line.slice(1), scope, forwarded);
  const given =
    line.slice(called[0].length).text.trim() === ''
      ? []
      : [TracedText.of(textAt(line.text.slice(called[0].length).trim(), line.location))];
  return runComposerScript(root, path, called[1], scope, session, [...given, ...forwarded]);
}
