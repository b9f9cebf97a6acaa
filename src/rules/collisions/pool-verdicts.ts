import { bindingsMeet } from '../../model/address.ts';
import { formatPorts, intersectPorts, portCount } from '../../model/port.ts';
import type { PortMap } from '../../model/port-map.ts';
import type { Verdict } from '../../model/rule.ts';
import { relatedPlaces } from '../related.ts';
import { leastConfidence, mildest, severityOfCertainty } from '../severity.ts';
import { isSameOwner, listText, nameOf, ownerNames, portText, togetherText, verbOf } from '../wording.ts';
import { leastCentral } from './centrality.ts';
import type { Occupant, Space } from './occupant.ts';
import { boundOf } from './pair.ts';
import { type Exhaustion, exhaustionsOf } from './pool-demand.ts';
import type { ReportedPairs } from './reported.ts';

/** Listeners that a finding lists at most. */
const mostListed = 50;

/** Pools that are exhausted, and those that may take the fixed port of another. */
export function* poolVerdicts(space: Space, map: PortMap, reported: ReportedPairs): Iterable<Verdict> {
  if (space.pools.length === 0) return;
  const exhausted = new Set<Occupant>();
  for (const exhaustion of exhaustionsOf(space)) {
    for (const taker of exhaustion.takers) exhausted.add(taker);
    if (isNews(exhaustion, reported)) yield exhaustedVerdict(exhaustion, space, map);
  }
  const pools = space.pools.filter((pool) => !exhausted.has(pool));
  for (const holder of space.fixed) {
    const rivals = firstOf(pools, (pool) => mayTake(pool, holder));
    const news = rivals.filter((pool) => reported.add('pool-order', pool.listener, holder.listener));
    if (news.length > 0) yield orderVerdict(holder, news, space);
  }
}

function isNews({ takers }: Exhaustion, reported: ReportedPairs): boolean {
  const listeners = takers.slice(0, mostListed).map(({ listener }) => listener);
  return listeners
    .flatMap((a, index) => listeners.slice(index).map((b) => reported.add('exhausted-pool', a, b)))
    .some(Boolean);
}

function exhaustedVerdict(exhaustion: Exhaustion, space: Space, map: PortMap): Verdict {
  const { ports, wanted, free } = exhaustion;
  const takers = exhaustion.takers.map(({ listener }) => listener);
  const at = leastCentral(takers, map);
  const holders = space.fixed
    .filter((holder) => intersectPorts(holder.ports, ports) && mayMeet(holder.listener, at))
    .map(({ listener }) => listener);
  const involved = [...takers, ...holders].slice(0, mostListed);
  const names = ownerNames(takers).map((name, index) => {
    const count = takers[index]?.count ?? 1;
    return count > 1 ? `${count} replicas of ${name}` : name;
  });
  const want = takers.length === 1 && wanted === 1 ? 'wants' : 'want';
  return {
    cause: 'exhausted-pool',
    severity: mildest(severityOfCertainty[space.startup.certainty], ...involved.map(boundOf)),
    confidence: leastConfidence(...involved.map(({ confidence }) => confidence)),
    message: `${listText(names)} ${want} ${wanted} of ${portText(at.protocol, ports)}, ${freeText(free, portCount(ports))}${togetherText(space.startup)}`,
    ports,
    protocol: at.protocol,
    location: at.location,
    related: relatedPlaces(
      at,
      involved.filter((listener) => listener !== at),
    ),
    owners: involved.map(({ owner }) => owner),
  };
}

function freeText(free: number, all: number): string {
  if (free === all) return `which are only ${all}`;
  return free === 0 ? 'of which none is free' : `of which only ${free} ${free === 1 ? 'is' : 'are'} free`;
}

/** Within one service the engine places the fixed ports first; between two it is a matter of who starts first. */
function orderVerdict(holder: Occupant, pools: readonly Occupant[], { startup }: Space): Verdict {
  const { listener, ports } = holder;
  const takers = pools.map((pool) => pool.listener);
  const ranges = new Set(pools.map((pool) => formatPorts(pool.ports)));
  const take = pools.length === 1 ? 'takes' : 'take';
  return {
    cause: 'pool-order',
    severity: mildest('warning', severityOfCertainty[startup.certainty], boundOf(listener), ...takers.map(boundOf)),
    confidence: leastConfidence(listener.confidence, ...takers.map(({ confidence }) => confidence)),
    message: `${listText(ownerNames(takers))} ${take} any free port of ${listText([...ranges])}, so maybe ${portText(listener.protocol, ports)} before ${nameOf(listener.owner)} ${verbOf(listener).singular} it${togetherText(startup)}`,
    ports,
    protocol: listener.protocol,
    location: listener.location,
    related: relatedPlaces(listener, takers),
    owners: [listener, ...takers].map(({ owner }) => owner),
    move: listener,
  };
}

/** As many as are listed: what comes after need not be looked at. */
function firstOf<Item>(items: readonly Item[], fits: (item: Item) => boolean): Item[] {
  const found: Item[] = [];
  for (const item of items) {
    if (fits(item)) found.push(item);
    if (found.length === mostListed) break;
  }
  return found;
}

function mayTake(pool: Occupant, holder: Occupant): boolean {
  return (
    intersectPorts(pool.ports, holder.ports) !== undefined &&
    !isSameOwner(pool.listener, holder.listener) &&
    mayMeet(pool.listener, holder.listener)
  );
}

function mayMeet(a: Occupant['listener'], b: Occupant['listener']): boolean {
  return bindingsMeet(a.binding, b.binding) !== 'never';
}
