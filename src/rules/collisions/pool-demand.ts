import { anyIPv4, anyIPv6, type BindAddress, isIPv6 } from '../../model/address.ts';
import { groupBy } from '../../model/grouping.ts';
import { highestPort, type PortRange, portCount } from '../../model/port.ts';
import type { Occupant, Space } from './occupant.ts';

/** A window of ports that more containers want a port of than are free: some can't start, whatever the order. */
export interface Exhaustion {
  /** The pools that lie inside the window. */
  readonly takers: readonly Occupant[];
  readonly ports: PortRange;
  readonly wanted: number;
  readonly free: number;
}

/**
 * The exhausted windows of a space's pools, fixed ports taken off. For each address, those that hold it (or all of its
 * family) compete pairwise, so Hall's condition decides: every window has at least as many free ports as takers inside.
 */
export function exhaustionsOf({ pools, fixed }: Space): readonly Exhaustion[] {
  const poolsOn = holdersByAddress(pools);
  const fixedOn = holdersByAddress(fixed);
  return [...poolsOn.keys()].sort().flatMap((address) => {
    const taken = portsTaken(withWildcards(fixedOn, address));
    return clustersOf(withWildcards(poolsOn, address)).flatMap((cluster) => exhaustionOf(cluster, taken) ?? []);
  });
}

/** Those that hold an address for certain: not one of several, by the machine. */
function holdersByAddress(occupants: readonly Occupant[]): ReadonlyMap<BindAddress, readonly Occupant[]> {
  const holding = occupants
    .filter(({ listener }) => listener.binding.choice === 'all')
    .flatMap((occupant) => occupant.listener.binding.addresses.map((address) => ({ address, occupant })));
  const byAddress = groupBy(holding, ({ address }) => address);
  return new Map([...byAddress].map(([address, all]) => [address, all.map(({ occupant }) => occupant)]));
}

/** Those that hold the address and those that hold all of its family, by their first port. */
function withWildcards(
  holders: ReadonlyMap<BindAddress, readonly Occupant[]>,
  address: BindAddress,
): readonly Occupant[] {
  const wildcard = isIPv6(address) ? anyIPv6 : anyIPv4;
  const both = new Set([...(holders.get(address) ?? []), ...(holders.get(wildcard) ?? [])]);
  return [...both].sort((a, b) => a.ports.first - b.ports.first);
}

/** One entry a port; 1: taken. */
function portsTaken(fixed: readonly Occupant[]): Uint8Array {
  const taken = new Uint8Array(highestPort + 1);
  for (const { ports } of fixed) taken.fill(1, ports.first, ports.last + 1);
  return taken;
}

/** Splits pools, sorted by their first port, where no pool reaches over. */
function clustersOf(pools: readonly Occupant[]): readonly (readonly Occupant[])[] {
  const clusters: Occupant[][] = [];
  let end = -1;
  for (const pool of pools) {
    if (pool.ports.first > end) clusters.push([]);
    clusters.at(-1)?.push(pool);
    end = Math.max(end, pool.ports.last);
  }
  return clusters;
}

interface Waiting {
  readonly last: number;
  count: number;
}

/**
 * Gives each port, from the lowest, to the waiting pool that ends first: if any order of starts can serve all of them,
 * this one does. Where it fails, the window goes back to the nearest port that was left free or went to a pool that ends later.
 */
function exhaustionOf(cluster: readonly Occupant[], taken: Uint8Array): Exhaustion | undefined {
  const waiting: Waiting[] = [];
  /** For a port that was given away, the end of the pool that got it. */
  const givenTo = new Map<number, number>();
  let next = 0;
  for (let port = cluster[0]?.ports.first ?? 0; next < cluster.length || waiting.length > 0; port++) {
    for (let pool = cluster[next]; pool && pool.ports.first <= port; pool = cluster[++next]) enqueue(waiting, pool);
    const [urgent] = waiting;
    if (!urgent) continue;
    if (urgent.last < port) return windowUpTo(urgent.last, cluster, taken, givenTo);
    if (taken[port]) continue;
    givenTo.set(port, urgent.last);
    if (--urgent.count === 0) waiting.shift();
  }
  return undefined;
}

/** Keeps the queue sorted by the end of the pools. */
function enqueue(waiting: Waiting[], { ports, listener }: Occupant): void {
  const at = waiting.findIndex(({ last }) => last > ports.last);
  // More than fill the whole range change nothing.
  const entry = { last: ports.last, count: Math.min(listener.count, portCount(ports) + 1) };
  waiting.splice(at < 0 ? waiting.length : at, 0, entry);
}

function windowUpTo(
  last: number,
  cluster: readonly Occupant[],
  taken: Uint8Array,
  givenTo: ReadonlyMap<number, number>,
): Exhaustion {
  let first = last + 1;
  const belongs = (port: number) => taken[port] === 1 || (givenTo.get(port) ?? Number.POSITIVE_INFINITY) <= last;
  while (first > 0 && belongs(first - 1)) first--;
  const takers = cluster.filter(({ ports }) => ports.first >= first && ports.last <= last);
  const start = Math.min(...takers.map(({ ports }) => ports.first));
  return {
    takers,
    ports: { first: start, last },
    wanted: takers.reduce((sum, { listener }) => sum + listener.count, 0),
    free: taken.subarray(start, last + 1).reduce((sum, one) => sum + (one === 0 ? 1 : 0), 0),
  };
}
