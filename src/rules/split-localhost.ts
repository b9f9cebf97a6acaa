import { anyIPv4, anyIPv6, type BindAddress, loopbackIPv4, loopbackIPv6 } from '../model/address.ts';
import { uniqueBy } from '../model/grouping.ts';
import { compareLocations, locationKey } from '../model/location.ts';
import { intersectPorts, type PortRange } from '../model/port.ts';
import type { Listener, Startup } from '../model/port-map.ts';
import type { Rule } from '../model/rule.ts';
import { type Occupant, spacesOf } from './collisions/occupant.ts';
import { relatedPlaces } from './related.ts';
import { leastConfidence, mildest, severityOfCertainty, severityOfConfidence } from './severity.ts';
import { isOnMachine, mayBeLeftOut } from './traits.ts';
import { addressText, isSameOwner, nameOf, portText, togetherText, verbOf } from './wording.ts';

export const splitLocalhost: Rule = {
  id: 'split-localhost',
  severity: 'warning',
  docs: {
    summary: 'Two listeners share a port, one of them on IPv4 and the other on IPv6, so `localhost` means either.',
    why: 'Both start without an error. But `localhost` stands for `127.0.0.1` and `::1`, and each client chooses by itself: curl may get an answer from one program while Node’s fetch and the browser talk to the other.',
    remedy: 'Give one of them another port, or bind both addresses in the program that is meant.',
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "127.0.0.1:8090:80"\n  docs:\n    image: nginx:1.27\n    ports:\n      - "[::1]:8090:80"\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "127.0.0.1:8090:80"\n  docs:\n    image: nginx:1.27\n    ports:\n      - "[::1]:8092:80"\n',
    },
  },
  *check({ map }) {
    const splits = Array.from(spacesOf(map)).flatMap(({ startup, fixed }) => splitsOf(startup, fixed));
    for (const { startup, ports, first, second } of uniqueBy(splits, placesOf)) {
      const { owner, protocol, location, confidence } = second;
      yield {
        severity: mildest(
          'warning',
          severityOfCertainty[startup.certainty],
          severityOfConfidence[leastConfidence(first.confidence, confidence)],
          mayBeLeftOut(first) || mayBeLeftOut(second) ? 'notice' : 'warning',
        ),
        confidence: leastConfidence(first.confidence, confidence),
        message: `${bothText(first, second, ports)}${togetherText(startup)}, so localhost reaches one or the other`,
        ports,
        protocol,
        location,
        related: relatedPlaces(second, [first]),
        owners: [first.owner, owner],
        move: second,
      };
    }
  },
};

interface Split {
  readonly startup: Startup;
  readonly ports: PortRange;
  readonly first: Listener;
  /** The later of the two, in the order of places. */
  readonly second: Listener;
}

function splitsOf(startup: Startup, occupants: readonly Occupant[]): readonly Split[] {
  const onMachine = occupants.filter(({ listener }) => isOnMachine(listener));
  const v6 = onMachine.filter(({ listener }) => reachesOnly(listener, [anyIPv6, loopbackIPv6]));
  if (v6.length === 0) return [];
  const v4 = onMachine.filter(({ listener }) => reachesOnly(listener, [anyIPv4, loopbackIPv4]));
  return v6.flatMap((one) =>
    v4.flatMap((other) => {
      const ports = intersectPorts(one.ports, other.ports);
      if (!ports || areOneProgram(one.listener, other.listener)) return [];
      const [first, second] = inOrder(one.listener, other.listener);
      return [{ startup, ports, first, second }];
    }),
  );
}

/** `localhost` leads to it by these addresses of one family, and by no other. */
function reachesOnly({ binding }: Listener, family: readonly BindAddress[]): boolean {
  const local = [anyIPv4, loopbackIPv4, anyIPv6, loopbackIPv6].filter((address) => binding.addresses.includes(address));
  return local.length > 0 && local.every((address) => family.includes(address));
}

/** One program that binds both families means to; a command may start two. */
function areOneProgram(a: Listener, b: Listener): boolean {
  if (!isSameOwner(a, b)) return false;
  return !a.startedAt || !b.startedAt || locationKey(a.startedAt) === locationKey(b.startedAt);
}

function inOrder(a: Listener, b: Listener): readonly [Listener, Listener] {
  return compareLocations(a.location, b.location) <= 0 ? [a, b] : [b, a];
}

function bothText(first: Listener, second: Listener, ports: PortRange): string {
  const port = portText(second.protocol, ports);
  const here = addressText(second.binding);
  const there = addressText(first.binding);
  return isSameOwner(first, second)
    ? `${nameOf(second.owner)} starts a program that binds ${port} on ${there} and one on ${here}`
    : `${nameOf(second.owner)} ${verbOf(second).singular} ${port} on ${here} and ${nameOf(first.owner)} ${verbOf(first).singular} it on ${there}`;
}

function placesOf({ first, second }: Split): string {
  return `${locationKey(first.location)} ${locationKey(second.location)}`;
}
