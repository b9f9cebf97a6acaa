import type { ListenerDeclaration } from '../model/declaration.ts';
import type { Activity, ProgramStart, VariableSetting } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { oncePer } from '../model/once.ts';
import type { Repository } from '../model/repository.ts';
import { directoryOf } from '../model/repository-path.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import type { Command } from './command.ts';
import { loadOwnEnvironment } from './environment-files.ts';
import { portParts } from './listeners.ts';
import { packagesOf } from './packages.ts';
import { readPort } from './port-values.ts';
import type { Variable } from './scope.ts';
import { likelyListener } from './unknown-program.ts';

/**
 * A command that starts one of these files. Where none is in the repository, only the command line can tell what binds.
 * @param file the word that names the program
 */
export function startProgram(
  command: Command,
  candidates: readonly string[],
  args: readonly TracedText[],
  file: TracedText,
): Activity {
  const [only, ...others] = args;
  // It says something and ends.
  if (only && others.length === 0 && /^--(?:help|version)$/.test(only.text)) return idle;
  const fallback = likelyListener(command, args);
  const { repository } = command.session.context;
  const packages = packagesOf(repository);
  const exists = candidates.some((path) =>
    path === '' || path.endsWith('/') ? hasGoFiles(path, command) : packages.hasFile(path),
  );
  if (!exists) return fallback ? { kind: 'listen', listener: fallback } : idle;
  return programActivity(command, candidates, args, file, fallback);
}

/** A Go package is named by its directory. */
function hasGoFiles(directory: string, { session }: Command): boolean {
  return goDirectories(session.context.repository).has(directory.replace(/\/$/, ''));
}

const goDirectories = oncePer(
  ({ files }: Repository) => new Set(files.filter((file) => file.endsWith('.go')).map(directoryOf)),
);

/** Starts the first of the files that exists. */
export function programActivity(
  command: Command,
  paths: readonly string[],
  args: readonly TracedText[],
  file: TracedText,
  fallback: ListenerDeclaration | undefined,
): Activity {
  const given = givenPort(args);
  return {
    kind: 'program',
    program: {
      paths,
      environment: {
        ...(command.session.context.isGivenPort ? { PORT: { value: '$PORT', unknown: true } } : {}),
        ...environmentOf([...ownEnvironment(command), ...command.scope.variables]),
      },
      ...(command.scope.elevated ? { elevated: true } : {}),
      arguments: args.map(({ text }) => text),
      ...(given ? { given } : {}),
      ...(fallback ? { fallback } : {}),
      owner: command.session.context.owner,
      namespace: command.session.context.namespace,
      location: file.location,
    },
  };
}

const portFlags = [
  '--port',
  '-port',
  '-p',
  '--listen',
  '-listen',
  '--addr',
  '-addr',
  '--bind',
  '-bind',
  '--http',
  '-http',
];

/** `node server.js --port 4000`, `go run . -addr :4000`, `node server.js 4000` */
function givenPort(args: readonly TracedText[]): ProgramStart['given'] {
  const own = args.filter(({ text }) => text !== '--');
  const [only, ...others] = own;
  const isNumber = others.length === 0 && only !== undefined && /^\d{4,5}$/.test(only.text);
  const value = isNumber ? only : valuesOf(readArguments(own, { valueFlags: portFlags }), ...portFlags).at(-1);
  const reading = value && readPort(value);
  if (!reading || reading === 'too-high') return undefined;
  const { port, location, setAt } = portParts(reading);
  return { port, location, ...(setAt ? { setAt } : {}) };
}

/** An image seldom holds the env file, and a job makes it as it needs it. */
function ownEnvironment({ scope, session: { context } }: Command): Iterable<readonly [string, Variable]> {
  return context.namespace === 'host' ? loadOwnEnvironment(scope, context.repository) : [];
}

/** The exported variables, without those that a package manager sets. */
export function environmentOf(
  variables: Iterable<readonly [string, Variable]>,
): Readonly<Record<string, VariableSetting>> {
  return Object.fromEntries(
    [...variables]
      .filter(([name, { exported }]) => exported && !name.startsWith('npm_'))
      .map(([name, { value, possible }]) => [
        name,
        {
          value: value.text,
          location: value.origin(0, value.text.length),
          ...(value.isWritten ? {} : { computed: true }),
          ...(possible ? { possible } : {}),
        },
      ]),
  );
}
