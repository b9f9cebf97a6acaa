import { type Activity, idle } from '../model/launch.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, isIdle, parallel } from './command.ts';
import { type DotnetProjects, dotnetProjectsOf } from './dotnet-projects.ts';
import type { LaunchProfile } from './launch-profiles.ts';
import { listen } from './listeners.ts';
import { baseName, directoryOf, joinPath, resolvePath } from './paths.ts';
import { startProgram } from './program-start.ts';
import { runTool } from './tools.ts';

const valueFlags = [
  ...['--project', '-p', '--launch-profile', '-lp', '--file', '-c', '--configuration', '-f', '--framework'],
  ...['-r', '--runtime', '-v', '--verbosity', '-e', '--environment', '--arch', '-a', '--os', '--artifacts-path'],
];

/**
 * `dotnet run --project src/Api --launch-profile https`: the profile beats the variables of the shell, an argument of the
 * program beats both. Source: learn.microsoft.com/dotnet/core/tools/dotnet-run
 */
export const dotnet: Handler = (command): Activity | undefined => {
  const read = readArguments(command.args, { valueFlags });
  const [verb, next] = read.positionals.map(({ text }) => text);
  if (verb !== undefined && /\.dll$/i.test(verb)) return startBuilt(command, verb, read);
  const isRun = verb === 'run' || (verb === 'watch' && (next === undefined || next === 'run'));
  const saysUrls = command.args.some(({ text }) => /^--urls(?:=|$)/i.test(text));
  // What follows `--` are arguments of the program.
  if (isRun && saysUrls)
    return runTool({ ...command, args: command.args.filter(({ text }) => text !== '--') }, ['dotnet']);
  if (!isRun || hasFlag(read, '--no-launch-profile')) return undefined;
  const directory = projectDirectory(command, valuesOf(read, '--project', '-p').at(-1)?.text ?? '.');
  if (directory === undefined) return undefined;
  const name = valuesOf(read, '--launch-profile', '-lp').at(-1)?.text;
  const projects = dotnetProjectsOf(command.session.context.repository);
  const profile = profileOf(projects, directory, name);
  const isInDoubt = projects.mayListenElsewhere(directory);
  const listeners = profile ? listenersOf(profile, isInDoubt, command) : [];
  // Where the code names its URLs, they replace those of the environment.
  const program = isInDoubt ? startMain(command, directory, read) : idle;
  const started = parallel(...listeners, program);
  return isIdle(started) ? undefined : started;
};

function startMain(
  command: Command,
  directory: string,
  { positionals: [verb, ...args], rest }: ReadArguments,
): Activity {
  const main = joinPath(directory, 'Program.cs');
  return verb ? startProgram(command, [main], [...args, ...(rest ?? [])], verb) : idle;
}

/** `dotnet Shop.Api.dll`: what the project of that name makes. */
function startBuilt(command: Command, file: string, read: ReadArguments): Activity | undefined {
  const projects = dotnetProjectsOf(command.session.context.repository);
  const stem = baseName(file.replaceAll('\\', '/')).replace(/\.dll$/i, '');
  const [project, ...others] = projects.named(stem.replace(/\W/g, '_')).map(directoryOf);
  if (project === undefined || others.length > 0 || !projects.mayListenElsewhere(project)) return undefined;
  const started = startMain(command, project, read);
  return isIdle(started) ? undefined : started;
}

function projectDirectory({ scope }: Command, path: string): string | undefined {
  const resolved = resolvePath(scope.directory, path);
  return resolved !== undefined && /\.\w+proj$/i.test(resolved) ? directoryOf(resolved) : resolved;
}

/** A profile is named without regard to case. */
function profileOf(projects: DotnetProjects, directory: string, name: string | undefined): LaunchProfile | undefined {
  if (name === undefined) return projects.defaultProfileOf(directory);
  return projects.profilesOf(directory).find((profile) => profile.name.toLowerCase() === name.toLowerCase());
}

function listenersOf({ ports, isRunnable }: LaunchProfile, isInDoubt: boolean, command: Command): readonly Activity[] {
  if (!isRunnable) return [];
  return ports.flatMap(({ endpoints, mechanism, confidence }) =>
    endpoints.map((endpoint) =>
      listen(command, {
        ...endpoint,
        mechanism,
        confidence: isInDoubt ? 'low' : confidence,
        identity: ['aspnet', 'kestrel'],
      }),
    ),
  );
}
