import { highestPort, type PortRange, type Protocol, portCount } from '../model/port.ts';
import { targets } from '../model/target.ts';
import {
  browserBlockedPorts,
  identityOf,
  isResident,
  occupancyOn,
  wellKnownService,
} from '../signatures/services/index.ts';

export interface PortWish {
  /** What is wanted now, and no longer can be. A range stays together. */
  readonly ports: PortRange;
  readonly protocol: Protocol;
  /** Words that tell which service it is for: its own usual ports are open to it. */
  readonly identity: readonly string[];
  /** A NodePort stays among the node ports. */
  readonly isNodePort: boolean;
}

export interface PortSupply {
  /** Whether the port is in the map, at any address, or was suggested before. */
  isTaken(port: number, protocol: Protocol): boolean;
  /** The repository runs on Kubernetes, so node ports are left alone. */
  readonly hasCluster: boolean;
}

/** Larger ranges are not moved: which of their ports matter is not ours to guess. */
const mostPorts = 100;

/** The port (the first of a range) to move to; the same for the same input. Undefined when nothing is free. */
export function freePort(wish: PortWish, supply: PortSupply): number | undefined {
  const size = portCount(wish.ports);
  if (size > mostPorts) return undefined;
  const { first, last } = bounds(wish, supply);
  for (const candidate of candidates(wish)) {
    if (candidate === wish.ports.first || candidate < first || candidate + size - 1 > last) continue;
    if (areOpen(candidate, size, wish, supply)) return candidate;
  }
  return undefined;
}

/** Whether nothing speaks against the wanted port itself. */
export function isFree(wish: PortWish, supply: PortSupply): boolean {
  const { first, last } = bounds(wish, supply);
  return (
    wish.ports.first >= first &&
    wish.ports.last <= last &&
    areOpen(wish.ports.first, portCount(wish.ports), wish, supply)
  );
}

function areOpen(first: number, size: number, wish: PortWish, supply: PortSupply): boolean {
  for (let port = first; port < first + size; port++) if (!isOpen(port, wish, supply)) return false;
  return true;
}

/** Below every system's ephemeral range (Linux: 32768), above the privileged one. */
function bounds({ isNodePort }: PortWish, { hasCluster }: PortSupply): PortRange {
  if (isNodePort) return { first: 30000, last: 32767 };
  return { first: 1024, last: hasCluster ? 29999 : 32767 };
}

/** Ports that Windows reserves without the table's saying so on every target: WSD, WinRM. */
const reservedOnWindows: ReadonlySet<number> = new Set([5357, 5985, 5986, 47001]);

function isOpen(port: number, { protocol, identity }: PortWish, supply: PortSupply): boolean {
  if (supply.isTaken(port, protocol) || browserBlockedPorts.has(port) || reservedOnWindows.has(port)) return false;
  const row = wellKnownService(port, protocol);
  if (!row) return true;
  if (targets.some((target) => isResident(row, target))) return false;
  const isOwned = row.ownership === 'exclusive' || targets.some((target) => occupancyOn(row, target) === 'C');
  return !isOwned || identityOf(identity, row) === 'is';
}

/** Where people move a privileged port by habit. */
const aliases: ReadonlyMap<number, readonly number[]> = new Map([
  [21, [2121]],
  [22, [2222]],
  [25, [2525]],
  [53, [1053]],
  [80, [8080, 8081]],
  [110, [1110]],
  [143, [1143]],
  [161, [1161]],
  [162, [1162]],
  [389, [1389]],
  [443, [8443]],
  [465, [1465]],
  [514, [1514, 5514]],
  [587, [1587]],
  [636, [1636]],
  [993, [1993]],
  [995, [1995]],
]);

/** Every port, the one that is nearest by habit first; some come twice. */
function* candidates(wish: PortWish): Iterable<number> {
  const wanted = wish.ports.first;
  let base = wanted;
  if (wanted < 1024) {
    const [alias = wanted + 8000, ...others] = aliases.get(wanted) ?? [];
    base = alias;
    yield* [alias, ...others];
    yield* restOfDecade(alias);
    yield* [wanted + 8000, wanted + 10000];
  } else if (wanted >= 30000 && !wish.isNodePort) {
    base = 10000 + (wanted % 10000);
    yield base;
  } else if (isOwnPort(wish)) {
    yield* [wanted + 1, wanted + 10000];
  }
  yield* restOfDecade(base);
  yield* steps(base, 10, 100);
  yield* steps(base, 100, 1000);
  yield* steps(base, 1000, highestPort - base);
  yield* steps(base, 1, highestPort - base);
  yield* steps(0, 1, base);
}

function isOwnPort({ ports, protocol, identity }: PortWish): boolean {
  const row = wellKnownService(ports.first, protocol);
  return row?.ownership === 'exclusive' && identityOf(identity, row) === 'is';
}

function restOfDecade(port: number): Iterable<number> {
  return steps(port, 1, 9 - (port % 10));
}

/** `base + step`, `base + 2 step`, … up to `base + furthest`. */
function* steps(base: number, step: number, furthest: number): Iterable<number> {
  for (let distance = step; distance <= furthest; distance += step) yield base + distance;
}
