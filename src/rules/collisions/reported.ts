import { locationKey } from '../../model/location.ts';
import type { Listener } from '../../model/port-map.ts';
import { nameOf } from '../wording.ts';

/** Pairs of places that a finding already stands for: each is reported once, for the startup that is most certain. */
export class ReportedPairs {
  readonly #keys = new Set<string>();

  /** Whether the pair is new under this heading; it no longer is afterwards. */
  add(heading: string, a: Listener, b: Listener): boolean {
    const key = `${heading} ${pairKey(a, b)}`;
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    return true;
  }
}

/** Owners count only where the place doesn't tell the two apart: one text has different owners in different startups. */
function pairKey(a: Listener, b: Listener): string {
  const places = [locationKey(a.location), locationKey(b.location)].sort();
  const owners = places[0] === places[1] ? [nameOf(a.owner), nameOf(b.owner)].sort() : [];
  return [...places, ...owners].join(' ');
}
