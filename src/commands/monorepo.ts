import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { isWithin } from '../model/repository-path.ts';
import { member, textOf } from '../parsing/json.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, parallel, sequence } from './command.ts';
import { jsonAt } from './json-files.ts';
import { type Package, packagesOf, type Workspace } from './packages.ts';
import { joinPath, resolvePath } from './paths.ts';
import { runScript } from './scripts.ts';
import { atOnce, byDependencies } from './task-order.ts';
import { filterMembers, namedMembers } from './workspaces.ts';

export function workspaceOf({ scope, session }: Command): Workspace | undefined {
  return packagesOf(session.context.repository).workspace(scope.directory);
}

function texts(values: readonly TracedText[]): readonly string[] {
  return values.map(({ text }) => text);
}

/** Options that tools accept as lists: `--projects=web,api`; a glob may have commas of its own: `--scope={web,api}`. */
export function lists(values: readonly TracedText[]): readonly string[] {
  return values.flatMap(({ text }) => text.match(/(?:\{[^{}]*\}|[^,])+/g) ?? []);
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

/**
 * turbo starts a task in every package that has a script of its name, all at once: servers that are more than it has
 * places for, it refuses (turborepo.dev/docs/reference/run, --concurrency).
 */
export const turbo: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: turboValueFlags });
  const words = read.positionals.filter(({ text }, index) => index > 0 || !['run', 'watch'].includes(text));
  const cwd = valuesOf(read, '--cwd').at(-1)?.text;
  const directory = cwd === undefined ? command.scope.directory : (resolvePath(command.scope.directory, cwd) ?? '');
  const workspace = workspaceOf({ ...command, scope: { ...command.scope, directory } });
  if (!workspace || hasFlag(read, '--dry', '--dry-run', '--graph')) return idle;
  const members = turboMembers(workspace, directory, texts(valuesOf(read, '--filter', '-F', '--scope')));
  const tasks = words.flatMap(({ text }) => turboTask(text, members, workspace, read, command));
  const configured = { file: 'turbo.json', key: 'concurrency', otherwise: 10 };
  return atOnce(tasks, placesOf(valuesOf(read, '--concurrency').at(-1), configured, workspace, command));
};

/** How many tasks run at once: what a flag says, else the configuration, else what the runner does on its own. */
function placesOf(
  flag: TracedText | undefined,
  configured: { readonly file: string; readonly key: string; readonly otherwise: number },
  { directory }: Workspace,
  { session }: Command,
): number {
  const root = jsonAt(joinPath(directory, configured.file), session.context.repository);
  const value = member(root, configured.key);
  const text = flag?.text ?? textOf(value)?.text ?? (value?.kind === 'number' ? value.value : configured.otherwise);
  // How many a share of the processors is, or what a variable says, only the machine knows.
  return /^\d+$/.test(String(text)) ? Number(text) : Number.POSITIVE_INFINITY;
}

/**
 * Inside of a package turbo means that package, in a folder of packages those; `./x` is seen from where it is called.
 * Source: vercel/turborepo crates/turborepo-scope/src/filter.rs (PackageInference)
 */
function turboMembers(workspace: Workspace, directory: string, filters: readonly string[]): readonly Package[] {
  if (filters.length > 0) return filterMembers(workspace, filters, directory);
  const inside = workspace.members.filter((each) => each.directory !== '' && isWithin(each.directory, directory));
  return inside.length > 0 ? inside : workspace.members.filter((each) => isWithin(directory, each.directory));
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
  const root = jsonAt(joinPath(directory, 'turbo.json'), repository);
  const name = `//#${task.replace('//#', '')}`;
  return member(root, 'tasks', name) !== undefined || member(root, 'pipeline', name) !== undefined;
}

// ---- lerna -------------------------------------------------------------------------------------------------------------

const lernaValueFlags = ['--scope', '--ignore', '--concurrency', '--since', '--npm-client', '--loglevel'];

/** Without `--parallel` a package waits for those that it depends on (lerna.js.org/docs/api-reference/commands). */
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
  const scripts = lists(words.slice(0, 1));
  const startAll = (packages: readonly Package[]) =>
    scripts.flatMap((script) =>
      packages.flatMap((each) => runScript(each, script, read.rest ?? [], scope, session) ?? []),
    );
  if (hasFlag(read, '--parallel')) return parallel(...startAll(members));
  const places = Number(valuesOf(read, '--concurrency').at(-1)?.text ?? Number.POSITIVE_INFINITY);
  const groups = hasFlag(read, '--no-sort') ? [members] : byDependencies(members);
  return sequence(...groups.map((group) => atOnce(startAll(group), places)));
};

function lernaExec({ scope, session }: Command, members: readonly Package[], words: readonly TracedText[]): Activity {
  return parallel(...members.map(({ directory }) => session.run(words, { ...scope, directory })));
}
