import type { ReferenceDeclaration } from '../../model/declaration.ts';
import { formatPorts, intersectPorts } from '../../model/port.ts';
import type { Listener, PortMap, Startup } from '../../model/port-map.ts';
import { directoryOf } from '../../model/repository-path.ts';
import { identityOf, wellKnownService } from '../../signatures/services/index.ts';
import { isLocal } from '../clients.ts';
import { listText, nameOf } from '../wording.ts';
import type { Dangling } from './dangling.ts';

/**
 * What waits for a program, or passes requests on to it, and is started together with just one that listens elsewhere.
 * Something that isn't recognised may be started too, so it is worth knowing and no more.
 */
export function danglingCompanions(map: PortMap): readonly Dangling[] {
  const { references, listeners, unresolved } = map;
  const bound = listeners.filter(({ namespace }) => !namespace.startsWith('container:'));
  const unknown = new Set(unresolved.map(({ unit }) => unit));
  return references.flatMap((reference) => {
    if (!isLocal(reference) || (reference.role !== 'readiness' && reference.role !== 'proxy')) return [];
    if (bound.some((listener) => mayHold(listener, reference))) return [];
    const together = map.startups.filter(
      (startup) => startup.certainty === 'certain' && starts(startup, reference) && !isVague(startup, unknown),
    );
    const others = together.flatMap((startup) =>
      startup.listeners.filter((one) => isMeant(one, reference)).map((listener) => ({ startup, listener })),
    );
    const ports = new Set(
      others.flatMap(({ listener: { port } }) => ('ports' in port ? [formatPorts(port.ports)] : [])),
    );
    const [other] = others;
    if (!other || ports.size !== 1) return [];
    const { startup, listener } = other;
    return [
      {
        cause: 'companion' as const,
        severity: 'notice' as const,
        reference,
        message: `nothing here listens on ${reference.host}:${formatPorts(reference.ports)}, but ${nameOf(listener.owner)}, which \`${startup.command}\` starts with it, on ${listText([...ports])}`,
        related: [{ message: `${nameOf(listener.owner)} binds it here`, location: listener.location }],
        owners: [listener.owner],
      },
    ];
  });
}

function mayHold({ port }: Listener, { ports }: ReferenceDeclaration): boolean {
  return 'ports' in port && intersectPorts(port.ports, ports) !== undefined;
}

/** The script that waits is part of it, or the development server of the folder whose file names the proxy. */
function starts({ units, listeners }: Startup, { role, unit, location }: ReferenceDeclaration): boolean {
  if (role === 'readiness') return unit !== undefined && units.includes(unit);
  return listeners.some(
    (one) => isDevelopmentServer(one) && directoryOf(one.location.file) === directoryOf(location.file),
  );
}

/** Such servers look for another port, or ask, when theirs is taken; what they pass requests on to fails. */
function isDevelopmentServer({ onConflict, mechanism }: Listener): boolean {
  return mechanism !== 'debugger' && onConflict !== 'fail' && onConflict !== 'unknown';
}

function isVague({ units, listeners }: Startup, unknown: ReadonlySet<string>): boolean {
  return units.some((unit) => unknown.has(unit)) || listeners.some(({ port }) => !('ports' in port));
}

/** A program that may be the one: no database, no debugger, not the server that passes requests on. */
function isMeant(listener: Listener, { role }: ReferenceDeclaration): boolean {
  const { mechanism, port, protocol, identity } = listener;
  if (mechanism === 'debugger' || protocol !== 'tcp' || port.kind !== 'fixed') return false;
  if (role === 'proxy' && isDevelopmentServer(listener)) return false;
  const row = wellKnownService(port.ports.first, protocol);
  return row?.ownership !== 'exclusive' || identityOf(identity, row) !== 'is';
}
