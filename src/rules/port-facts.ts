import { onePort, type PortRange, type Protocol } from '../model/port.ts';
import type { PortFacts } from '../model/port-facts.ts';
import type { PortMap } from '../model/port-map.ts';
import { targets as everyTarget, type Target } from '../model/target.ts';
import {
  browserBlockedPorts,
  identityOf,
  isResident,
  occupancyOn,
  type WellKnownService,
  wellKnownService,
  wellKnownServices,
} from '../signatures/services/index.ts';
import { freePort, isFree, type PortWish } from './free-port.ts';
import { Suggestions } from './suggestions.ts';
import { listText } from './wording.ts';

/** Everything about a port: who declares it here, whose it usually is, what is in its way, and what to take instead. */
export function portFacts(port: number, protocol: Protocol, map: PortMap): PortFacts {
  const has = (ports: PortRange) => ports.first <= port && port <= ports.last;
  const listeners = map.listeners.filter(
    (one) => one.protocol === protocol && 'ports' in one.port && has(one.port.ports),
  );
  const units = new Set(listeners.map(({ unit }) => unit));
  const row = wellKnownService(port, protocol);
  const instead = suggestedPort(
    { ports: onePort(port), protocol, identity: listeners.flatMap(({ identity }) => identity), isNodePort: false },
    map,
  );
  return {
    port,
    protocol,
    units: map.units.filter(({ id }) => units.has(id)),
    listeners,
    exposed: map.exposed.filter((one) => one.protocol === protocol && has(one.ports)),
    references: map.references.filter((one) => one.protocol === protocol && has(one.ports)),
    ...(row ? { usual: usualService(row) } : {}),
    obstacles: obstaclesOf(port, row),
    ...(instead === undefined || instead === port ? {} : { instead }),
  };
}

/** The wanted port where nothing speaks against it, else the next one; undefined when nothing is free. */
export function suggestedPort(wish: PortWish, map: PortMap): number | undefined {
  const supply = new Suggestions(map);
  return isFree(wish, supply) ? wish.ports.first : freePort(wish, supply);
}

/** The port that a service usually has: 5432 for `postgres`. */
export function usualPort(
  words: readonly string[],
): { readonly port: number; readonly protocol: Protocol } | undefined {
  const rows = wellKnownServices.filter((row) => identityOf(words, row) === 'is');
  return rows.find(({ ownership }) => ownership === 'exclusive') ?? rows[0];
}

function usualService(row: WellKnownService): NonNullable<PortFacts['usual']> {
  return {
    name: row.description,
    ownership: row.ownership,
    runsOn: everyTarget.filter((target) => ['C', 'S'].includes(occupancyOn(row, target))),
  };
}

function obstaclesOf(port: number, row: WellKnownService | undefined): readonly string[] {
  const held: readonly Target[] = row ? everyTarget.filter((target) => isResident(row, target)) : [];
  return [
    ...(row && held.length > 0
      ? [`${row.residentName ?? row.description} listens there by itself on ${listText(held)}`]
      : []),
    ...(port < 1024 ? ['ports below 1024 need root or CAP_NET_BIND_SERVICE on Linux'] : []),
    ...(browserBlockedPorts.has(port) ? ['browsers and fetch refuse to connect to it'] : []),
    ...(port >= 49152
      ? ['every system lends such ports to outgoing connections (49152 and up)']
      : port >= 32768
        ? ['Linux lends such ports to outgoing connections (32768 to 60999)']
        : []),
  ];
}
