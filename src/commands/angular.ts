import type { Activity } from '../model/launch.ts';
import { fixedPort, isPort } from '../model/port.ts';
import { type JsonValue, member, membersOf, parseJson, textOf } from '../parsing/json.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import type { Command, Handler } from './command.ts';
import { listen } from './listeners.ts';
import { upwards } from './packages.ts';
import { joinPath } from './paths.ts';
import { bindingOf, defaultBinding } from './port-values.ts';
import { targetOption } from './workspace-targets.ts';

interface ServeTarget {
  readonly project: string;
  readonly target: JsonValue;
}

/** The targets of angular.json that `ng serve` starts, one a project. */
export function serveTargets(root: JsonValue | undefined): readonly ServeTarget[] {
  return [...membersOf(member(root, 'projects'))].flatMap(([project, { value }]) => {
    const target = member(value, 'architect', 'serve') ?? member(value, 'targets', 'serve');
    return target ? [{ project, target }] : [];
  });
}

/**
 * `ng serve web -c e2e`, `ng run web:serve:e2e`: the port that angular.json gives to what is started. Where it gives none,
 * or a flag beats it, the entry of the tool answers. Source: angular.dev/cli/serve
 */
export const ng: Handler = (command) => {
  const read = readArguments(command.args, {
    valueFlags: ['--port', '--host', '--configuration', '-c', '--proxy-config', '--public-host', '--serve-path'],
  });
  const start = startOf(read);
  if (!start || hasFlag(read, '--port', '--host')) return undefined;
  const root = workspaceFile(command);
  const all = serveTargets(root);
  const name = start.project ?? textOf(member(root, 'defaultProject'))?.text;
  const [found, ...others] = name === undefined ? all : all.filter(({ project }) => project === name);
  return found && others.length === 0 ? served(found.target, start.configurations, command) : undefined;
};

function startOf(read: ReadArguments) {
  const [verb, what] = read.positionals.map(({ text }) => text);
  const flag = valuesOf(read, '-c', '--configuration').at(-1)?.text;
  const listed = (configurations: string | undefined) => ({ configurations: configurations?.split(',') ?? [] });
  if (verb === 'serve' || verb === 's' || verb === 'dev')
    return { ...listed(flag), ...(what === undefined ? {} : { project: what }) };
  const [project, target, configurations = flag] = verb === 'run' ? (what?.split(':') ?? []) : [];
  return project !== undefined && target === 'serve' ? { ...listed(configurations), project } : undefined;
}

function workspaceFile({ scope, session }: Command): JsonValue | undefined {
  const { repository } = session.context;
  for (const directory of upwards(scope.directory)) {
    const result = repository.read(joinPath(directory, 'angular.json'));
    if (result.kind === 'file') return parseJson(result.file, { comments: true }).root;
  }
  return undefined;
}

function served(target: JsonValue, configurations: readonly string[], command: Command): Activity | undefined {
  const port = targetOption(target, 'port', configurations);
  if (port?.kind !== 'number' || !isPort(port.value)) return undefined;
  const host = textOf(targetOption(target, 'host', configurations))?.text;
  const unset = defaultBinding('localhost', 'node');
  return listen(command, {
    port: fixedPort(port.value),
    binding: host === undefined ? unset : (bindingOf(host, 'node') ?? unset),
    mechanism: 'config-file',
    location: port.location,
    setAt: port.location,
    onConflict: 'ask',
    identity: ['angular'],
  });
}
