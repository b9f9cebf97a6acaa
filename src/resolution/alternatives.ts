import type { Configuration, Selector } from '../model/configuration.ts';
import type { LaunchUnitDeclaration } from '../model/declaration.ts';
import { groupBy } from '../model/grouping.ts';
import type { Listener, Startup } from '../model/port-map.ts';
import { namedBy, selectorsOf } from './selectors.ts';

/** More variants of all startups together are left out: a hostile configuration must not cost exponential time. */
const mostVariants = 5000;

/**
 * Splits every startup that holds several members of a group of alternatives, so that no two of them are in one. The
 * project's word counts more than a command line that starts both.
 */
export function withAlternatives(
  startups: readonly Startup[],
  { alternatives }: Configuration,
  units: readonly LaunchUnitDeclaration[],
): readonly Startup[] {
  if (alternatives.length === 0) return startups;
  const selected = selectorsOf(alternatives.flat(), units);
  const groupOf = new Map(alternatives.flatMap((group, index) => group.map((selector) => [selector, index])));
  const memberships: Memberships = new Map(
    [...new Set(startups.flatMap((startup) => startup.listeners))].map((listener) => {
      const byGroup = groupBy(selected(namedBy(listener)), (selector) => groupOf.get(selector) ?? -1);
      return [listener, [...byGroup].map(([index, members]) => ({ index, members }))];
    }),
  );
  const present = new Map(startups.map((startup) => [startup, groupsIn(startup, memberships, alternatives.length)]));
  const concerned = [...present.values()].filter((groups) => groups.length > 0).length;
  const limit = Math.ceil(mostVariants / Math.max(1, concerned));
  return startups.flatMap((startup) => {
    const groups = present.get(startup) ?? [];
    if (groups.length === 0) return [startup];
    const sizes = groups.map(({ members }) => members.length);
    return choicesOf(sizes, limit).map((choice) => variant(startup, groups, choice, memberships));
  });
}

/** Members of the group of this index: those that mean a listener, or that are in a startup. */
interface GroupMembers {
  readonly index: number;
  readonly members: readonly Selector[];
}

type Memberships = ReadonlyMap<Listener, readonly GroupMembers[]>;

/** The groups of which a startup has several members. */
function groupsIn(startup: Startup, memberships: Memberships, groups: number): readonly GroupMembers[] {
  const members = Array.from({ length: groups }, () => new Set<Selector>());
  for (const listener of startup.listeners) {
    for (const own of memberships.get(listener) ?? []) {
      for (const member of own.members) members[own.index]?.add(member);
    }
  }
  return members.map((set, index) => ({ index, members: [...set] })).filter((group) => group.members.length > 1);
}

function variant(
  startup: Startup,
  groups: readonly GroupMembers[],
  choice: readonly number[],
  memberships: Memberships,
): Startup {
  const chosen = new Map(groups.map(({ index, members }, at) => [index, members[choice[at] ?? 0]]));
  const isUp = (listener: Listener) =>
    (memberships.get(listener) ?? []).every(({ index, members }) => {
      const member = chosen.get(index);
      return member === undefined || members.includes(member);
    });
  const instead = [...chosen.values()].flatMap((member) => member?.text ?? []);
  return {
    ...startup,
    id: `${startup.id}|${instead.join('|')}`,
    instead,
    listeners: startup.listeners.filter(isUp),
  };
}

/**
 * Which member of each group is up, one choice after the other. Every combination for up to two groups; for more of them
 * so many that each two members of different groups are together in one, for it takes two to collide: the choices
 * (x + y·group) mod p for all x and y, with a prime p no smaller than the number of groups and of members (an orthogonal
 * array of strength 2). With y = 0 first, every member is up in one of the first p.
 */
export function choicesOf(sizes: readonly number[], limit: number): readonly (readonly number[])[] {
  const p = primeFrom(Math.max(sizes.length, ...sizes));
  const choices = new Map<string, readonly number[]>();
  for (let y = 0; y < p && choices.size < limit; y++) {
    for (let x = 0; x < p && choices.size < limit; x++) {
      const choice = sizes.map((size, group) => ((x + y * group) % p) % size);
      choices.set(choice.join(), choice);
    }
  }
  return [...choices.values()];
}

function primeFrom(least: number): number {
  let candidate = Math.max(2, least);
  while (!isPrime(candidate)) candidate++;
  return candidate;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) return false;
  return true;
}
