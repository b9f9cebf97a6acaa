import { everywhere } from '../model/address.ts';
import type { ListenerDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { fixedPort, isPort } from '../model/port.ts';
import { itemsOf, type JsonValue, member, membersOf, textOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { type Command, parallel, sequence } from './command.ts';
import { listen } from './listeners.ts';
import type { Package } from './packages.ts';
import { resolvePath } from './paths.ts';
import { bindingOf, defaultBinding } from './port-values.ts';
import { programActivity } from './program-start.ts';
import { entering } from './scope.ts';
import { runTool } from './tools.ts';

/** One target of a project.json, and what is asked of it. */
interface NxTarget {
  readonly targets: {
    /** Directory of the workspace. */
    readonly workspace: string;
    readonly owner: Package;
    /** Every target of the project. */
    readonly all: JsonValue | undefined;
  };
  readonly name: string;
  readonly configuration: string | undefined;
  /** What the command line adds for the executor. */
  readonly args: readonly TracedText[];
}

/**
 * What a target of a project.json starts: its command lines, or its executor with the options that the configuration
 * leaves it. Source: https://nx.dev/docs/reference/project-configuration
 */
export function runNxTarget(target: JsonValue, asked: NxTarget, command: Command): Activity {
  const { owner } = asked.targets;
  const inside = entering(command.scope, `${owner.directory}#nx:${asked.name}`);
  if (!inside) return idle;
  const started = { ...command, scope: inside };
  return runLines(target, asked, started) ?? runExecutor(target, asked, started);
}

function runLines(target: JsonValue, asked: NxTarget, { session, scope }: Command): Activity | undefined {
  const { targets, args } = asked;
  const options = optionsOf(target, asked);
  const line = textOf(member(target, 'command')) ?? textOf(options.get('command'));
  // `["serve", { "command": "vite" }]`
  const commands = itemsOf(options.get('commands')).flatMap(
    (item) => textOf(item) ?? textOf(member(item, 'command')) ?? [],
  );
  const lines = line ? [line] : commands;
  if (lines.length === 0) return undefined;
  const { workspace, owner } = targets;
  const cwd = textOf(options.get('cwd'))?.text ?? '';
  const directory = cwd.includes('{projectRoot}') ? owner.directory : (resolvePath(workspace, cwd) ?? workspace);
  const started = lines.map((text) => session.runLine(TracedText.of(text), { ...scope, directory }, args));
  const together = options.get('parallel');
  return together?.kind === 'boolean' && !together.value ? sequence(...started) : parallel(...started);
}

function runExecutor(target: JsonValue, asked: NxTarget, command: Command): Activity {
  const { targets, args } = asked;
  const options = optionsOf(target, asked);
  const executor = textOf(member(target, 'executor'));
  const scope = { ...command.scope, directory: targets.owner.directory };
  const words = [...[...options].flatMap(([name, value]) => asFlag(name, value)), ...args];
  if (executor) {
    const program = TracedText.of(executor);
    const name = executor.text.replace(/^@nrwl\//, '@nx/');
    const run = runTool({ ...command, name, program, args: words, scope }, [name]);
    const own = name.endsWith(':node') ? ownProgram(options, targets, args, command) : idle;
    if (run) return parallel(asConfigured(run, target.location.file), own);
  }
  const port = options.get('port');
  if (port?.kind !== 'number' || !isPort(port.value) || port.value === 0) return idle;
  const host = textOf(options.get('host'))?.text;
  return listen(command, {
    port: fixedPort(port.value),
    ...(host === undefined
      ? { binding: defaultBinding('localhost', 'node'), addressBasis: 'uncertain' as const }
      : { binding: bindingOf(host, 'node') ?? everywhere }),
    mechanism: 'config-file',
    location: port.location,
    setAt: port.location,
    confidence: 'medium',
    onConflict: 'unknown',
    identity: [targets.owner.name],
  });
}

/** The target's options, those of the configuration over them. */
function optionsOf(target: JsonValue, { configuration, args }: NxTarget): ReadonlyMap<string, JsonValue> {
  const flags = ['-c', '--configuration'];
  const chosen =
    valuesOf(readArguments(args, { valueFlags: flags }), ...flags).at(-1)?.text ??
    configuration ??
    textOf(member(target, 'defaultConfiguration'))?.text;
  const configured = chosen === undefined ? undefined : member(target, 'configurations', chosen);
  const members = [...membersOf(member(target, 'options')), ...membersOf(configured)];
  return new Map(members.map(([name, { value }]) => [name, value]));
}

/** An option as its executor's command line would have it. */
function asFlag(name: string, value: JsonValue): readonly TracedText[] {
  const text = scalarText(value);
  if (!text) return [];
  const flag = (written: string) => TracedText.of(textAt(written, value.location));
  if (value.kind === 'boolean') return [flag(value.value ? `--${name}` : `--no-${name}`)];
  return [flag(`--${name}`), text];
}

/** A number of project.json is no flag: the file sets it. */
function asConfigured(activity: Activity, file: string): Activity {
  if ('steps' in activity) {
    return { ...activity, steps: activity.steps.map((step) => asConfigured(step, file)) };
  }
  if (activity.kind !== 'listen' || activity.listener.mechanism !== 'command-flag') return activity;
  const { listener } = activity;
  return listener.location.file === file ? { kind: 'listen', listener: configured(listener) } : activity;
}

function configured(listener: ListenerDeclaration): ListenerDeclaration {
  return { ...listener, mechanism: 'config-file', setAt: listener.location };
}

/** `@nx/js:node` starts what another target builds: its `main`. */
function ownProgram(
  options: ReadonlyMap<string, JsonValue>,
  { workspace, all }: NxTarget['targets'],
  args: readonly TracedText[],
  command: Command,
): Activity {
  const [, built = ''] = textOf(options.get('buildTarget'))?.text.split(':') ?? [];
  const main = textOf(member(all, built, 'options', 'main'));
  const path = main && resolvePath(workspace, main.text.replace(/^\{workspaceRoot\}\//, ''));
  return main && path !== undefined ? programActivity(command, [path], args, TracedText.of(main), undefined) : idle;
}
