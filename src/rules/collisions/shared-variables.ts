import { bindingsMeet } from '../../model/address.ts';
import { groupBy } from '../../model/grouping.ts';
import type { Listener, PortMap, Startup } from '../../model/port-map.ts';
import type { Verdict } from '../../model/rule.ts';
import { relatedPlaces } from '../related.ts';
import { leastConfidence, mildest, severityOfCertainty } from '../severity.ts';
import { isPublished } from '../traits.ts';
import { isSameOwner, listText, ownerNames, togetherText } from '../wording.ts';
import type { ReportedPairs } from './reported.ts';

/**
 * Services that publish one variable that has no value here. Without one Compose takes any free port for each; whoever
 * sets it gets a collision.
 */
export function* sharedVariableVerdicts({ startups }: PortMap, reported: ReportedPairs): Iterable<Verdict> {
  for (const startup of startups) {
    const open = startup.listeners.filter(
      (listener) => listener.port.kind === 'ephemeral' && isPublished(listener) && listener.count > 0,
    );
    const byVariable = groupBy(open, ({ variable, namespace, protocol }) => `${variable} ${protocol} ${namespace}`);
    for (const sharing of byVariable.values()) {
      const meeting = sharing.filter((one) => sharing.some((other) => collide(one, other)));
      const last = meeting.at(-1);
      if (last?.variable === undefined) continue;
      const others = meeting.filter((one) => one !== last);
      if (others.some((other) => reported.add('variable', other, last))) yield verdictOf(last, others, startup);
    }
  }
}

function collide(a: Listener, b: Listener): boolean {
  return !isSameOwner(a, b) && bindingsMeet(a.binding, b.binding) !== 'never';
}

function verdictOf(last: Listener, others: readonly Listener[], startup: Startup): Verdict {
  const all = [...others, last];
  const each = all.length === 2 ? 'both' : 'all';
  return {
    cause: 'two-services',
    severity: mildest(severityOfCertainty[startup.certainty], 'warning'),
    confidence: leastConfidence(...all.map(({ confidence }) => confidence)),
    message: `${listText(ownerNames(all))} ${each} publish the port that ${last.variable} is set to${togetherText(startup)}`,
    protocol: last.protocol,
    location: last.location,
    related: relatedPlaces(last, others),
    owners: all.map(({ owner }) => owner),
  };
}
