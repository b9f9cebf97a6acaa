import type { Listener } from '../model/port-map.ts';
import { type Target, targets } from '../model/target.ts';

/**
 * The machines on which a listener can find itself: the runner of a workflow job, whose namespace names it
 * (`job:<file>#<job>@<target>`), the Linux nodes of a cluster, else where developers start things. Empty when a job's
 * runner is unknown: nothing is said about a machine that nobody knows.
 */
export function targetsOf({ namespace }: Listener, developers: readonly Target[]): readonly Target[] {
  if (namespace === 'cluster') return ['linux'];
  if (!namespace.startsWith('job:')) return developers;
  const runner = namespace.slice(namespace.lastIndexOf('@') + 1);
  return targets.filter((target) => target === runner);
}
