import type { Occupant } from './occupant.ts';

/** Occupants that hold one port together, and how many there are beyond those that are listed. */
export interface Overlap {
  readonly occupants: readonly Occupant[];
  readonly unlisted: number;
}

/** More occupants of one port than this are counted, not compared: it keeps the work below quadratic. */
const mostListed = 50;

/**
 * The largest sets of occupants of which each two share a port: the maximal cliques of the intervals' graph, which are
 * the sets that are open just before one closes for the first time after another has opened. `occupants` are sorted by
 * their first port.
 */
export function* overlapsOf(occupants: readonly Occupant[]): Iterable<Overlap> {
  let open: Occupant[] = [];
  let hasGrown = false;
  let nextEnd = Number.POSITIVE_INFINITY;
  for (const occupant of occupants) {
    if (nextEnd < occupant.ports.first) {
      if (hasGrown && open.length > 1) yield listed(open);
      open = open.filter(({ ports }) => ports.last >= occupant.ports.first);
      hasGrown = false;
      nextEnd = open.reduce((end, { ports }) => Math.min(end, ports.last), Number.POSITIVE_INFINITY);
    }
    open.push(occupant);
    hasGrown = true;
    nextEnd = Math.min(nextEnd, occupant.ports.last);
  }
  if (hasGrown && open.length > 1) yield listed(open);
}

function listed(open: readonly Occupant[]): Overlap {
  // The latest: a few single ports inside of many wide ranges stay visible.
  return { occupants: open.slice(-mostListed), unlisted: Math.max(0, open.length - mostListed) };
}
