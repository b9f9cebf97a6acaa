import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { Repository } from '../model/repository.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import type { Command } from './command.ts';
import { type Package, packagesOf, type Workspace } from './packages.ts';
import { resolvePath, unknownDirectory } from './paths.ts';
import type { Scope } from './scope.ts';
import { runScript } from './scripts.ts';
import { unknownProgram } from './unknown-program.ts';

/** Starts a script where the command runs, or the program of that name where there is no such script. */
export function scriptOrProgram(
  command: Command,
  name: TracedText,
  args: readonly TracedText[],
  scope: Scope,
): Activity {
  const { session } = command;
  const owner = packagesOf(session.context.repository).around(scope.directory);
  const activity = owner && runScript(owner, name.text, args, scope, session);
  if (activity) return activity;
  // A script that can't be found is still one, not a program: cmd.exe has a `start` of its own, and a folder that something
  // makes before has scripts of its own.
  if (command.name === 'npm' || name.text === 'start' || isMadeLater(scope, session.context.repository))
    return unknownProgram({ ...command, name: name.text, program: name, args, scope }) ?? idle;
  return session.run([name, ...args], scope);
}

function isMadeLater({ directory }: Scope, repository: Repository): boolean {
  return directory !== '' && directory !== unknownDirectory && !repository.hasDirectory(directory);
}

/** The script of that name in each of the members that have it. */
export function inEach(
  members: readonly Package[],
  name: string,
  args: readonly TracedText[],
  { scope, session }: Command,
) {
  return members.flatMap((member) => runScript(member, name, args, scope, session) ?? []);
}

export function movedTo(scope: Scope, directory: TracedText | undefined): Scope {
  if (!directory) return scope;
  const to = directory.isResolved ? resolvePath(scope.directory, directory.text) : undefined;
  return { ...scope, directory: to ?? unknownDirectory };
}

export function workspaceOf({ scope, session }: Command): Workspace | undefined {
  return packagesOf(session.context.repository).workspace(scope.directory);
}

/** `pnpm dev -- --port 3000`: the dashes are there for npm's sake. */
export function withoutDashes(args: readonly TracedText[]): readonly TracedText[] {
  return args[0]?.text === '--' ? args.slice(1) : args;
}
