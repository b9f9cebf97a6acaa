import { everywhere } from '../model/address.ts';
import { alwaysUp, type ListenerDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import type { Command } from './command.ts';
import { packagesOf } from './packages.ts';
import { type PortReading, variableIn } from './port-values.ts';

/** What is particular about one listener of a command; the rest follows from where the command stands. */
export type ListenerParts = Pick<ListenerDeclaration, 'port' | 'mechanism' | 'location'> &
  Partial<Omit<ListenerDeclaration, 'kind' | 'unit' | 'namespace' | 'owner'>>;

export function listenerOf(
  { session, scope, name }: Pick<Command, 'session' | 'scope' | 'name'>,
  parts: ListenerParts,
): ListenerDeclaration {
  const { unit, namespace, owner, identity, repository } = session.context;
  const around = packagesOf(repository).around(scope.directory)?.name;
  const words = [...(parts.identity ?? []), name, ...identity, ...(around ? [around] : [])].map((word) =>
    word.toLowerCase(),
  );
  return {
    protocol: 'tcp',
    binding: everywhere,
    ...alwaysUp,
    ...(scope.elevated ? { elevated: true } : {}),
    onConflict: 'fail',
    confidence: 'high',
    ...parts,
    kind: 'listener',
    unit,
    namespace,
    owner,
    identity: [...new Set(words)],
  };
}

export function listen(command: Pick<Command, 'session' | 'scope' | 'name'>, parts: ListenerParts): Activity {
  return { kind: 'listen', listener: listenerOf(command, parts) };
}

/** What a value that names a port says about the listener: its port, where the digits stand, which variable decides. */
export function portParts({
  port,
  text,
}: PortReading): Pick<ListenerDeclaration, 'port' | 'location'> &
  Partial<Pick<ListenerDeclaration, 'setAt' | 'variable' | 'movable'>> {
  const location = text.location;
  if (port.kind === 'unresolved') {
    const variable = variableIn(port.expression);
    return { port, location, ...(variable === undefined ? {} : { variable }) };
  }
  const setAt = text.isWritten ? { setAt: text.origin(0, text.text.length) } : {};
  const { variable } = text;
  return { port, location, ...setAt, ...(variable === undefined ? {} : { variable, movable: true }) };
}
