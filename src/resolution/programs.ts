import type { ListenerDeclaration, Owner, ProgramDeclaration } from '../model/declaration.ts';
import { groupBy } from '../model/grouping.ts';
import type { ProgramStart } from '../model/launch.ts';
import { locationKey } from '../model/location.ts';
import { withArgument } from './arguments.ts';
import { type ConfiguredPorts, configuredPorts } from './configured-ports.ts';
import { withEnvironment } from './environment.ts';

/** The programs of the repository: what each source file listens on, and which files it takes in. */
export interface Programs {
  /** The listeners of the program that a command starts, as the starting unit's own. */
  listenersOf(start: ProgramStart, unit: string, owner: Owner): ListenerDeclaration[];
  readonly configured: ConfiguredPorts;
}

export function indexPrograms(
  programs: readonly ProgramDeclaration[],
  listeners: readonly ListenerDeclaration[],
): Programs {
  const byPath = new Map(programs.map((program) => [program.path, program]));
  const inCode = listeners.filter((listener) => listener.mechanism === 'listen-call' || isServerFile(listener));
  const byFile = groupBy(inCode, (listener) => listener.owner.name);

  return {
    configured: configuredPorts(listeners),
    listenersOf(start, unit, owner) {
      const entry = start.paths.flatMap((path) => byPath.get(path.replace(/\/$/, '')) ?? []).at(0);
      const bound = entry
        ? [...filesOf(entry, byPath)]
            .flatMap(([file, isCertain]) => (byFile.get(file) ?? []).map((each) => (isCertain ? each : chosen(each))))
            .filter((listener) => !listener.whenStarted || entry.files.includes(listener.owner.name))
        : [];
      // What it imports may be there for its other functions: only its own files are certain to bind in each start.
      const own = bound.map((listener) => ({
        ...withEnvironment(inItsMode(listener, start), start.environment),
        // Arguments may say another address than the code does.
        ...(start.arguments.length > 0 ? { addressBasis: 'uncertain' as const } : {}),
        ...(entry?.files.includes(listener.owner.name) ? { startedAt: start.location } : {}),
      }));
      const placed = withArgument(own, start);
      const known = placed.some((listener) => listener.port.kind !== 'unresolved');
      const all = known || !start.fallback ? withoutOtherArms(placed) : [start.fallback];
      return all.map((listener) => ({
        ...listener,
        ...(start.elevated ? { elevated: true } : {}),
        unit,
        owner: start.owner ?? owner,
        namespace: start.namespace ?? (isServerFile(listener) ? 'host' : listener.namespace),
      }));
    },
  };
}

/** What a server's configuration file says, wherever the server runs: a command that starts it with the file binds it. */
export function isServerFile({ mechanism, namespace }: ListenerDeclaration): boolean {
  return mechanism === 'config-file' && namespace.startsWith('machine:');
}

/** The program's own files and those that they import, each once, and whether they are there in every start. */
function filesOf(entry: ProgramDeclaration, byPath: ReadonlyMap<string, ProgramDeclaration>): Map<string, boolean> {
  const certain = reachedFrom([entry], byPath, ({ imports, chosen = [] }) => {
    return imports.filter((path) => !chosen.includes(path));
  });
  const reached = reachedFrom(certain, byPath, ({ imports }) => imports);
  return new Map([...reached].flatMap((program) => program.files.map((file) => [file, certain.has(program)] as const)));
}

function reachedFrom(
  from: Iterable<ProgramDeclaration>,
  byPath: ReadonlyMap<string, ProgramDeclaration>,
  importsOf: (program: ProgramDeclaration) => readonly string[],
): Set<ProgramDeclaration> {
  const reached = new Set(from);
  // A set grows while it is walked, so this visits what each visited program imports.
  for (const program of reached) {
    for (const path of importsOf(program)) {
      const imported = byPath.get(path);
      if (imported) reached.add(imported);
    }
  }
  return reached;
}

/**
 * What a condition adds on the very port, said in the very place, on which the program listens otherwise is the other arm:
 * `if (a) startA(port); else startB(port)`.
 */
function withoutOtherArms(listeners: readonly ListenerDeclaration[]): readonly ListenerDeclaration[] {
  const sockets = new Set(listeners.filter(({ conditional }) => !conditional).map(socketOf));
  return listeners.filter((listener) => !listener.conditional || !sockets.has(socketOf(listener)));
}

function socketOf({ protocol, port, binding, location }: ListenerDeclaration): string {
  return JSON.stringify([protocol, port, binding.addresses, locationKey(location)]);
}

/** One of several that the program chooses among. */
function chosen(listener: ListenerDeclaration): ListenerDeclaration {
  return { ...listener, conditional: true };
}

/** What the program binds under the NODE_ENV that the command line sets. */
function inItsMode(listener: ListenerDeclaration, { environment }: ProgramStart): ListenerDeclaration {
  const setting = environment['NODE_ENV'];
  const { inMode, setAt: _, ...rest } = listener;
  if (!inMode || setting === undefined || setting.unknown || setting.value !== inMode.mode) return listener;
  const { mode: _mode, ...other } = inMode;
  return { ...rest, ...other };
}
