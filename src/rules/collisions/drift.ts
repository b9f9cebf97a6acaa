import { bindingsMeet } from '../../model/address.ts';
import { highestPort, type PortRange } from '../../model/port.ts';
import type { Listener } from '../../model/port-map.ts';
import { nameOf } from '../wording.ts';
import type { Space } from './occupant.ts';
import { isDrifting } from './pair.ts';

/** What tools that don't fail do instead, as the end of a sentence; empty when each fails. */
export function driftText(listeners: readonly Listener[], ports: PortRange, space: Space): string {
  const drifting = listeners.filter(isDrifting);
  const [first] = drifting;
  const what = first && destinationOf(first, ports, space);
  if (!first || what === undefined) return '';
  if (listeners.every(({ onConflict }) => onConflict === first.onConflict)) return `; the second ${what}`;
  const isNamed = listeners.every((other) => other === first || nameOf(other.owner) !== nameOf(first.owner));
  return `; ${isNamed ? nameOf(first.owner) : 'one of them'} ${what} if it comes second`;
}

function destinationOf(listener: Listener, ports: PortRange, space: Space): string | undefined {
  if (listener.onConflict === 'ask') return 'asks for another port';
  if (listener.onConflict === 'random-port') return 'takes a random port';
  const landing = nextFreePort(listener, ports.last + 1, space);
  return landing === undefined ? undefined : `moves on to port ${landing}`;
}

function nextFreePort(listener: Listener, from: number, { fixed }: Space): number | undefined {
  let port = from;
  // Sorted by their first port, so one pass finds the first gap.
  for (const { listener: other, ports } of fixed) {
    if (ports.first > port) break;
    if (ports.last >= port && bindingsMeet(listener.binding, other.binding) !== 'never') port = ports.last + 1;
  }
  return port <= highestPort ? port : undefined;
}
