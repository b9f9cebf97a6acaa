import type { ReferenceDeclaration } from '../../model/declaration.ts';
import { formatPorts, intersectPorts, onePort } from '../../model/port.ts';
import type { Listener, PortMap } from '../../model/port-map.ts';
import { directoryOf, isWithin } from '../../model/repository-path.ts';
import {
  identityOf,
  labelOf,
  usualPortOf,
  type WellKnownService,
  wellKnownService,
} from '../../signatures/services/index.ts';
import { isLocal } from '../clients.ts';
import { isOnMachine, isPublished } from '../traits.ts';
import { listText, nameOf, verbOf } from '../wording.ts';
import type { Dangling } from './dangling.ts';

/**
 * URLs of services on the machine itself: `postgres://localhost:5433` beside a PostgreSQL that is published on 5432. What
 * listens there may also be no part of the repository.
 */
export function danglingOnMachine(map: PortMap): readonly Dangling[] {
  const { references, listeners, unresolved } = map;
  const published = listeners.filter(({ namespace }) => !namespace.startsWith('container:'));
  // What a container publishes through a variable without a value may be the one.
  if (unresolved.some(({ owner, namespace }) => namespace === 'host' && owner.kind === 'service')) return [];
  return references.flatMap((reference) => {
    const row = isOfMachine(reference) ? serviceMeant(reference) : undefined;
    if (!row || published.some((listener) => mayHold(listener, reference))) return [];
    const near = published.filter((listener) => isService(listener, row) && isNear(listener, reference, map));
    const ports = new Set(near.flatMap(({ port }) => ('ports' in port ? [formatPorts(port.ports)] : [])));
    const [only] = ports;
    if (only === undefined || near.some(({ port }) => port.kind === 'ephemeral')) return [];
    // What listens there may have been started by other means: on the usual port, or earlier in the same script.
    const isLikelyElsewhere = reference.ports.first === row.port || reference.unit !== undefined;
    const port = Number(only);
    return [
      {
        cause: 'host-port',
        severity: isLikelyElsewhere ? 'notice' : 'warning',
        reference,
        message: `nothing here listens on ${reference.host}:${formatPorts(reference.ports)}, but ${labelOf(row)} on ${listText([...ports])}`,
        related: near.map((listener) => ({
          message: `${nameOf(listener.owner)} ${verbOf(listener).singular} it here`,
          location: listener.location,
        })),
        owners: near.map(({ owner }) => owner),
        ...(ports.size === 1 && Number.isInteger(port) ? { port } : {}),
      },
    ];
  });
}

/** A client whose machine isn't known may mean a container's. */
function isOfMachine(reference: ReferenceDeclaration): boolean {
  return isLocal(reference) && reference.namespace === 'host';
}

export function serviceMeant({ scheme }: ReferenceDeclaration): WellKnownService | undefined {
  const usual = scheme === undefined ? undefined : usualPortOf(scheme);
  return usual === undefined ? undefined : wellKnownService(usual, 'tcp');
}

function mayHold({ port, protocol }: Listener, { ports, protocol: other }: ReferenceDeclaration): boolean {
  return protocol === other && 'ports' in port && intersectPorts(port.ports, ports) !== undefined;
}

/** It is that service, and leads to its usual port in the container. */
function isService(listener: Listener, row: WellKnownService): boolean {
  const { protocol, containerPorts, identity } = listener;
  if (protocol !== 'tcp' || !isOnMachine(listener) || identityOf(identity, row) !== 'is') return false;
  return !isPublished(listener) || (containerPorts && intersectPorts(containerPorts, onePort(row.port))) !== undefined;
}

/** Its project is started in a folder above the client's, or below it. */
function isNear({ unit }: Listener, { location }: ReferenceDeclaration, { units }: PortMap): boolean {
  const directory = units.find(({ id }) => id === unit)?.directory;
  if (directory === undefined) return false;
  const client = directoryOf(location.file);
  return isWithin(client, directory) || isWithin(directory, client);
}
