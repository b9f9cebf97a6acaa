import type { PortMapChange } from '../model/change.ts';
import { groupBy } from '../model/grouping.ts';
import { isInside, type Listener, type PortMap } from '../model/port-map.ts';
import type { Report } from '../model/report.ts';

type Outcome = Pick<Report, 'map' | 'findings'>;

export function portMapChange(before: Outcome, now: Outcome): PortMapChange {
  const was = unmatched(before.map, now.map);
  const is = unmatched(now.map, before.map);
  const wasByOwner = groupBy(was, ownerKey);
  const moved = [...groupBy(is, ownerKey)].flatMap(([key, listeners]) => {
    const earlier = wasByOwner.get(key) ?? [];
    return listeners.flatMap((to, index) => {
      const from = earlier[index];
      return from ? [{ from, to }] : [];
    });
  });
  const isMoved = new Set(moved.flatMap(({ from, to }) => [from, to]));
  return {
    added: is.filter((listener) => !isMoved.has(listener)),
    removed: was.filter((listener) => !isMoved.has(listener)),
    moved,
    appeared: findingsOnlyIn(now, before),
    gone: findingsOnlyIn(before, now),
  };
}

/** Listeners of a map that the other has not. Ids stay when lines move. */
function unmatched({ listeners }: PortMap, other: PortMap): Listener[] {
  const ids = new Set(other.listeners.map(({ id }) => id));
  return listeners.filter((listener) => !ids.has(listener.id) && listener.count > 0 && !isInside(listener));
}

function ownerKey({ unit, owner, namespace, protocol }: Listener): string {
  return JSON.stringify([unit, owner.kind, owner.name, namespace, protocol]);
}

function findingsOnlyIn({ findings }: Outcome, other: Outcome): number {
  const known = new Set(other.findings.map(({ fingerprint }) => fingerprint));
  return findings.filter(({ fingerprint }) => !known.has(fingerprint)).length;
}
