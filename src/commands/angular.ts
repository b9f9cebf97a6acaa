import type { Activity } from '../model/launch.ts';
import { fixedPort, isPort } from '../model/port.ts';
import { type JsonValue, member, membersOf, parseJson, textOf } from '../parsing/json.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, sequence } from './command.ts';
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
    valueFlags: [
      '--port',
      '--host',
      '--configuration',
      '-c',
      '--proxy-config',
      '--public-host',
      '--serve-path',
      '--dev-server-target',
    ],
  });
  if (read.positionals[0]?.text === 'e2e' || read.positionals[0]?.text === 'e') return endToEnd(read, command);
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

/**
 * `ng e2e`: what the tests of each project that has some are run against, `devServerTarget`, one after the other.
 * Source: angular.dev/cli/e2e, @angular-devkit/build-angular src/builders/protractor/index.ts
 */
function endToEnd(read: ReadArguments, command: Command): Activity | undefined {
  const named = read.positionals[1]?.text;
  const configurations = valuesOf(read, '--configuration', '-c').at(-1)?.text.split(',') ?? [];
  const [given] = valuesOf(read, '--dev-server-target', '--devServerTarget');
  const servers = [...membersOf(member(workspaceFile(command), 'projects'))].flatMap(([project, { value }]) => {
    const target = member(value, 'architect', 'e2e') ?? member(value, 'targets', 'e2e');
    if (!target || (named !== undefined && named !== project)) return [];
    const said = textOf(targetOption(target, 'devServerTarget', configurations));
    return given ?? (said ? TracedText.of(said) : []);
  });
  const flags = read.options.flatMap(({ flag, value }) =>
    value && (flag === '--port' || flag === '--host') ? [TracedText.of(textAt(flag, value.location)), value] : [],
  );
  return servers.length > 0 ? sequence(...servers.map((server) => serve(server, flags, command))) : undefined;
}

/** `web:serve:e2e` as `ng serve web -c e2e`. */
function serve(
  target: TracedText,
  flags: readonly TracedText[],
  { program, scope, session }: Pick<Command, 'program' | 'scope' | 'session'>,
): Activity {
  const [project = '', , configurations] = target.text.split(':');
  const words = ['serve', project, ...(configurations === undefined ? [] : ['--configuration', configurations])];
  return session.run([program, ...words.map((word) => TracedText.of(textAt(word, target.location))), ...flags], scope);
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
