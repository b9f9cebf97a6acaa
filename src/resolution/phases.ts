import type { Activity } from '../model/launch.ts';

/** A leaf of an activity: something that comes up. */
export type Leaf = Extract<Activity, { kind: 'listen' | 'program' | 'compose' | 'unit' }>;

/** Leaves that are up at the same moment. */
export type Moment = readonly Leaf[];

interface Phases {
  /** The moments while the activity holds the foreground. */
  readonly during: readonly Moment[];
  /** What may still be up when the next step runs. */
  readonly after: readonly Moment[];
}

const nothingUp: Moment = [];
const idlePhases: Phases = { during: [nothingUp], after: [nothingUp] };

/** More alternatives than this are not followed: a hostile command line must not cost exponential time. */
const mostMoments = 64;

/**
 * The largest sets of leaves that are up together at some moment of the activity: a `parallel` node is up with all of its
 * steps, a `sequence` with one step after the other, next to what earlier steps left `detached`, `alternatives` one by one.
 */
export function momentsOf(activity: Activity): readonly Moment[] {
  const moments = phasesOf(activity).during.filter((moment) => moment.length > 0);
  return moments.filter(
    (moment) => !moments.some((other) => other !== moment && isSmallerPart(moment, other, moments)),
  );
}

function phasesOf(activity: Activity): Phases {
  switch (activity.kind) {
    case 'listen':
    case 'program':
    case 'unit':
      return { during: [[activity]], after: [nothingUp] };
    case 'compose':
      return { during: [[activity]], after: activity.start.detached ? [[activity]] : [nothingUp] };
    case 'detached': {
      const { during } = phasesOf(activity.body);
      return { during, after: during };
    }
    case 'parallel':
      return activity.steps
        .map(phasesOf)
        .reduce(
          (all, step) => ({ during: combine(all.during, step.during), after: combine(all.after, step.after) }),
          idlePhases,
        );
    case 'alternatives': {
      const branches = activity.steps.map(phasesOf);
      return branches.length === 0
        ? idlePhases
        : {
            during: branches.flatMap((branch) => branch.during).slice(0, mostMoments),
            after: branches.flatMap((branch) => branch.after).slice(0, mostMoments),
          };
    }
    case 'sequence':
      return sequencePhases(activity.steps.map(phasesOf));
  }
}

function sequencePhases(steps: readonly Phases[]): Phases {
  let during: readonly Moment[] = [nothingUp];
  let carried: readonly Moment[] = [nothingUp];
  for (const step of steps) {
    during = [...during, ...combine(carried, step.during)].slice(0, mostMoments);
    carried = combine(carried, step.after);
  }
  return { during, after: carried };
}

/** Every moment of one side together with every moment of the other. */
function combine(left: readonly Moment[], right: readonly Moment[]): readonly Moment[] {
  const both = left.flatMap((a) => right.map((b) => (a.length === 0 ? b : b.length === 0 ? a : [...a, ...b])));
  return both.slice(0, mostMoments);
}

function isSmallerPart(moment: Moment, other: Moment, all: readonly Moment[]): boolean {
  if (!moment.every((leaf) => other.includes(leaf))) return false;
  // Of two equal moments the first one stays.
  return other.length > moment.length || all.indexOf(other) < all.indexOf(moment);
}
