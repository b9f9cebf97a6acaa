import type { Activity, ComposeStart } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { Repository } from '../model/repository.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, detached, type Handler, parallel } from './command.ts';
import { resolvePath } from './paths.ts';
import { publish } from './published-ports.ts';
import type { Scope } from './scope.ts';

const composeFlags = [
  '-f',
  '--file',
  '-p',
  '--project-name',
  '--profile',
  '--env-file',
  '--project-directory',
  '--ansi',
  '--parallel',
  '--progress',
  '--context',
  '-H',
  '--host',
];
const upFlags = [
  '--scale',
  '-t',
  '--timeout',
  '--attach',
  '--no-attach',
  '--exit-code-from',
  '--pull',
  '--wait-timeout',
];
const downFlags = ['-t', '--timeout', '--rmi', '-s', '--signal'];
const composeRunFlags = [
  '-p',
  '--publish',
  '-e',
  '--env',
  '--env-from-file',
  '-v',
  '--volume',
  '--name',
  '-w',
  '--workdir',
  '-u',
  '--user',
  '--entrypoint',
  '-l',
  '--label',
  '--pull',
];

export const dockerCompose: Handler = (command) => {
  const read = readArguments(command.args, { valueFlags: composeFlags, stopsAtPositional: true });
  const [verb, ...words] = [...read.positionals, ...(read.rest ?? [])];
  switch (verb?.text) {
    case 'up':
    case 'watch':
      return composeUp(command, read, readArguments(words, { valueFlags: upFlags }));
    case 'start':
    case 'restart':
      return composeUp(command, read, { ...readArguments(words, { valueFlags: upFlags }), options: [{ flag: '-d' }] });
    case 'run':
      return composeRun(command, read, words);
    case 'down':
    case 'stop':
    case 'kill':
    case 'rm':
      return composeDown(command, read, readArguments(words, { valueFlags: downFlags }));
    default:
      return idle;
  }
};

function composeUp(command: Command, read: ReadArguments, up: ReadArguments): Activity {
  if (hasFlag(up, '--no-start')) return idle;
  const { scope, program } = command;
  const files = composeFiles(read, scope);
  const services = [...up.positionals, ...(up.rest ?? [])];
  // A name or a file that only the shell knows: what would start can't be said.
  if (!files || !services.every(({ isResolved }) => isResolved)) return idle;
  const base = projectDirectory(read, scope);
  const isDetached = hasFlag(up, '-d', '--detach', '--wait');
  const start: Activity = {
    kind: 'compose',
    start: {
      directory: base ?? scope.directory,
      files,
      ...projectNameOf(read, scope),
      profiles: [
        ...listVariable('COMPOSE_PROFILES', ',', scope),
        ...valuesOf(read, '--profile').map(({ text }) => text),
      ],
      envFiles: valuesOf(read, '--env-file').flatMap(({ text }) => resolvePath(scope.directory, text) ?? []),
      environment: environmentOf(scope, files, command.session.context.repository),
      services: services.map(({ text }) => text),
      detached: isDetached,
      location: program.location,
    },
  };
  return isDetached ? detached(start) : start;
}

/** Where it isn't known what is stopped, it may be any container. */
function composeDown({ scope }: Command, read: ReadArguments, down: ReadArguments): Activity {
  const files = composeFiles(read, scope);
  const services = [...down.positionals, ...(down.rest ?? [])];
  const isKnown = files !== undefined && services.every(({ isResolved }) => isResolved);
  const directory = projectDirectory(read, scope) ?? scope.directory;
  return {
    kind: 'stop',
    stop: {
      of: 'containers',
      ...(isKnown
        ? {
            project: { directory, files, services: services.map(({ text }) => text), ...projectNameOf(read, scope) },
          }
        : {}),
    },
  };
}

/** Undefined: a file can't be known. Empty: the files that Compose finds by itself. */
function composeFiles(read: ReadArguments, scope: Scope): readonly string[] | undefined {
  const named = valuesOf(read, '-f', '--file');
  if (!named.every(({ isResolved }) => isResolved)) return undefined;
  const files = named.length > 0 ? named.map(({ text }) => text) : listVariable('COMPOSE_FILE', ':', scope);
  const resolved = files.flatMap((file) => resolvePath(scope.directory, file) ?? []);
  return resolved.length === files.length ? resolved : undefined;
}

function projectNameOf(read: ReadArguments, scope: Scope): Pick<ComposeStart, 'projectName'> {
  const variable = scope.variables.get('COMPOSE_PROJECT_NAME');
  const name = valuesOf(read, '-p', '--project-name').at(-1) ?? (variable?.exported ? variable.value : undefined);
  return name ? { projectName: name.text } : {};
}

function projectDirectory(read: ReadArguments, scope: Scope): string | undefined {
  const named = valuesOf(read, '--project-directory').at(-1);
  return named ? resolvePath(scope.directory, named.text) : undefined;
}

function listVariable(name: string, separator: string, scope: Scope): readonly string[] {
  const variable = scope.variables.get(name);
  return variable?.exported && variable.value.isResolved
    ? variable.value.text.split(separator).filter((item) => item !== '')
    : [];
}

/**
 * What Compose can use for interpolation; settings of Docker itself and of npm are none. Of files that are named and take
 * in no others, it is what they mention: the rest of a job's environment makes no other project.
 */
function environmentOf(
  scope: Scope,
  files: readonly string[],
  repository: Repository,
): Readonly<Record<string, string>> {
  const texts = files.flatMap((file) => {
    const result = repository.read(file);
    return result.kind === 'file' ? [result.file.text] : [];
  });
  const isWhole = texts.length > 0 && !texts.some((text) => /^\s*(?:include|extends):/m.test(text));
  const mentioned = new Set(texts.flatMap((text) => Array.from(text.matchAll(/\$\{?(\w+)/g), ([, name]) => name)));
  return Object.fromEntries(
    [...scope.variables]
      .filter(
        ([name, { exported, value }]) =>
          exported &&
          value.isResolved &&
          !/^(?:npm_|COMPOSE_|DOCKER_|BUILDKIT_)/.test(name) &&
          (!isWhole || mentioned.has(name)),
      )
      .map(([name, { value }]) => [name, value.text]),
  );
}

/** `run` publishes only what it is told to, or with `--service-ports` what the service publishes. */
function composeRun(command: Command, read: ReadArguments, words: readonly TracedText[]): Activity {
  const run = readArguments(words, { valueFlags: composeRunFlags, stopsAtPositional: true });
  const [service] = run.positionals;
  const published = publish(run, service?.text ?? '', command);
  if (!hasFlag(run, '--service-ports', '-P') || !service) return published;
  return parallel(published, composeUp(command, read, { options: run.options, positionals: [service] }));
}
