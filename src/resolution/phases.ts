import { groupBy, uniqueBy } from '../model/grouping.ts';
import type { Activity, Stop } from '../model/launch.ts';
import { leftAfter } from './stops.ts';

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

const nothingUp: readonly Course[] = [[]];

/** More alternatives than this are not followed: a hostile command line must not cost exponential time. */
const mostMoments = 64;

/**
 * The largest sets of leaves that are up together at some moment of the activity: a `parallel` node is up with all of its
 * steps, a `sequence` with one step after the other, next to what earlier steps left `detached`, `alternatives` one by one.
 * What stands in one branch is up together whenever it is; next to what stands outside of it, that is only possible.
 */
export function momentsOf(activity: Activity): readonly Moment[] {
  const courses = phasesOf(activity, nothingUp, undefined).during;
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

/** @param up what earlier steps have left running */
function phasesOf(activity: Activity, up: readonly Course[], branch: Activity | undefined): Phases {
  switch (activity.kind) {
    case 'listen':
    case 'program':
    case 'unit':
      return { during: beside(up, { leaf: activity, branch }), after: up };
    case 'compose': {
      const during = beside(up, { leaf: activity, branch });
      return { during, after: activity.start.detached ? during : up };
    }
    case 'stop':
      return { during: up, after: up.map((course) => afterStop(course, activity.stop)) };
    case 'detached': {
      const { during } = phasesOf(activity.body, up, branch);
      return { during, after: during };
    }
    case 'parallel': {
      const sides = activity.steps.map((step) => phasesOf(step, nothingUp, branch));
      return {
        during: sides.reduce((all, side) => combine(all, side.during), up),
        after: sides.reduce((all, side) => combine(all, side.after), up),
      };
    }
    case 'alternatives':
      return eitherOf(activity, activity.steps, up, branch);
    case 'sequence':
      return sequencePhases(activity.steps, up, branch);
  }
}

function afterStop(course: Course, stop: Stop): Course {
  return course.flatMap(({ leaf, branch }) => {
    const left = leftAfter(leaf, stop);
    return left ? [{ leaf: left, branch }] : [];
  });
}

function beside(up: readonly Course[], placed: Placed): readonly Course[] {
  return up.map((course) => [...course, placed]);
}

function sequencePhases(steps: readonly Activity[], up: readonly Course[], branch: Activity | undefined): Phases {
  const during = new Set(up);
  let carried = up;
  for (const step of steps) {
    const done = phasesOf(step, carried, branch);
    for (const course of done.during) if (during.size < mostMoments) during.add(course);
    carried = done.after;
  }
  return { during: [...during], after: carried };
}

function eitherOf(
  activity: Activity,
  steps: readonly Activity[],
  up: readonly Course[],
  branch: Activity | undefined,
): Phases {
  if (steps.length === 0) return { during: up, after: up };
  const branches = steps.map((step) => phasesOf(step, up, steps.length > 1 ? step : branch));
  // What one of the branches stops is no longer certain to be up.
  const isKept = ({ leaf }: Placed) =>
    branches.every(({ after }) => after.some((course) => course.some((placed) => placed.leaf === leaf)));
  const before = new Set(up.flat());
  const doubted = new Set([...before].filter((placed) => !isKept(placed)));
  const after = branches.flatMap((one) => one.after).slice(0, mostMoments);
  return {
    during: branches.flatMap((one) => one.during).slice(0, mostMoments),
    after:
      doubted.size === 0
        ? after
        : after.map((course) =>
            course.map((placed) =>
              // What was in doubt before stays so by itself, next to what is in doubt from here on.
              doubted.has(placed) && placed.branch === branch ? { ...placed, branch: activity } : placed,
            ),
          ),
  };
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
