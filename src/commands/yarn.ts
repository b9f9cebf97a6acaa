import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, parallel, sequence } from './command.ts';
import { npx } from './npm.ts';
import { inEach, movedTo, scriptOrProgram, withoutDashes, workspaceOf } from './package-scripts.ts';
import { unknownDirectory } from './paths.ts';
import { memberCalled, namedMembers } from './workspaces.ts';

const yarnValueFlags = ['--cwd', '--mutex', '--network-timeout'];
const foreachValueFlags = ['--include', '--exclude', '--from', '--since', '-j', '--jobs'];
const yarnCommands = new Set([
  'install',
  'add',
  'remove',
  'up',
  'upgrade',
  'set',
  'config',
  'create',
  'init',
  'link',
  'pack',
  'publish',
  'why',
  'cache',
  'npm',
  'plugin',
  'global',
  'info',
  'list',
  'outdated',
  'version',
]);

export const yarn: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: yarnValueFlags, stopsAtPositional: true });
  const words = [...read.positionals, ...(read.rest ?? [])];
  return yarnVerb({ ...command, scope: movedTo(command.scope, valuesOf(read, '--cwd').at(-1)) }, words);
};

function yarnVerb(command: Command, words: readonly TracedText[]): Activity {
  const [verb, ...others] = words;
  switch (verb?.text) {
    case undefined:
      return idle;
    case 'run': {
      const inner = readArguments(others, { valueFlags: [], stopsAtPositional: true });
      return yarnRun(command, [...inner.positionals, ...(inner.rest ?? [])]);
    }
    case 'workspace':
      return yarnWorkspace(command, others);
    case 'workspaces':
      return yarnWorkspaces(command, others);
    case 'dlx':
    case 'exec':
      return npx({ ...command, args: others });
    case 'node':
      return command.session.run(words, command.scope);
    default:
      return yarnCommands.has(verb?.text ?? '') ? idle : yarnRun(command, words);
  }
}

function yarnRun(command: Command, [name, ...args]: readonly TracedText[]): Activity {
  return name ? scriptOrProgram(command, name, withoutDashes(args), command.scope) : idle;
}

function yarnWorkspace(command: Command, [name, ...words]: readonly TracedText[]): Activity {
  const workspace = workspaceOf(command);
  const member = workspace && name ? memberCalled(workspace, name.text) : undefined;
  return yarnVerb({ ...command, scope: { ...command.scope, directory: member?.directory ?? unknownDirectory } }, words);
}

/** yarn 1 `workspaces run dev` goes one by one; yarn 2 `workspaces foreach -p run dev` does not. */
function yarnWorkspaces(command: Command, [verb, ...words]: readonly TracedText[]): Activity {
  const read = readArguments(words, { valueFlags: foreachValueFlags, stopsAtPositional: true });
  const [first, ...others] = [...read.positionals, ...(read.rest ?? [])];
  const [name, ...args] = verb?.text === 'foreach' && first?.text === 'run' ? others : first ? [first, ...others] : [];
  const workspace = workspaceOf(command);
  if (!name || !workspace) return idle;
  const included = valuesOf(read, '--include', '--from').map(({ text }) => text);
  const excluded = new Set(
    namedMembers(
      workspace,
      valuesOf(read, '--exclude').map(({ text }) => text),
    ),
  );
  const members = (included.length > 0 ? namedMembers(workspace, included) : workspace.members).filter(
    (m) => !excluded.has(m),
  );
  const started = inEach(members, name.text, withoutDashes(args), command);
  const isParallel = read.options.some(({ flag }) => flag === '--parallel' || /^-[A-Za-z]*p/.test(flag));
  return isParallel ? parallel(...started) : sequence(...started);
}
