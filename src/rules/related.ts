import type { Related } from '../model/finding.ts';
import { compareLocations, type Location, locationKey } from '../model/location.ts';
import type { Listener } from '../model/port-map.ts';
import { addressText, nameOf, verbOf } from './wording.ts';

/** The other side of a finding: each other listener, and where ports are set when that is another place. */
export function relatedPlaces(at: Listener, others: readonly Listener[]): readonly Related[] {
  const inOrder = others.toSorted((a, b) => compareLocations(a.location, b.location));
  const starts = inOrder.filter((listener) => isSamePlace(listener, at) && listener.startedAt);
  return [
    ...whereSet(at),
    ...(starts.length > 0 ? [at, ...starts].flatMap(whereStarted) : []),
    ...inOrder.flatMap((listener) =>
      starts.includes(listener)
        ? []
        : [
            {
              message: `${nameOf(listener.owner)} ${verbOf(listener).singular} it here on ${addressText(listener.binding)}`,
              location: listener.location,
            },
            ...whereSet(listener),
          ],
    ),
  ];
}

function isSamePlace(a: Listener, b: Listener): boolean {
  return locationKey(a.location) === locationKey(b.location);
}

function whereStarted({ owner, startedAt }: Listener): readonly Related[] {
  return startedAt ? [{ message: `${nameOf(owner)} starts one of them here`, location: startedAt }] : [];
}

/** The place that gives the port its number, unless the listener's own text does. */
export function whereSet({ location, setAt, owner }: Listener): readonly Related[] {
  if (!setAt || contains(location, setAt)) return [];
  return [{ message: `the port of ${nameOf(owner)} is set here`, location: setAt }];
}

function contains(outer: Location, inner: Location): boolean {
  return outer.file === inner.file && inner.start.line >= outer.start.line && inner.end.line <= outer.end.line;
}
