import type { Listener } from '../../model/port-map.ts';
import type { Verdict } from '../../model/rule.ts';
import { whereSet } from '../related.ts';
import { mildest, severityOfCertainty } from '../severity.ts';
import { isOnMachine } from '../traits.ts';
import { addressText, nameOf, portText, togetherText, verbOf } from '../wording.ts';
import type { Space } from './occupant.ts';
import { boundOf } from './pair.ts';
import type { ReportedPairs } from './reported.ts';

/** Services of which several replicas want one fixed port. */
export function* replicaVerdicts({ startup, fixed }: Space, reported: ReportedPairs): Iterable<Verdict> {
  for (const { listener, ports } of fixed) {
    if (!collidesWithItself(listener) || !reported.add('replicas', listener, listener)) continue;
    const { count, owner, protocol, binding, location, confidence } = listener;
    const socket = `${portText(protocol, ports)} on ${addressText(binding)}`;
    yield {
      cause: 'replicas',
      // The replicas of a pod may go to different nodes.
      severity: mildest(
        severityOfCertainty[startup.certainty],
        boundOf(listener),
        owner.kind === 'service' || owner.kind === 'container' ? 'error' : 'notice',
      ),
      confidence,
      message: `${count} replicas of ${nameOf(owner)} all ${verbOf(listener).plural} ${socket}${togetherText(startup, 'them')}`,
      ports,
      protocol,
      location,
      related: whereSet(listener),
      owners: [owner],
    };
  }
}

/**
 * Replicas share no socket when they are containers. Workers of one process do (cluster, gunicorn), a node port is one for
 * all of a service's pods, and inside its own network namespace each replica is alone.
 */
function collidesWithItself(listener: Listener): boolean {
  const { count, owner, mechanism } = listener;
  const isContainer = owner.kind === 'service' || owner.kind === 'container' || owner.kind === 'pod';
  return count > 1 && isContainer && isOnMachine(listener) && mechanism !== 'node-port';
}
