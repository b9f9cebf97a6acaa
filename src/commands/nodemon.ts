import type { Activity } from '../model/launch.ts';
import { itemsOf, type JsonValue, member, membersOf, parseJson, textOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import type { Command, Handler } from './command.ts';
import { packagesOf } from './packages.ts';
import { joinPath } from './paths.ts';
import { type Scope, type Variable, withVariables } from './scope.ts';

const ownValueFlags = [
  '-e',
  '--ext',
  '-w',
  '--watch',
  '-i',
  '--ignore',
  '-d',
  '--delay',
  '--config',
  '-s',
  '--signal',
  '--cwd',
];
const ownFlags = [
  '-V',
  '--verbose',
  '-q',
  '--quiet',
  '-L',
  '--legacy-watch',
  '-I',
  '--no-stdin',
  '-C',
  '--on-change-only',
  '--dump',
  '--no-colors',
  '--exitcrash',
  '--spawn',
  '--no-update-notifier',
];
const execFlags = ['-x', '--exec'];

/** nodemon takes its own flags out, wherever they stand before the script's, and runs the rest with node or `--exec`. */
export const nodemon: Handler = (command) => {
  const { exec, rest } = splitOwn(command.args);
  const settings = settingsOf(command);
  const runner = exec ?? configuredExec(settings);
  const scope = withVariables(command.scope, configuredVariables(settings, command.scope));
  if (runner) return runWith(runner, rest, { ...command, scope });
  const [script] = rest.filter(({ text }) => !text.startsWith('-'));
  const words = script ? rest : [...rest, mainScript(command)];
  return command.session.run([named(interpreterFor(script?.text ?? ''), command), ...words], scope);
};

interface SplitArguments {
  readonly exec?: TracedText;
  /** What is left for the script or the program of `--exec`. */
  readonly rest: readonly TracedText[];
}

function splitOwn(args: readonly TracedText[]): SplitArguments {
  const rest: TracedText[] = [];
  let exec: TracedText | undefined;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (!arg) break;
    const [flag = '', joined] = arg.text.split('=');
    const takesValue = execFlags.includes(flag) || ownValueFlags.includes(flag);
    const value = joined === undefined ? args[index + 1] : arg.slice(flag.length + 1);
    if (execFlags.includes(flag)) exec = value;
    if (takesValue && joined === undefined) index++;
    if (!takesValue && arg.text !== '--' && !ownFlags.includes(flag)) rest.push(arg);
  }
  return exec ? { exec, rest } : { rest };
}

function runWith(exec: TracedText, rest: readonly TracedText[], { session, scope }: Command): Activity {
  return /\s/.test(exec.text.trim()) ? session.runLine(exec, scope, rest) : session.run([exec, ...rest], scope);
}

/** nodemon.json, or `nodemonConfig` in package.json. */
function settingsOf({ scope, session }: Command): JsonValue | undefined {
  const { repository } = session.context;
  const owner = packagesOf(repository).around(scope.directory);
  const file = repository.read(joinPath(owner?.directory ?? scope.directory, 'nodemon.json'));
  return file.kind === 'file' ? parseJson(file.file, { comments: true }).root : member(owner?.root, 'nodemonConfig');
}

/** `env`: what the command line sets beats it. Source: nodemon lib/monitor/run.js */
function configuredVariables(
  settings: JsonValue | undefined,
  { variables }: Scope,
): readonly (readonly [string, Variable])[] {
  return [...membersOf(member(settings, 'env'))].flatMap(([name, { value }]) => {
    const text = scalarText(value);
    const isTaken = variables.get(name)?.exported === true;
    return text && !isTaken ? [[name, { value: text, exported: true, fromFile: true }] as const] : [];
  });
}

function configuredExec(settings: JsonValue | undefined): TracedText | undefined {
  const exec = textOf(member(settings, 'exec')) ?? textOf(itemsOf(member(settings, 'exec'))[0]);
  return exec ? TracedText.of(exec) : undefined;
}

function interpreterFor(script: string): string {
  if (/\.[cm]?tsx?$/.test(script)) return 'ts-node';
  return script.endsWith('.py') ? 'python' : 'node';
}

function mainScript({ scope, session, program }: Command): TracedText {
  const owner = packagesOf(session.context.repository).around(scope.directory);
  const main = textOf(member(owner?.root, 'main'));
  return main ? TracedText.of(main) : TracedText.of(textAt('index.js', program.location));
}

function named(name: string, { program }: Command): TracedText {
  return TracedText.of(textAt(name, program.location));
}
