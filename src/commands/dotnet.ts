import type { Activity } from '../model/launch.ts';
import { hasFlag, readArguments, valuesOf } from './arguments.ts';
import { type Command, type Handler, parallel } from './command.ts';
import { type DotnetProjects, dotnetProjectsOf } from './dotnet-projects.ts';
import type { LaunchProfile } from './launch-profiles.ts';
import { listen } from './listeners.ts';
import { directoryOf, resolvePath } from './paths.ts';
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
  return listeners.length > 0 ? parallel(...listeners) : undefined;
};

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
