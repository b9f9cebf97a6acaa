import { compareLocations, compareText } from '../../model/location.ts';
import type { Listener, PortMap } from '../../model/port-map.ts';
import { identityOf, wellKnownService } from '../../signatures/services/index.ts';
import { isClientOf } from '../clients.ts';
import { mayBeLeftOut } from '../traits.ts';
import { nameOf } from '../wording.ts';

/** Orders listeners by which one should move: the first is the least central, and the later one where nothing else tells. */
function byReadinessToMove({ references }: PortMap): (a: Listener, b: Listener) => number {
  return (a, b) =>
    Number(isNamedInReference(a, references)) - Number(isNamedInReference(b, references)) ||
    Number(isAtHome(a)) - Number(isAtHome(b)) ||
    Number(isOptional(b)) - Number(isOptional(a)) ||
    Number(Boolean(b.addedByOverride)) - Number(Boolean(a.addedByOverride)) ||
    Number(b.setAt !== undefined) - Number(a.setAt !== undefined) ||
    compareLocations(b.location, a.location) ||
    compareText(nameOf(b.owner), nameOf(a.owner));
}

/** The one to move. `listeners` is not empty. */
export function leastCentral(listeners: readonly Listener[], map: PortMap): Listener {
  const compare = byReadinessToMove(map);
  return listeners.reduce((a, b) => (compare(b, a) < 0 ? b : a));
}

/** A client names this very owner and port: `http://api:8080`. */
function isNamedInReference(listener: Listener, references: PortMap['references']): boolean {
  return references.some((reference) => reference.host === listener.owner.name && isClientOf(reference, listener));
}

/** A service on its own usual port: PostgreSQL on 5432 stays, the other one moves. */
function isAtHome({ port, protocol, identity }: Listener): boolean {
  const row = 'ports' in port ? wellKnownService(port.ports.first, protocol) : undefined;
  return row?.ownership === 'exclusive' && identityOf(identity, row) === 'is';
}

function isOptional(listener: Listener): boolean {
  return listener.profiles.length > 0 || mayBeLeftOut(listener);
}
