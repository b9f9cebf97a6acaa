import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, sequence } from './command.ts';
import { inEach, movedTo, scriptOrProgram, workspaceOf } from './package-scripts.ts';
import { type Scope, withVariables } from './scope.ts';
import { memberCalled } from './workspaces.ts';

const npmValueFlags = ['--prefix', '-C', '--workspace', '-w', '--loglevel', '--script-shell', '--userconfig'];
const npmScripts: Readonly<Record<string, string>> = {
  start: 'start',
  stop: 'stop',
  restart: 'restart',
  test: 'test',
  t: 'test',
  tst: 'test',
};

export const npm: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: npmValueFlags });
  const [verb, ...others] = read.positionals;
  const moved = {
    ...command,
    scope: movedTo(withNpmOptions(command.scope, read), valuesOf(read, '--prefix', '-C').at(-1)),
  };
  if (!verb) return idle;
  if (['run', 'run-script', 'rum', 'urn'].includes(verb.text)) {
    const [name, ...args] = others;
    return name ? npmRun(moved, name, [...args, ...(read.rest ?? [])], read) : idle;
  }
  if (verb.text === 'exec' || verb.text === 'x')
    return npx({ ...moved, args: withoutDashes(command.args.slice(command.args.indexOf(verb) + 1)) });
  const name = npmScripts[verb.text];
  return name ? npmRun(moved, renamed(verb, name), [...others, ...(read.rest ?? [])], read) : idle;
};

/** `npm exec serve -- -l 3000`: the dashes part npm's own flags from the program's. */
function withoutDashes(args: readonly TracedText[]): readonly TracedText[] {
  const dashes = args.findIndex(({ text }) => text === '--');
  const hasProgram = args.slice(0, Math.max(dashes, 0)).some(({ text }) => !text.startsWith('-'));
  return hasProgram ? args.filter((_, at) => at !== dashes) : args;
}

/** `rushx dev --port 3000`: the script of the package with all that follows. Source: rushjs.io/pages/commands/rushx */
export const rushx: Handler = (command) => {
  const [name, ...args] = command.args.filter(({ text }, at) => at > 0 || !/^(?:-q|--quiet)$/.test(text));
  return name ? scriptOrProgram(command, name, args, command.scope) : idle;
};

function npmRun(command: Command, name: TracedText, args: readonly TracedText[], read: ReadArguments): Activity {
  const workspace = workspaceOf(command);
  const names = valuesOf(read, '--workspace', '-w').map(({ text }) => text);
  if (names.length > 0) {
    const members = names.flatMap((each) => (workspace && memberCalled(workspace, each)) ?? []);
    // npm runs workspaces one after the other.
    return sequence(...inEach(members, name.text, args, command));
  }
  if (hasFlag(read, '--workspaces', '-ws'))
    return sequence(...inEach(workspace?.members ?? [], name.text, args, command));
  return scriptOrProgram(command, name, args, command.scope);
}

/** npm keeps flags before `--` to itself: `npm run dev --port=3200` sets `npm_config_port`. */
function withNpmOptions(scope: Scope, { options }: ReadArguments): Scope {
  return withVariables(
    scope,
    options.flatMap(({ flag, value }) =>
      value ? [[`npm_config_${flag.replace(/^-+/, '').replaceAll('-', '_')}`, { value, exported: true }] as const] : [],
    ),
  );
}

function renamed(word: TracedText, name: string): TracedText {
  return TracedText.of(textAt(name, word.location));
}

const npxValueFlags = ['-p', '--package', '--prefix', '-C', '-w', '--workspace'];

/** npx, bunx, `npm exec`, `pnpm dlx`: runs a program of a package. */
export function npx({ args, scope, session }: Command): Activity {
  const call = readArguments(args, { valueFlags: [...npxValueFlags, '-c', '--call'], stopsAtPositional: true });
  const line = valuesOf(call, '-c', '--call')[0];
  if (line) return session.runLine(line, scope);
  const [program, ...rest] = [...call.positionals, ...(call.rest ?? [])];
  return program ? session.run([program, ...rest], scope) : idle;
}
