import picomatch from 'picomatch';
import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, parallel, sequence } from './command.ts';
import { npx } from './npm.ts';
import { inEach, movedTo, scriptOrProgram, withoutDashes, workspaceOf } from './package-scripts.ts';
import { type Package, packagesOf } from './packages.ts';
import { atOnce, byDependencies } from './task-order.ts';
import { filterMembers } from './workspaces.ts';

const pnpmValueFlags = [
  '-C',
  '--dir',
  '--filter',
  '-F',
  '--filter-prod',
  '--workspace-concurrency',
  '--loglevel',
  '--reporter',
  '--package',
];

export const pnpm: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: pnpmValueFlags, stopsAtPositional: true });
  const words = [...read.positionals, ...(read.rest ?? [])];
  const moved = { ...command, scope: movedTo(command.scope, valuesOf(read, '-C', '--dir').at(-1)) };
  return pnpmVerb(moved, words, read);
};

function pnpmVerb(command: Command, words: readonly TracedText[], read: ReadArguments): Activity {
  const [verb, ...others] = words;
  switch (verb?.text) {
    case undefined:
      return idle;
    case 'run':
    case 'run-script': {
      const inner = readArguments(others, { valueFlags: pnpmValueFlags, stopsAtPositional: true });
      return pnpmRun(command, [...inner.positionals, ...(inner.rest ?? [])], {
        ...read,
        options: [...read.options, ...inner.options],
      });
    }
    case 'recursive':
    case 'multi':
    case 'm':
      return pnpmVerb(command, others, { ...read, options: [...read.options, { flag: '-r' }] });
    case 'exec':
    case 'dlx':
      return npx({ ...command, args: others });
    default:
      return pnpmCommands.has(verb?.text ?? '') ? idle : pnpmRun(command, words, read);
  }
}

/** Commands of pnpm, yarn and bun that start nothing and that a script of the same name does not replace. */
const pnpmCommands = new Set([
  'install',
  'i',
  'add',
  'remove',
  'update',
  'up',
  'store',
  'audit',
  'publish',
  'list',
  'why',
  'create',
  'init',
  'link',
  'fetch',
  'import',
  'deploy',
  'patch',
  'config',
  'setup',
  'env',
]);

function pnpmRun(command: Command, words: readonly TracedText[], read: ReadArguments): Activity {
  const [name, ...args] = words;
  if (!name) return idle;
  const forwarded = withoutDashes(args);
  const filters = valuesOf(read, '--filter', '-F', '--filter-prod').map(({ text }) => text);
  const isRecursive = hasFlag(read, '-r', '--recursive');
  if (filters.length > 0 || isRecursive) {
    const workspace = workspaceOf(command);
    const members = workspace ? filterMembers(workspace, filters, command.scope.directory) : [];
    return pnpmRunInEach(command, members, name.text, forwarded, read);
  }
  const root = hasFlag(read, '-w', '--workspace-root') ? workspaceOf(command) : undefined;
  const scope = root ? { ...command.scope, directory: root.directory } : command.scope;
  const matching = scriptsMatching(name.text, command, scope);
  if (!matching) return scriptOrProgram(command, name, forwarded, scope);
  const started = matching.map((script) => scriptOrProgram(command, textOf(script, name), forwarded, scope));
  return hasFlag(read, '--sequential') ? sequence(...started) : parallel(...started);
}

/** `pnpm run "/^dev:/"`: every script that the pattern fits, side by side. Of patterns `.*` and `(a|b)` are read. */
function scriptsMatching(
  text: string,
  { session }: Command,
  { directory }: Command['scope'],
): readonly string[] | undefined {
  const [, start, body, end] = /^\/(\^?)([\w:.*()|-]{1,60})(\$?)\/$/.exec(text) ?? [];
  if (body === undefined) return undefined;
  const glob = body.replaceAll('.*', '*').replaceAll('(', '@(');
  const fits = picomatch(`${start === '^' ? '' : '*'}${glob}${end === '$' ? '' : '*'}`, { bash: true });
  return [...(packagesOf(session.context.repository).around(directory)?.scripts.keys() ?? [])].filter((each) =>
    fits(each),
  );
}

function textOf(script: string, { location }: TracedText): TracedText {
  return TracedText.of(textAt(script, location));
}

/** One package after those that it depends on, and four at once, unless flags say otherwise (pnpm.io/cli/run, /cli/recursive). */
function pnpmRunInEach(
  command: Command,
  members: readonly Package[],
  name: string,
  args: readonly TracedText[],
  read: ReadArguments,
): Activity {
  const startAll = (packages: readonly Package[]) => inEach(packages, name, args, command);
  if (hasFlag(read, '--parallel')) return parallel(...startAll(members));
  const places = Number(valuesOf(read, '--workspace-concurrency').at(-1)?.text ?? 4);
  const groups = hasFlag(read, '--no-sort') ? [members] : byDependencies(members);
  return sequence(...groups.map((group) => atOnce(startAll(group), places)));
}
