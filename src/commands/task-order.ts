import type { Activity } from '../model/launch.ts';
import { parallel, sequence } from './command.ts';
import type { Package } from './packages.ts';

/**
 * What a runner of tasks starts at once. Of more tasks than it has places the last ones wait for the first ones to end,
 * which servers never do; which are the first, only the run tells. A task that listens on nothing has a place as well:
 * it may be a compiler that watches.
 */
export function atOnce(tasks: readonly Activity[], places: number): Activity {
  return tasks.length > places ? sequence(...tasks) : parallel(...tasks);
}

/**
 * The packages in groups of which each has to end before the next starts: none depends on another of its own group or a
 * later one. Packages that depend on each other are in one group.
 */
export function byDependencies(packages: readonly Package[]): readonly (readonly Package[])[] {
  const groups: (readonly Package[])[] = [];
  let waiting = packages;
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const isFree = ({ name, dependencies }: Package) =>
      [...dependencies.keys()].every((dependency) => dependency === name || !names.has(dependency));
    const free = waiting.filter(isFree);
    const group = free.length > 0 ? free : waiting;
    groups.push(group);
    waiting = waiting.filter((each) => !group.includes(each));
  }
  return groups;
}
