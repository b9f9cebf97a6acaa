import type { ListenerDeclaration } from '../model/declaration.ts';
import { groupBy } from '../model/grouping.ts';
import { locationKey } from '../model/location.ts';
import { withEnvironment } from './environment.ts';

/** What the repository's configuration files say of the ports that tools bind by default. */
export interface ConfiguredPorts {
  /** The listener with the port that a configuration file gives its tool; itself where none does. */
  applyTo(listener: ListenerDeclaration): ListenerDeclaration;
  /** Whether a configuration file's listener is bound by one of these, which then stands for it. */
  isTaken(listener: ListenerDeclaration, by: readonly ListenerDeclaration[]): boolean;
}

export function configuredPorts(listeners: readonly ListenerDeclaration[]): ConfiguredPorts {
  const configured = groupBy(
    listeners.filter(({ mechanism, unit }) => mechanism === 'config-file' && unit.startsWith('process:')),
    (listener) => listener.owner.name,
  );
  return {
    applyTo(listener) {
      const { configuredBy, addressBasis, ...tool } = listener;
      const candidates = configuredBy?.files
        .map((file) => configured.get(file) ?? [])
        .map((inFile) => inFile.filter((candidate) => sameCommand(commandOf(candidate), configuredBy.command)));
      // Two ports for one command are those of two projects: which one is started, the file does not say.
      const [found, ...others] = candidates?.find((inFile) => inFile.length > 0) ?? [];
      if (!found || others.length > 0) return listener;
      const { port, onConflict, confidence, location, setAt, variable, furtherVariables } = found;
      // The address that the command line says beats the file's.
      const { binding, ...basis } = addressBasis ? addressOf(found) : { binding: listener.binding };
      const set = {
        ...tool,
        port,
        binding,
        ...basis,
        onConflict,
        confidence,
        mechanism: 'config-file' as const,
        location,
        ...(setAt ? { setAt } : {}),
        ...(variable === undefined ? {} : { variable }),
        ...(furtherVariables === undefined ? {} : { furtherVariables }),
      };
      return withEnvironment(set, configuredBy?.environment ?? {});
    },
    isTaken: (listener, by) =>
      configured.get(listener.owner.name)?.includes(listener) === true &&
      by.some(
        (other) =>
          other !== listener &&
          other.mechanism === 'config-file' &&
          locationKey(other.location) === locationKey(listener.location),
      ),
  };
}

function addressOf({ binding, addressBasis }: ListenerDeclaration) {
  return { binding, ...(addressBasis ? { addressBasis } : {}) };
}

/** A configuration file's unit is `process:<file>#<command>`. */
function commandOf({ unit }: ListenerDeclaration): string {
  return unit.slice(unit.lastIndexOf('#') + 1);
}

/** `astro dev` and `astro` are one command: starting to serve is what these tools do by themselves. */
function sameCommand(a: string, b: string): boolean {
  const short = (command: string) => command.replace(/ (?:dev|serve|start|develop)$/, '');
  return short(a) === short(b);
}
