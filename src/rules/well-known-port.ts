import { bindingsMeet, everywhere, isMulticast } from '../model/address.ts';
import { type Severity, severityRank } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import { onePort } from '../model/port.ts';
import type { Listener, PortMap } from '../model/port-map.ts';
import type { Rule } from '../model/rule.ts';
import type { Target } from '../model/target.ts';
import {
  identityOf,
  isMulticastDiscovery,
  isResident,
  labelOf,
  type Occupancy,
  occupancyOn,
  type WellKnownService,
  wellKnownServicesIn,
} from '../signatures/services/index.ts';
import { oneForEachPlace } from './places.ts';
import { whereSet } from './related.ts';
import { milder, mildest, severityOfConfidence } from './severity.ts';
import { targetsOf } from './targets.ts';
import { isByHand, isMovable, isOnMachine, isPublished, isTakenIn, mayBeLeftOut } from './traits.ts';
import { addressText, listText, nameOf, portText, verbOf } from './wording.ts';

export const wellKnownPort: Rule = {
  id: 'well-known-port',
  severity: 'error',
  docs: {
    summary: 'A port on which something else is known to listen already.',
    why: 'Some ports are held by the operating system or the CI runner itself (5000 and 7000 by AirPlay Receiver on macOS, 53 by systemd-resolved on Linux, 80 by http.sys on Windows runners). Others belong to a service that developers often have running, such as PostgreSQL on 5432: another program there fails to start, or clients reach the wrong one. A service on its own usual port is not reported, nor are ports that nobody owns (3000, 8000, 8080).',
    remedy:
      'Move to the port that is suggested. Where a variable with a default sets the port, it can be moved without an edit, and the finding is one level milder. A mapping to the port of a service that only sometimes runs is a notice.',
    causes: {
      resident: 'The operating system or the image of the CI runner listens there by itself, whoever wants the port.',
      foreign:
        'The port is the usual one of a service, and what is started there is another, or nothing tells what it is.',
    },
    causeExamples: {
      resident: {
        'compose.yaml': 'services:\n  api:\n    image: example/api:1\n    ports:\n      - "5000:3000"\n',
      },
      foreign: {
        'package.json':
          '{\n  "name": "site",\n  "private": true,\n  "scripts": {\n    "dev": "vite --port 6379"\n  }\n}\n',
      },
    },
    bad: {
      'compose.yaml':
        'services:\n  api:\n    image: node:22\n    command: node server.js\n    ports:\n      - "5432:3000"\n',
    },
    good: {
      'compose.yaml':
        'services:\n  api:\n    image: node:22\n    command: node server.js\n    ports:\n      - "3000:3000"\n',
    },
  },
  *check({ map, targets }) {
    const isHosted = hostedServices(map);
    const clashes = map.listeners
      .flatMap((listener) => worstClash(listener, targetsOf(listener, targets)) ?? [])
      .filter(({ listener, row, reason }) => reason.cause === 'resident' || !isHosted(listener, row));
    for (const { listener, row, severity, reason } of oneForEachPlace(clashes)) {
      const { owner, protocol, binding, location, confidence } = listener;
      const ports = onePort(row.port);
      yield {
        cause: reason.cause,
        severity,
        confidence,
        message: `${nameOf(owner)} ${verbOf(listener).singular} ${portText(protocol, ports)} on ${addressText(binding)}, ${reason.text}`,
        ports,
        protocol,
        location,
        related: whereSet(listener),
        owners: [owner],
        move: listener,
      };
    }
  },
};

interface Reason {
  /** The target's own service is in the way, or another service's port is used. */
  readonly cause: 'resident' | 'foreign';
  /** A clause that goes on after the port and its addresses. */
  readonly text: string;
}

interface Clash {
  readonly listener: Listener;
  readonly row: WellKnownService;
  readonly severity: Severity;
  readonly reason: Reason;
}

/** Whether what is started with a listener holds the port's own service: then a proxy in front of it may have the port. */
function hostedServices({ containers }: PortMap): (listener: Listener, row: WellKnownService) => boolean {
  const byUnit = groupBy(containers, ({ unit }) => unit);
  return ({ unit }, row) =>
    (byUnit.get(unit) ?? []).some(({ image = '', name }) => identityOf([image, name], row) === 'is');
}

/** The severest clash among the ports of a listener. */
function worstClash(listener: Listener, targets: readonly Target[]): Clash | undefined {
  // A pool takes another of its ports.
  if (listener.port.kind !== 'fixed' || listener.count === 0 || !isOnMachine(listener)) return undefined;
  // Who binds a group’s own address takes part in it beside the others.
  if (listener.binding.addresses.every(isMulticast)) return undefined;
  return wellKnownServicesIn(listener.port.ports, listener.protocol)
    .flatMap((row) => residentClash(listener, row, targets) ?? foreignClash(listener, row, targets) ?? [])
    .toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity))[0];
}

