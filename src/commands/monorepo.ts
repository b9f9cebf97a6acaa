import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { type JsonValue, member, parseJson, textOf, textsOf } from '../parsing/json.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, isIdle, parallel, sequence } from './command.ts';
import { listen } from './listeners.ts';
import { type Package, packagesOf, type Workspace } from './packages.ts';
import { joinPath, resolvePath } from './paths.ts';
import { entering } from './scope.ts';
import { runScript } from './scripts.ts';
import { likelyListener } from './unknown-program.ts';
import { filterMembers, memberCalled, namedMembers } from './workspaces.ts';

function workspaceOf({ scope, session }: Command): Workspace | undefined {
  return packagesOf(session.context.repository).workspace(scope.directory);
}

function texts(values: readonly TracedText[]): readonly string[] {
  return values.map(({ text }) => text);
}

/** Options that tools accept as lists: `--projects=web,api`. */
function lists(values: readonly TracedText[]): readonly string[] {
  return values.flatMap(({ text }) => text.split(',')).filter((text) => text !== '');
}

// ---- turbo -------------------------------------------------------------------------------------------------------------

const turboValueFlags = [
  '--filter',
  '-F',
  '--scope',
  '--ignore',
  '--concurrency',
  '--cwd',
  '--env-mode',
  '--log-order',
  '--log-prefix',
  '--ui',
  '--output-logs',
  '--cache',
  '--cache-dir',
  '--team',
  '--token',
  '--api',
  '--since',
  '--profile',
];

/** turbo starts a task in every package that has a script of its name, all at once. */
export const turbo: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: turboValueFlags });
  const words = read.positionals.filter(({ text }, index) => index > 0 || !['run', 'watch'].includes(text));
  const cwd = valuesOf(read, '--cwd').at(-1)?.text;
  const directory = cwd === undefined ? command.scope.directory : (resolvePath(command.scope.directory, cwd) ?? '');
  const workspace = workspaceOf({ ...command, scope: { ...command.scope, directory } });
  if (!workspace || hasFlag(read, '--dry', '--dry-run', '--graph')) return idle;
  const members = turboMembers(workspace, directory, texts(valuesOf(read, '--filter', '-F', '--scope')));
  return parallel(...words.flatMap(({ text }) => turboTask(text, members, workspace, read, command)));
};

/** Inside of a package turbo means that package. */
function turboMembers(workspace: Workspace, directory: string, filters: readonly string[]): readonly Package[] {
  if (filters.length > 0) return filterMembers(workspace, filters);
  const inside = workspace.members.filter(
    (each) => directory === each.directory || directory.startsWith(`${each.directory}/`),
  );
  return inside.length > 0 ? inside : workspace.members;
}

function turboTask(
  task: string,
  members: readonly Package[],
  workspace: Workspace,
  read: ReadArguments,
  { scope, session }: Command,
) {
  const [name, script] = task.includes('#') ? task.split('#') : [undefined, task];
  const packages = packagesOf(session.context.repository);
  const root = rootTask(task, workspace, session.context.repository) ? packages.at(workspace.directory) : undefined;
  const chosen = name === undefined ? members : members.filter((each) => each.name === name);
  return [...(root ? [root] : []), ...chosen].flatMap(
    (each) => runScript(each, script ?? '', read.rest ?? [], scope, session) ?? [],
  );
}

/** `//#dev` in turbo.json makes the root's own script a task. */
function rootTask(
  task: string,
  { directory }: Workspace,
  repository: Command['session']['context']['repository'],
): boolean {
  const result = repository.read(joinPath(directory, 'turbo.json'));
  if (result.kind !== 'file') return false;
  const { root } = parseJson(result.file, { comments: true });
  const name = `//#${task.replace('//#', '')}`;
  return member(root, 'tasks', name) !== undefined || member(root, 'pipeline', name) !== undefined;
}

// ---- lerna -------------------------------------------------------------------------------------------------------------

const lernaValueFlags = ['--scope', '--ignore', '--concurrency', '--since', '--npm-client', '--loglevel'];

export const lerna: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: lernaValueFlags });
  const [verb, ...words] = read.positionals;
  const workspace = workspaceOf(command);
  if (!workspace || !verb) return idle;
  const scoped = lists(valuesOf(read, '--scope'));
  const ignored = new Set(namedMembers(workspace, lists(valuesOf(read, '--ignore'))));
  const members = (scoped.length > 0 ? namedMembers(workspace, scoped) : workspace.members).filter(
    (each) => !ignored.has(each),
  );
  if (verb.text === 'exec') return lernaExec(command, members, [...words, ...(read.rest ?? [])]);
  if (verb.text !== 'run') return idle;
  const { scope, session } = command;
  const started = lists(words.slice(0, 1)).flatMap((script) =>
    members.flatMap((each) => runScript(each, script, read.rest ?? [], scope, session) ?? []),
  );
  return valuesOf(read, '--concurrency').at(-1)?.text === '1' && !hasFlag(read, '--parallel')
    ? sequence(...started)
    : parallel(...started);
};

function lernaExec({ scope, session }: Command, members: readonly Package[], words: readonly TracedText[]): Activity {
  return parallel(...members.map(({ directory }) => session.run(words, { ...scope, directory })));
}

