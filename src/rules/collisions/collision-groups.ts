import { type Severity, severityRank } from '../../model/finding.ts';
import { groupBy } from '../../model/grouping.ts';
import type { PortRange } from '../../model/port.ts';
import type { Listener, Startup } from '../../model/port-map.ts';
import type { Target } from '../../model/target.ts';
import type { CollisionCause } from './causes.ts';
import type { Occupant, Space } from './occupant.ts';
import { overlapsOf } from './overlaps.ts';
import { type Collision, collide } from './pair.ts';
import type { ReportedPairs } from './reported.ts';

/** Listeners that collide with each other on one port, directly or through a third: what one finding stands for. */
export interface CollisionGroup {
  readonly startup: Startup;
  readonly listeners: readonly Listener[];
  /** Of the collision that is most severe. */
  readonly severity: Severity;
  readonly cause: CollisionCause;
  readonly shadows: boolean;
  /** The listeners between which collisions of that severity are. */
  readonly core: readonly Listener[];
  readonly ports: PortRange;
  /** How many more listeners hold the port than are listed. */
  readonly unlisted: number;
}

/** The groups of fixed listeners of a space that collide and of which no finding tells yet. */
export function* collisionGroups(
  { startup, fixed }: Space,
  targets: readonly Target[],
  reported: ReportedPairs,
): Iterable<CollisionGroup> {
  const compared = new Map<Occupant, Set<Occupant>>();
  for (const { occupants, unlisted } of overlapsOf(fixed)) {
    const fresh = newPairsOf(occupants, compared)
      .flatMap(([a, b]) => collide(a, b, startup, targets) ?? [])
      .filter(({ occupants: [a, b] }) => reported.add('collision', a.listener, b.listener));
    for (const connected of connectedOf(fresh)) yield groupOf(connected, startup, unlisted);
  }
}

/** The pairs that no earlier overlap of the space had: wide ranges meet again and again. */
function newPairsOf(
  occupants: readonly Occupant[],
  compared: Map<Occupant, Set<Occupant>>,
): readonly (readonly [Occupant, Occupant])[] {
  return occupants.flatMap((a, index) => {
    const before = compared.get(a) ?? new Set();
    compared.set(a, before);
    const others = occupants.slice(index + 1).filter((b) => !before.has(b));
    for (const b of others) before.add(b);
    return others.map((b) => [a, b] as const);
  });
}

/** Splits collisions into those that share listeners: two on 127.0.0.1 have nothing to do with two on 127.0.0.2. */
function connectedOf(collisions: readonly Collision[]): Iterable<readonly Collision[]> {
  const nextOf = new Map<Occupant, Occupant>();
  const leaderOf = (occupant: Occupant): Occupant => {
    let leader = occupant;
    for (let next = nextOf.get(leader); next; next = nextOf.get(leader)) leader = next;
    return leader;
  };
  for (const { occupants } of collisions) {
    const [a, b] = [leaderOf(occupants[0]), leaderOf(occupants[1])];
    if (a !== b) nextOf.set(b, a);
  }
  return groupBy(collisions, ({ occupants }) => leaderOf(occupants[0])).values();
}

function groupOf(collisions: readonly Collision[], startup: Startup, unlisted: number): CollisionGroup {
  const worst = collisions.reduce((a, b) => (severityRank(b.severity) < severityRank(a.severity) ? b : a));
  const causes = new Set(collisions.map(({ cause }) => cause));
  return {
    startup,
    listeners: listenersOf(collisions),
    severity: worst.severity,
    cause: causes.size === 1 ? worst.cause : causeBetweenOwners(causes),
    shadows: worst.shadows,
    core: listenersOf(collisions.filter(({ severity }) => severity === worst.severity)),
    ports: {
      first: Math.min(...collisions.map(({ ports }) => ports.first)),
      last: Math.max(...collisions.map(({ ports }) => ports.last)),
    },
    unlisted,
  };
}

function listenersOf(collisions: readonly Collision[]): readonly Listener[] {
  return [...new Set(collisions.flatMap(({ occupants }) => occupants.map(({ listener }) => listener)))];
}

/** What a group with several causes is called: by the collision that stays when each owner has mended its own. */
function causeBetweenOwners(causes: ReadonlySet<CollisionCause>): CollisionCause {
  const order: readonly CollisionCause[] = ['two-services', 'two-programs', 'shared-namespace', 'override-adds'];
  return order.find((cause) => causes.has(cause)) ?? 'same-service';
}