/** The system or runner listens there by itself, on an address that meets the listener's: whoever declares it. */
function residentClash(listener: Listener, row: WellKnownService, targets: readonly Target[]): Clash | undefined {
  const addresses = row.residentAddresses ?? everywhere.addresses;
  const meeting = bindingsMeet(listener.binding, { addresses, choice: 'all' });
  const held = targets.filter((target) => isResident(row, target));
  if (meeting === 'never' || held.length === 0) return undefined;
  const isCertain = held.length === targets.length || held.some((target) => target.startsWith('github-'));
  const severity = bounded(
    listener,
    isCertain && meeting === 'always' && !isMulticastDiscovery(row.port, row.protocol) ? 'error' : 'warning',
  );
  const text = `where ${row.residentName ?? labelOf(row)} already listens on ${listText(held)}`;
  return severity && { listener, row, severity, reason: { cause: 'resident', text } };
}

/** The port belongs to one service, and the declarer is another, or nobody knows which. */
function foreignClash(listener: Listener, row: WellKnownService, targets: readonly Target[]): Clash | undefined {
  if (row.ownership !== 'exclusive') return undefined;
  const identity = whose(listener, row);
  const occupancy = usualOccupancy(row, targets);
  const verdict = identity === 'is' || !occupancy ? undefined : foreignSeverities[identity](occupancy, listener, row);
  const severity = verdict && bounded(listener, verdict);
  if (!severity || !occupancy) return undefined;
  const text = `the usual port of ${labelOf(row)}, which ${occupancyTexts[occupancy]}`;
  return { listener, row, severity, reason: { cause: 'foreign', text } };
}

/** A tunnel leads to somebody else's service, mostly to the port's own. */
function whose(listener: Listener, row: WellKnownService): ReturnType<typeof identityOf> {
  if (leadsTo(listener, row)) return 'is';
  return listener.mechanism === 'forward' ? 'unknown' : identityOf(listener.identity, row);
}

/** Whether a mapping leads to the service's usual port in the container: a second MySQL at `3307:3306` is one. */
function leadsTo({ containerPorts, port, protocol }: Listener, row: WellKnownService): boolean {
  if (!containerPorts || port.kind !== 'fixed' || containerPorts.first === port.ports.first) return false;
  return wellKnownServicesIn(containerPorts, protocol).some(
    ({ ownership, hints }) => ownership === 'exclusive' && hints.some((hint) => row.hints.includes(hint)),
  );
}

type UsualOccupancy = Extract<Occupancy, 'C' | 'S' | 'D' | 'R'>;

const occupancyTexts: Readonly<Record<UsualOccupancy, string>> = {
  C: 'often runs on the same machine',
  S: 'sometimes runs on the same machine',
  D: 'is installed on the machine, though stopped',
  R: 'may run on the same machine',
};

/** Undefined: worth an entry in the map only. */
const foreignSeverities = {
  not: (occupancy: UsualOccupancy, listener: Listener, { port }: WellKnownService): Severity | undefined => {
    // An engine says at once that a port is taken, and who starts a program by hand sees it fail. What a command starts may
    // share the port without a word, so that clients reach the other.
    const isSilent = !isPublished(listener) && !isByHand(listener);
    if (occupancy === 'C' || (occupancy === 'S' && isSilent)) return 'warning';
    return occupancy !== 'R' || port < 1024 ? 'notice' : undefined;
  },
  unknown: (occupancy: UsualOccupancy): Severity | undefined => (occupancy === 'C' ? 'notice' : undefined),
};

/** How usual the service is on the target where it is most so; a resident at another address counts as common. */
function usualOccupancy(row: WellKnownService, targets: readonly Target[]): UsualOccupancy | undefined {
  const letters = new Set<Occupancy>(
    targets.map((target) => (isResident(row, target) ? 'C' : occupancyOn(row, target))),
  );
  return (['C', 'S', 'D', 'R'] as const).find((letter) => letters.has(letter));
}

/**
 * One level milder where the port can be moved without an edit, where nothing starts the very file, or where nobody wrote
 * it and nothing starts the program: a library's default, which a launch profile or a container may replace. Undefined when
 * nothing is left.
 */
function bounded(listener: Listener, severity: Severity): Severity | undefined {
  const known = mildest(
    severity,
    severityOfConfidence[listener.confidence],
    mayBeLeftOut(listener) || isByHand(listener) ? 'warning' : 'error',
  );
  return isMovable(listener) || isUnsaid(listener) || isTakenIn(listener) ? milder(known) : known;
}

function isUnsaid({ mechanism, setAt, startedAt }: Listener): boolean {
  return mechanism === 'listen-call' && setAt === undefined && startedAt === undefined;
}
