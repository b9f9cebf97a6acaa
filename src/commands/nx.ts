import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { oncePer } from '../model/once.ts';
import type { Repository } from '../model/repository.ts';
import { itemsOf, type JsonValue, member, textOf } from '../parsing/json.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { inferredTargets } from '../signatures/tools/nx-plugins.ts';
import { type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, isIdle, parallel, sequence } from './command.ts';
import { jsonAt } from './json-files.ts';
import { lists, workspaceOf } from './monorepo.ts';
import { runNxTarget } from './nx-targets.ts';
import { type Package, packagesOf, toPackage, type Workspace } from './packages.ts';
import { directoryOf, joinPath } from './paths.ts';
import { entering } from './scope.ts';
import { runScript } from './scripts.ts';
import { atOnce } from './task-order.ts';
import { likelyListener } from './unknown-program.ts';
import { memberCalled, namedMembers } from './workspaces.ts';

const valueFlags = [
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
/** Commands of nx itself: any other first word is a target. */
const ownCommands = new Set([
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
  const read = readArguments(command.args, { valueFlags });
  const [verb, ...words] = read.positionals;
  const workspace = nxWorkspace(command);
  if (!verb) return undefined;
  if (!workspace) return likely(command);
  const [named] = words;
  switch (verb.text) {
    case 'run-many':
    case 'affected':
      return runMany(command, workspace, read);
    case 'run': {
      const [project = '', target = '', configuration] = named?.text.split(':') ?? [];
      return runOne(command, workspace, { project, target, configuration, args: named ? after(command, named) : [] });
    }
    case 'exec':
      return command.session.run([...words, ...(read.rest ?? [])], command.scope);
    default: {
      if (ownCommands.has(verb.text) || !named) return undefined;
      return runOne(command, workspace, { project: named.text, target: verb.text, args: after(command, named) });
    }
  }
};

/** nx knows projects by what their project.json calls them; one with a package.json alone is called as its package. */
function nxWorkspace(command: Command): Workspace | undefined {
  const workspace = workspaceOf(command);
  if (!workspace) return undefined;
  const { repository } = command.session.context;
  const inside = workspace.directory === '' ? '' : `${workspace.directory}/`;
  const described = new Map([...projectsOf(repository)].filter(([directory]) => directory.startsWith(inside)));
  const others = workspace.members.filter(({ directory }) => !described.has(directory));
  return { directory: workspace.directory, members: [...described.values(), ...others] };
}

/** The projects that have a project.json, by their directory. */
const projectsOf = oncePer((repository: Repository): ReadonlyMap<string, Package> => {
  const files = repository.files.filter((path) => path === 'project.json' || path.endsWith('/project.json'));
  return new Map(
    files.flatMap((path) => {
      const root = jsonAt(path, repository);
      if (!root) return [];
      const directory = directoryOf(path);
      const owner = packagesOf(repository).at(directory) ?? toPackage(path, root);
      return [[directory, { ...owner, name: textOf(member(root, 'name'))?.text ?? owner.name }] as const];
    }),
  );
});

/** A target that only a plugin of nx knows: `--port` goes to its executor. */
function likely(command: Command): Activity | undefined {
  const listener = likelyListener(command, command.args);
  return listener ? { kind: 'listen', listener } : undefined;
}

/** `nx serve web --port 4000`: what follows the project goes to its target. */
function after({ args }: Command, named: TracedText): readonly TracedText[] {
  return args.slice(args.indexOf(named) + 1).filter(({ text }) => text !== '--');
}

interface NxTask {
  readonly project: string;
  readonly target: string;
  readonly configuration?: string | undefined;
  readonly args: readonly TracedText[];
}

function runOne(command: Command, workspace: Workspace, { project, ...task }: NxTask): Activity | undefined {
  const found = memberCalled(workspace, project);
  const activity = (found && runTarget(command, workspace, found, task)) ?? idle;
  return isIdle(activity) ? likely(command) : activity;
}

function runMany(command: Command, workspace: Workspace, read: ReadArguments): Activity {
  const targets = lists(valuesOf(read, '-t', '--target', '--targets'));
  const projects = lists(valuesOf(read, '-p', '--projects'));
  const excluded = new Set(namedMembers(workspace, lists(valuesOf(read, '--exclude'))));
  const configuration = valuesOf(read, '-c', '--configuration').at(-1)?.text;
  const chosen = projects.length > 0 ? namedMembers(workspace, projects) : workspace.members;
  const members = chosen.filter((each) => !excluded.has(each));
  const args = read.rest ?? [];
  const started = targets.flatMap((target) =>
    members.flatMap((each) => runTarget(command, workspace, each, { target, configuration, args }) ?? []),
  );
  return atOnce(started, parallelTasks(command, workspace, read));
}

/** Source: https://nx.dev/docs/reference/nx-commands#nx-run-many (`--parallel`, 3 unless nx.json says another number). */
function parallelTasks(command: Command, workspace: Workspace, read: ReadArguments): number {
  const said = Number(valuesOf(read, '--parallel', '--maxParallel').at(-1)?.text);
  if (said > 0) return said;
  const root = settingsOf(command, workspace);
  const set = member(root, 'parallel') ?? member(root, 'tasksRunnerOptions', 'default', 'options', 'parallel');
  return set?.kind === 'number' && set.value > 0 ? set.value : 3;
}

/** A target with what it depends on; undefined where the project has none of the name. */
function runTarget(
  command: Command,
  workspace: Workspace,
  owner: Package,
  task: Omit<NxTask, 'project'>,
): Activity | undefined {
  const inside = entering(command.scope, `${owner.directory}#nx task:${task.target}`);
  const own = inside && runOwnTarget({ ...command, scope: inside }, workspace, owner, task);
  if (!own) return undefined;
  const started = { ...command, scope: inside };
  const needed = dependenciesOf(started, workspace, owner, task.target).flatMap(([project, target]) => {
    const activity = runTarget(started, workspace, project, { target, args: [] });
    return activity && !isIdle(activity)
      ? [{ activity, stays: isContinuous(started, workspace, project, target) }]
      : [];
  });
  const tested = testedServer(started, workspace, owner, task.target);
  const before = needed.filter(({ stays }) => !stays).map(({ activity }) => activity);
  const beside = [...needed.filter(({ stays }) => stays).map(({ activity }) => activity), ...(tested ? [tested] : [])];
  const all = beside.length > 0 ? parallel(...beside, own) : own;
  return before.length > 0 ? sequence(...before, all) : all;
}

/**
 * The targets that have to be there first, of its own project or of projects that are named. What the libraries that it
 * uses are built by (`^build`) binds nothing. Source: https://nx.dev/docs/reference/project-configuration#dependson
 */
function dependenciesOf(
  command: Command,
  workspace: Workspace,
  owner: Package,
  target: string,
): readonly (readonly [Package, string])[] {
  return itemsOf(settingOf(command, workspace, owner, target, 'dependsOn')).flatMap((item) => {
    const [project, named] = textOf(item)?.text.split(':') ?? [];
    const wanted = textOf(member(item, 'target'))?.text ?? named ?? project ?? '';
    const from = member(item, 'projects');
    const projects = [...itemsOf(from), ...(from ? [from] : [])].flatMap((each) => textOf(each)?.text ?? []);
    const others = [...projects, ...(project !== undefined && named !== undefined ? [project] : [])];
    if (wanted === '' || wanted.startsWith('^') || member(item, 'dependencies')) return [];
    const found = others.flatMap((name) => memberCalled(workspace, name) ?? (name === 'self' ? owner : []));
    return (others.length > 0 ? found : [owner]).map((each) => [each, wanted] as const);
  });
}

/** `devServerTarget` of an end-to-end test. Source: nrwl/nx packages/cypress/src/executors/cypress/schema.json */
function testedServer(command: Command, workspace: Workspace, owner: Package, target: string): Activity | undefined {
  const options = settingOf(command, workspace, owner, target, 'options');
  const skips = member(options, 'skipServe');
  if (skips?.kind === 'boolean' && skips.value) return undefined;
  const [name = '', serve = '', configuration] = textOf(member(options, 'devServerTarget'))?.text.split(':') ?? [];
  const project = memberCalled(workspace, name);
  return project && runTarget(command, workspace, project, { target: serve, configuration, args: [] });
}

/** A server, which others need not wait for the end of. */
function isContinuous(command: Command, workspace: Workspace, owner: Package, target: string): boolean {
  const value = settingOf(command, workspace, owner, target, 'continuous');
  return value?.kind === 'boolean' && value.value;
}

/** What the project says of a target, else what nx.json says of all of that name. */
function settingOf(
  command: Command,
  workspace: Workspace,
  { directory, root }: Package,
  target: string,
  key: string,
): JsonValue | undefined {
  const described = jsonAt(joinPath(directory, 'project.json'), command.session.context.repository);
  return (
    member(described, 'targets', target, key) ??
    member(root, 'nx', 'targets', target, key) ??
    member(settingsOf(command, workspace), 'targetDefaults', target, key)
  );
}

/** A target is a script of the package, or stands in its project.json. */
function runOwnTarget(
  command: Command,
  workspace: Workspace,
  owner: Package,
  { target, configuration, args }: Omit<NxTask, 'project'>,
): Activity | undefined {
  const { scope, session } = command;
  const root = jsonAt(joinPath(owner.directory, 'project.json'), session.context.repository);
  const described: JsonValue | undefined = member(root, 'targets', target);
  const script = isOfScript(described) ? runScript(owner, target, args, scope, session) : undefined;
  if (script) return script;
  const targets = { workspace: workspace.directory, owner, all: member(root, 'targets') };
  if (described) return runNxTarget(described, { targets, name: target, configuration, args }, command);
  return runInferred(command, workspace, owner, target, args);
}

/** A target that a plugin makes out of a tool's configuration file. Source: https://nx.dev/docs/concepts/inferred-tasks */
function runInferred(
  command: Command,
  workspace: Workspace,
  { directory }: Package,
  target: string,
  args: readonly TracedText[],
): Activity | undefined {
  const { scope, session, program } = command;
  const packages = packagesOf(session.context.repository);
  const plugins = itemsOf(member(settingsOf(command, workspace), 'plugins'));
  const found = inferredTargets.find(({ plugin, option, name, needs }) => {
    const listed = plugins.find((item) => (textOf(item) ?? textOf(member(item, 'plugin')))?.text === plugin);
    if (!listed || (textOf(member(listed, 'options', option))?.text ?? name) !== target) return false;
    return needs.every((files) => files.some((file) => packages.hasFile(joinPath(directory, file))));
  });
  const inside = found && entering({ ...scope, directory }, `${directory}#nx:${target}`);
  if (!inside) return undefined;
  const words = found.command.map((word) => TracedText.of(textAt(word, program.location)));
  return session.run([...words, ...args], inside);
}

function settingsOf({ session }: Command, { directory }: Workspace): JsonValue | undefined {
  return jsonAt(joinPath(directory, 'nx.json'), session.context.repository);
}

/** What project.json says of a target counts before the script of its name, which it may still run. */
function isOfScript(target: JsonValue | undefined): boolean {
  const executor = textOf(member(target, 'executor'))?.text;
  return executor === undefined ? member(target, 'command') === undefined : executor === 'nx:run-script';
}
