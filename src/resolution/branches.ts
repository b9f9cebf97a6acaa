import { anyIPv4, anyIPv6, isIPv6 } from '../model/address.ts';
import type { LaunchUnitDeclaration, ListenerDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import { leavesOf } from './listeners.ts';
import type { Leaf } from './phases.ts';

type BoundByLeaf = ReadonlyMap<Leaf, readonly ListenerDeclaration[]>;

/**
 * What several branches of an `if` or a `case` bind alike is one listener, for only one of them runs: the one with the
 * widest address stands for the others. Two like listeners of one branch stay two.
 */
export function sharedByBranches(
  units: readonly LaunchUnitDeclaration[],
  started: ReadonlyMap<string, BoundByLeaf>,
): ReadonlyMap<string, BoundByLeaf> {
  const activities = new Map(units.map(({ id, activity }) => [id, activity]));
  return new Map(
    [...started].map(([id, bound]) => {
      const activity = activities.get(id);
      const shared = new Map(bound);
      if (activity) share(activity, shared);
      return [id, shared];
    }),
  );
}

function share(activity: Activity, bound: Map<Leaf, readonly ListenerDeclaration[]>): void {
  if (activity.kind === 'detached') share(activity.body, bound);
  if (!('steps' in activity)) return;
  for (const step of activity.steps) share(step, bound);
  if (activity.kind !== 'alternatives') return;
  const branches = activity.steps.map((step) => numbered(step, bound));
  const widest = new Map<string, ListenerDeclaration>();
  for (const { key, listener } of branches.flat()) {
    const known = widest.get(key);
    if (!known || !covers(known, listener)) widest.set(key, listener);
  }
  for (const { key, leaf, listener } of branches.flat()) {
    const known = widest.get(key);
    if (known && covers(known, listener))
      bound.set(
        leaf,
        (bound.get(leaf) ?? []).map((each) => (each === listener ? known : each)),
      );
  }
}

/** The listeners of a branch; of like ones the first, the second … have a key of their own. */
function numbered(branch: Activity, bound: ReadonlyMap<Leaf, readonly ListenerDeclaration[]>) {
  const counts = new Map<string, number>();
  return leavesOf(branch).flatMap((leaf) =>
    (bound.get(leaf) ?? []).map((listener) => {
      const likeness = likenessOf(listener);
      const nth = (counts.get(likeness) ?? 0) + 1;
      counts.set(likeness, nth);
      return { key: `${nth} ${likeness}`, leaf, listener };
    }),
  );
}

function likenessOf({ protocol, port, containerPorts, namespace, owner }: ListenerDeclaration): string {
  return JSON.stringify([protocol, port, containerPorts, namespace, owner]);
}

function covers(wide: ListenerDeclaration, narrow: ListenerDeclaration): boolean {
  const { addresses } = wide.binding;
  return narrow.binding.addresses.every(
    (address) => addresses.includes(address) || addresses.includes(isIPv6(address) ? anyIPv6 : anyIPv4),
  );
}
