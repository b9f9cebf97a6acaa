import type { Selector } from '../model/configuration.ts';
import type { LaunchUnitDeclaration } from '../model/declaration.ts';
import { groupBy } from '../model/grouping.ts';
import type { Listener } from '../model/port-map.ts';

/** What a selector can point at: who binds, or a container or unit that binds nothing. */
export interface Named {
  readonly name: string;
  /** The launch unit, by id. */
  readonly unit: string;
  /** Where it is declared. */
  readonly file: string;
}

export function namedBy({ owner, unit, location }: Pick<Listener, 'owner' | 'unit' | 'location'>): Named {
  return { name: owner.name, unit, file: location.file };
}

/**
 * Tells which of the selectors mean a thing. There may be many of both, so they are looked up by name. A program is meant
 * by its path too, whoever starts it.
 */
export function selectorsOf(
  selectors: readonly Selector[],
  units: readonly LaunchUnitDeclaration[],
): (named: Named) => readonly Selector[] {
  const byName = groupBy(selectors, ({ name }) => name);
  const places = new Map(units.map((unit) => [unit.id, unit]));
  return (named) => {
    const words = new Set([named.name, named.file, named.unit.replace(/^process:/, '')]);
    const candidates = [...words].flatMap((word) => byName.get(word) ?? []);
    return candidates.filter(
      (selector) => selector.place === undefined || isAt(selector.place, selector, named, places),
    );
  };
}

function isAt(
  place: string,
  { name: wanted }: Selector,
  { name, unit, file }: Named,
  places: ReadonlyMap<string, LaunchUnitDeclaration>,
): boolean {
  const own = places.get(unit);
  return name === wanted && (file === place || own?.directory === place || own?.files.includes(place) === true);
}
