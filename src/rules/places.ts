import { type Severity, severityRank } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import { locationKey } from '../model/location.ts';
import { formatPorts } from '../model/port.ts';
import type { Listener } from '../model/port-map.ts';

interface Judged {
  readonly listener: Listener;
  readonly severity: Severity;
}

/** What several launch units say about one port at one place is said once, in its severest form. */
export function oneForEachPlace<Item extends Judged>(judged: readonly Item[]): readonly Item[] {
  return [...groupBy(judged, ({ listener }) => placeAndPort(listener)).values()].map((same) =>
    same.reduce((a, b) => (severityRank(b.severity) < severityRank(a.severity) ? b : a)),
  );
}

function placeAndPort({ location, port, protocol }: Listener): string {
  return `${locationKey(location)} ${'ports' in port ? formatPorts(port.ports) : port.kind}/${protocol}`;
}