// ---- nx ----------------------------------------------------------------------------------------------------------------

const nxValueFlags = [
  '-t',
  '--target',
  '--targets',
  '-p',
  '--projects',
  '--project',
  '--exclude',
  '--parallel',
  '--maxParallel',
  '-c',
  '--configuration',
  '--base',
  '--head',
  '--port',
  '--host',
  '--runner',
];
const nxCommands = new Set([
  'run',
  'exec',
  'run-many',
  'affected',
  'graph',
  'format',
  'generate',
  'g',
  'migrate',
  'reset',
  'list',
  'report',
  'release',
  'sync',
  'watch',
  'init',
  'connect',
  'show',
  'daemon',
]);

export const nx: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: nxValueFlags });
  const [verb, ...words] = read.positionals;
  const workspace = workspaceOf(command);
  if (!verb) return undefined;
  if (!workspace) return likely(command);
  switch (verb.text) {
    case 'run-many':
    case 'affected':
      return nxRunMany(command, workspace, read);
    case 'run': {
      const [project = '', target = ''] = words[0]?.text.split(':') ?? [];
      return orLikely(nxTarget(command, workspace, project, target, words.slice(1)), command);
    }
    case 'exec':
      return command.session.run([...words, ...(read.rest ?? [])], command.scope);
    default:
      if (nxCommands.has(verb.text) || !words[0]) return undefined;
      return orLikely(
        nxTarget(command, workspace, words[0].text, verb.text, forwardedOptions(command, words[0])),
        command,
      );
  }
};

/** A target that only a plugin of nx knows: `--port` goes to its executor. */
function likely(command: Command): Activity | undefined {
  const listener = likelyListener(command, command.args);
  return listener ? { kind: 'listen', listener } : undefined;
}

function orLikely(activity: Activity, command: Command): Activity | undefined {
  return isIdle(activity) ? likely(command) : activity;
}

/** `nx serve web --port 4000`: what follows the project goes to its target. */
function forwardedOptions({ args }: Command, project: TracedText): readonly TracedText[] {
  return args.slice(args.indexOf(project) + 1).filter(({ text }) => text !== '--');
}

function nxRunMany(command: Command, workspace: Workspace, read: ReadArguments): Activity {
  const targets = lists(valuesOf(read, '-t', '--target', '--targets'));
  const projects = lists(valuesOf(read, '-p', '--projects'));
  const excluded = new Set(namedMembers(workspace, lists(valuesOf(read, '--exclude'))));
  const chosen = projects.length > 0 ? namedMembers(workspace, projects) : workspace.members;
  const members = chosen.filter((each) => !excluded.has(each));
  const started = targets.flatMap((target) => members.map((each) => nxMember(command, each, target, read.rest ?? [])));
  return valuesOf(read, '--parallel').at(-1)?.text === '1' ? sequence(...started) : parallel(...started);
}

function nxTarget(
  command: Command,
  workspace: Workspace,
  project: string,
  target: string,
  args: readonly TracedText[],
): Activity {
  const found = memberCalled(workspace, project);
  return found ? nxMember(command, found, target, args) : idle;
}

/** A target is a script of the package, or stands in its project.json. */
function nxMember(command: Command, owner: Package, target: string, args: readonly TracedText[]): Activity {
  const { scope, session } = command;
  const { repository } = session.context;
  const script = runScript(owner, target, args, scope, session);
  if (script) return script;
  const file = repository.read(joinPath(owner.directory, 'project.json'));
  const inside = entering(scope, `${owner.directory}#nx:${target}`);
  if (file.kind !== 'file' || !inside) return idle;
  const found = member(parseJson(file.file, { comments: true }).root, 'targets', target);
  return nxProjectTarget(found, owner, { ...command, scope: inside }, args);
}

function nxProjectTarget(
  target: JsonValue | undefined,
  owner: Package,
  command: Command,
  args: readonly TracedText[],
): Activity {
  const { session, scope } = command;
  const line = textOf(member(target, 'command')) ?? textOf(member(target, 'options', 'command'));
  const lines = line ? [line] : textsOf(member(target, 'options', 'commands'));
  const cwd = textOf(member(target, 'options', 'cwd'))?.text ?? '';
  const workspace = workspaceOf(command)?.directory ?? '';
  const directory = cwd.includes('{projectRoot}') ? owner.directory : (resolvePath(workspace, cwd) ?? workspace);
  if (lines.length > 0) {
    const started = lines.map((text) => session.runLine(TracedText.of(text), { ...scope, directory }, args));
    return member(target, 'options', 'parallel')?.kind === 'boolean' ? sequence(...started) : parallel(...started);
  }
  const port = member(target, 'options', 'port');
  if (port?.kind !== 'number' || !Number.isInteger(port.value) || port.value < 1 || port.value > 65535) return idle;
  const { location } = port;
  return listen(command, {
    port: { kind: 'fixed', ports: { first: port.value, last: port.value } },
    mechanism: 'config-file',
    location,
    setAt: location,
    confidence: 'medium',
    onConflict: 'unknown',
    identity: [owner.name],
  });
}
