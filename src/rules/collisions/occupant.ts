import { groupBy, uniqueBy } from '../../model/grouping.ts';
import { compareText, locationKey } from '../../model/location.ts';
import { type PortRange, portCount } from '../../model/port.ts';
import type { Listener, PortMap, Startup } from '../../model/port-map.ts';

/** A listener with ports that can be taken: not an ephemeral one. */
export interface Occupant {
  readonly listener: Listener;
  readonly ports: PortRange;
}

/** Those of one startup that could meet: one network namespace and one protocol. */
export interface Space {
  readonly startup: Startup;
  /** Hold every port of their range. */
  readonly fixed: readonly Occupant[];
  /** Take one free port of their range. */
  readonly pools: readonly Occupant[];
}

/** The spaces of every startup, the most certain startups first, then those that start the least: theirs is the best explanation. */
export function* spacesOf({ startups, units }: PortMap): Iterable<Space> {
  const certainties = ['certain', 'likely', 'possible'];
  const variants = new Set(units.filter((unit) => !unit.default).map(({ id }) => id));
  const isVariant = (startup: Startup) => startup.units.every((unit) => variants.has(unit));
  const inOrder = startups.toSorted(
    (a, b) =>
      certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty) ||
      a.listeners.length - b.listeners.length ||
      Number(isVariant(a)) - Number(isVariant(b)) ||
      compareText(a.id, b.id),
  );
  for (const startup of inOrder) {
    const up = startup.listeners.filter((listener) => listener.count > 0);
    const spaces = groupBy(up, ({ namespace, protocol }) => `${protocol} ${namespace}`);
    for (const [, listeners] of [...spaces].sort(([a], [b]) => compareText(a, b))) yield spaceOf(startup, listeners);
  }
}

function spaceOf(startup: Startup, listeners: readonly Listener[]): Space {
  const occupants = uniqueBy(listeners, placeAndOwner).flatMap((listener) => {
    const { port } = listener;
    return port.kind === 'fixed' || port.kind === 'pool' ? [{ listener, ports: port.ports }] : [];
  });
  // One free port of one is that port.
  const isPool = ({ listener, ports }: Occupant) => listener.port.kind === 'pool' && portCount(ports) > 1;
  return {
    startup,
    fixed: occupants.filter((occupant) => !isPool(occupant)).sort(byPorts),
    pools: occupants.filter(isPool).sort(byPorts),
  };
}

function byPorts(a: Occupant, b: Occupant): number {
  return (
    a.ports.first - b.ports.first ||
    a.ports.last - b.ports.last ||
    compareText(placeAndOwner(a.listener), placeAndOwner(b.listener))
  );
}

/** A script seen from two launch units, or a service from two variants of its project, is one listener. */
function placeAndOwner({ location, startedAt, owner, port }: Listener): string {
  const ports = 'ports' in port ? `${port.ports.first}-${port.ports.last}` : '';
  return `${locationKey(location)} ${owner.kind} ${owner.name} ${ports} ${startedAt ? locationKey(startedAt) : ''}`;
}
