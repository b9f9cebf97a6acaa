import { groupBy, uniqueBy } from '../model/grouping.ts';
import type { Activity } from '../model/launch.ts';

/** A leaf of an activity: something that comes up. */
export type Leaf = Extract<Activity, { kind: 'listen' | 'program' | 'compose' | 'unit' }>;

/** Leaves that are up at the same moment. */
export interface Moment {
  readonly leaves: readonly Leaf[];
  /** Whether some of them are up only where a condition, of which nobody knows, turns out so. */
  readonly isPossible: boolean;
}

/** A leaf, and the innermost branch of `alternatives` that it stands in. */
interface Placed {
  readonly leaf: Leaf;
  readonly branch: Activity | undefined;
}

/** What is up at one moment, when every condition on the way turns out one way. */
type Course = readonly Placed[];

interface Phases {
  /** The courses while the activity holds the foreground. */
  readonly during: readonly Course[];
  /** What may still be up when the next step runs. */
  readonly after: readonly Course[];
}

const nothingUp: Course = [];
const idlePhases: Phases = { during: [nothingUp], after: [nothingUp] };

/** More alternatives than this are not followed: a hostile command line must not cost exponential time. */
const mostMoments = 64;

/**
 * The largest sets of leaves that are up together at some moment of the activity: a `parallel` node is up with all of its
 * steps, a `sequence` with one step after the other, next to what earlier steps left `detached`, `alternatives` one by one.
 * What stands in one branch is up together whenever it is; next to what stands outside of it, that is only possible.
 */
export function momentsOf(activity: Activity): readonly Moment[] {
  const courses = phasesOf(activity, undefined).during;
  const numbers = new Map([...new Set(courses.flat().map(({ leaf }) => leaf))].map((leaf, index) => [leaf, index]));
  // The courses through many branches have most of their parts in common.
  const moments = uniqueBy(
    courses.flatMap(momentsOfCourse),
    ({ leaves, isPossible }) => `${isPossible} ${leaves.map((leaf) => numbers.get(leaf)).join()}`,
  );
  return moments.filter(
    (moment) => !moments.some((other) => other !== moment && isSmallerPart(moment, other, moments)),
  );
}

function momentsOfCourse(course: Course): readonly Moment[] {
  const byBranch = [...groupBy(course, ({ branch }) => branch).values()];
  const all = { leaves: course.map(({ leaf }) => leaf), isPossible: byBranch.length > 1 };
  if (!all.isPossible) return course.length > 0 ? [all] : [];
  return [all, ...byBranch.map((placed) => ({ leaves: placed.map(({ leaf }) => leaf), isPossible: false }))];
}

function phasesOf(activity: Activity, branch: Activity | undefined): Phases {
  switch (activity.kind) {
    case 'listen':
    case 'program':
    case 'unit':
      return { during: [[{ leaf: activity, branch }]], after: [nothingUp] };
    case 'compose': {
      const up = [[{ leaf: activity, branch }]];
      return { during: up, after: activity.start.detached ? up : [nothingUp] };
    }
    case 'detached': {
      const { during } = phasesOf(activity.body, branch);
      return { during, after: during };
    }
    case 'parallel':
      return activity.steps
        .map((step) => phasesOf(step, branch))
        .reduce(
          (all, step) => ({ during: combine(all.during, step.during), after: combine(all.after, step.after) }),
          idlePhases,
        );
    case 'alternatives': {
      const branches = activity.steps.map((step) => phasesOf(step, activity.steps.length > 1 ? step : branch));
      return branches.length === 0
        ? idlePhases
        : {
            during: branches.flatMap((branch) => branch.during).slice(0, mostMoments),
            after: branches.flatMap((branch) => branch.after).slice(0, mostMoments),
          };
    }
    case 'sequence':
      return sequencePhases(activity.steps.map((step) => phasesOf(step, branch)));
  }
}

function sequencePhases(steps: readonly Phases[]): Phases {
  let during: readonly Course[] = [nothingUp];
  let carried: readonly Course[] = [nothingUp];
  for (const step of steps) {
    during = [...during, ...combine(carried, step.during)].slice(0, mostMoments);
    carried = combine(carried, step.after);
  }
  return { during, after: carried };
}

/** Every course of one side together with every course of the other. */
function combine(left: readonly Course[], right: readonly Course[]): readonly Course[] {
  const both = left.flatMap((a) => right.map((b) => (a.length === 0 ? b : b.length === 0 ? a : [...a, ...b])));
  return both.slice(0, mostMoments);
}

function isSmallerPart(moment: Moment, other: Moment, all: readonly Moment[]): boolean {
  if (other.isPossible && !moment.isPossible) return false;
  if (!moment.leaves.every((leaf) => other.leaves.includes(leaf))) return false;
  // Of two equal moments the more certain one stays, and else the first.
  return (
    other.leaves.length > moment.leaves.length ||
    other.isPossible !== moment.isPossible ||
    all.indexOf(other) < all.indexOf(moment)
  );
}
