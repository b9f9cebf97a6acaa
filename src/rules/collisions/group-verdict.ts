import { uniqueBy } from '../../model/grouping.ts';
import { compareLocations } from '../../model/location.ts';
import type { Listener, PortMap } from '../../model/port-map.ts';
import type { Verdict } from '../../model/rule.ts';
import { relatedPlaces } from '../related.ts';
import { leastConfidence } from '../severity.ts';
import { addressText, commonVerb, listText, nameOf, ownerNames, portText, togetherText } from '../wording.ts';
import { leastCentral } from './centrality.ts';
import type { CollisionGroup } from './collision-groups.ts';
import { driftText } from './drift.ts';
import type { Space } from './occupant.ts';
import { isStartedTwice } from './pair.ts';

/** The finding of a group: at the listener that should move, pointing at all the others. */
export function groupVerdict(group: CollisionGroup, space: Space, map: PortMap): Verdict {
  const { cause, severity, core, listeners, ports } = group;
  const moving = leastCentral(core, map);
  return {
    cause,
    severity,
    confidence: leastConfidence(...core.map((listener) => listener.confidence)),
    message: `${messageOf(group, moving)}${group.shadows ? shadowText : ''}${driftText(core, ports, space)}`,
    ports,
    protocol: moving.protocol,
    location: moving.location,
    related: relatedPlaces(
      moving,
      listeners.filter((listener) => listener !== moving),
    ),
    owners: listeners.map(({ owner }) => owner),
    ...(cause === 'override-adds' ? {} : { move: withOwnText(moving, listeners) }),
  };
}

/** Where one text stands for both sides, an edit would move both: a number is all that can be suggested. */
function withOwnText(moving: Listener, listeners: readonly Listener[]): Listener {
  if (!listeners.some((listener) => isStartedTwice(listener, moving))) return moving;
  const { setAt: _, ...withoutText } = moving;
  return withoutText;
}

const shadowText = '; instead of failing, the more specific address silently gets the traffic';

function messageOf(group: CollisionGroup, { protocol, owner }: Listener): string {
  const { cause, startup, ports } = group;
  const listeners = group.listeners.toSorted((a, b) => compareLocations(a.location, b.location));
  const owners = uniqueBy(listeners, ({ unit, owner }) => `${unit} ${owner.kind} ${owner.name}`);
  const socket = portText(protocol, ports);
  const together = togetherText(startup);
  if (owners.length === 1 && cause !== 'two-programs') return oneOwnerMessage(group, listeners, nameOf(owner), socket);

  const verb = commonVerb(listeners);
  if (owners.length === 1) {
    const files = [...new Set(listeners.map(({ location }) => location.file))];
    const where = files.length > 1 ? ` (${listText(files)})` : '';
    return `${nameOf(owner)} starts ${listeners.length} programs${where} that ${verb.plural} ${socket}${commonAddress(listeners)}${together}`;
  }
  const names = listText(namesOf(owners, listeners), owners.length + group.unlisted);
  const each = owners.length + group.unlisted === 2 ? 'both' : 'all';
  const predicate = `${each} ${verb.plural} ${socket}${commonAddress(listeners)}${together}`;
  return cause === 'shared-namespace'
    ? `${names} share a network namespace, where they ${predicate}`
    : `${names} ${predicate}`;
}

function oneOwnerMessage(
  { cause, startup }: CollisionGroup,
  listeners: readonly Listener[],
  who: string,
  socket: string,
): string {
  const together = togetherText(startup, 'it');
  if (cause === 'override-adds') {
    const base = listeners.find((listener) => !listener.addedByOverride);
    return `the override adds ${socket} to ${who} instead of replacing the mapping of ${base?.location.file ?? 'the base file'}, so both are published${together}; \`ports: !override\` replaces it`;
  }
  const addresses = new Set(listeners.map(({ binding }) => addressText(binding)));
  const times = listeners.length === 2 ? 'twice' : `${listeners.length} times`;
  const where = `${times}${addresses.size === 1 ? '' : ','} on`;
  return `${who} ${commonVerb(listeners).singular} ${socket} ${where} ${listText([...addresses])}${together}`;
}

/** ` on 127.0.0.1`, when all bind the same; else the names tell. */
function commonAddress(listeners: readonly Listener[]): string {
  const addresses = new Set(listeners.map(({ binding }) => addressText(binding)));
  return addresses.size === 1 ? ` on ${[...addresses].join()}` : '';
}

function namesOf(owners: readonly Listener[], listeners: readonly Listener[]): readonly string[] {
  const names = ownerNames(owners);
  if (commonAddress(listeners) !== '') return names;
  return names.map((name, index) => {
    const binding = owners[index]?.binding;
    return binding ? `${name} (${addressText(binding)})` : name;
  });
}
