import { type Activity, idle } from '../model/launch.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { alternatives, type Command, parallel } from './command.ts';
import { packagesOf } from './packages.ts';
import { resolvePath } from './paths.ts';
import { runTool } from './tools.ts';

/** A command that starts what a file of the repository lists: a launch unit of its own, whose listeners stay its own. */
interface FileStarter {
  readonly commands: readonly string[];
  /** The first word that must follow; absent: whatever follows. */
  readonly verbs?: readonly string[];
  readonly flags?: readonly string[];
  /** A positional argument that names the file. */
  readonly positional?: RegExp;
  readonly files?: readonly string[];
  /** What the unit's id begins with; the path follows. */
  readonly unit: string;
  /** It starts them only where nothing listens on their ports yet, and its own entry counts, too. */
  readonly ifMissing?: true;
}

/** Sources: each tool's `--help`. */
const starters: readonly FileStarter[] = [
  {
    commands: ['pm2', 'pm2-runtime', 'pm2-dev'],
    positional: /(?:\.config\.c?js|\.json|\.ya?ml)$/,
    unit: 'pm2:',
  },
  { commands: ['mprocs'], flags: ['-c', '--config'], files: ['mprocs.yaml', 'mprocs.yml'], unit: 'mprocs:' },
  {
    commands: ['process-compose'],
    flags: ['-f', '--config'],
    files: ['process-compose.yaml', 'process-compose.yml'],
    unit: 'process-compose:',
  },
  {
    commands: ['supervisord'],
    flags: ['-c', '--configuration'],
    files: ['supervisord.conf', 'etc/supervisord.conf'],
    unit: 'supervisord:',
  },
  { commands: ['tilt'], verbs: ['up', 'ci'], flags: ['-f', '--file'], files: ['Tiltfile'], unit: 'tilt:' },
  { commands: ['vagrant'], verbs: ['up', 'reload'], files: ['Vagrantfile'], unit: 'vagrant:' },
  { commands: ['k3d'], verbs: ['cluster'], flags: ['-c', '--config'], unit: 'k3d:' },
  {
    commands: ['playwright'],
    verbs: ['test'],
    flags: ['-c', '--config'],
    files: ['ts', 'js', 'mts', 'mjs', 'cts', 'cjs'].map((extension) => `playwright.config.${extension}`),
    unit: 'playwright:',
    ifMissing: true,
  },
];

/** What such a command starts; undefined where it is none, or where the repository has no such file. */
export function startFileUnit(command: Command): Activity | undefined {
  const { name, args, scope, session } = command;
  const starter = starters.find(({ commands }) => commands.includes(name));
  if (!starter) return undefined;
  const read = readArguments(args, { valueFlags: starter.flags ?? [] });
  if (starter.verbs && !starter.verbs.includes(read.positionals[0]?.text ?? '')) return undefined;
  const named =
    valuesOf(read, ...(starter.flags ?? [])).at(-1) ??
    read.positionals.find(({ text }) => starter.positional?.test(text));
  const names = named ? [named.text] : (starter.files ?? []);
  const packages = packagesOf(session.context.repository);
  const path = names.map((each) => resolvePath(scope.directory, each) ?? '').find((each) => packages.hasFile(each));
  if (path === undefined) return undefined;
  const unit: Activity = { kind: 'unit', unit: starter.unit + path };
  return starter.ifMissing ? parallel(alternatives(unit, idle), runTool(command, [name]) ?? idle) : unit;
}
