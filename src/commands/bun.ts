import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, parallel } from './command.ts';
import { npx } from './npm.ts';
import { inEach, movedTo, scriptOrProgram, withoutDashes, workspaceOf } from './package-scripts.ts';
import { packagesOf } from './packages.ts';
import { filterMembers } from './workspaces.ts';

const bunValueFlags = ['--cwd', '--filter', '-F', '--env-file', '--preload', '-r', '--config', '-c'];
const bunCommands = new Set([
  'install',
  'i',
  'add',
  'remove',
  'update',
  'test',
  'build',
  'create',
  'init',
  'link',
  'pm',
  'upgrade',
  'publish',
  'outdated',
  'audit',
]);

export const bun: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: bunValueFlags, stopsAtPositional: true });
  const words = [...read.positionals, ...(read.rest ?? [])];
  const scope = movedTo(command.scope, valuesOf(read, '--cwd').at(-1));
  const [verb, ...others] = words;
  if (verb?.text === 'x') return npx({ ...command, scope, args: others });
  if (!verb || bunCommands.has(verb.text)) return idle;
  if (verb.text !== 'run') return bunRun({ ...command, scope }, words, read);
  const inner = readArguments(others, { valueFlags: bunValueFlags, stopsAtPositional: true });
  const options = { ...read, options: [...read.options, ...inner.options] };
  return bunRun({ ...command, scope }, [...inner.positionals, ...(inner.rest ?? [])], options);
};

/** Undefined: it is a file that bun itself runs. */
function bunRun(command: Command, [name, ...args]: readonly TracedText[], read: ReadArguments): Activity | undefined {
  const filters = valuesOf(read, '--filter', '-F').map(({ text }) => text);
  if (!name) return idle;
  const workspace = filters.length > 0 ? workspaceOf(command) : undefined;
  if (workspace)
    return parallel(
      ...inEach(filterMembers(workspace, filters, command.scope.directory), name.text, withoutDashes(args), command),
    );
  const owner = packagesOf(command.session.context.repository).around(command.scope.directory);
  if (!owner?.scripts.has(name.text) && /[./]/.test(name.text)) return undefined;
  return scriptOrProgram(command, name, withoutDashes(args), command.scope);
}
