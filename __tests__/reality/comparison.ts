import type { Listener } from '../../src/model/port-map.ts';
import type { Seen } from './observed.ts';
import { expectedSockets } from './prediction.ts';

/** From here on the kernel picks ports itself. */
const firstEphemeral = 32768;

/**
 * What the map says differently from what was seen; empty: nothing. A socket on a port that the kernel picked is nobody's
 * claim. With a port taken, what counts is what the program made of it.
 */
export function differences(listeners: readonly Listener[], seen: Seen, taken?: number): readonly string[] {
  const claimed = listeners.filter(({ port }) => port.kind !== 'ephemeral');
  if (taken === undefined) return socketDifferences(claimed, seen);
  const concerned = claimed.filter(({ port }) => port.kind === 'fixed' && port.ports.first === taken);
  if (concerned.length === 0) return [`nothing is said to bind ${taken}`];
  return concerned.flatMap((listener) => conflictDifferences(listener, seen, taken));
}

function socketDifferences(claimed: readonly Listener[], { sockets }: Seen): readonly string[] {
  const ways = claimed.map((listener) => {
    const expected = expectedSockets(listener);
    return expected.find((way) => way.every((socket) => sockets.includes(socket))) ?? expected[0] ?? [];
  });
  const expected = new Set(ways.flat());
  const isOpen = (socket: string) => portOf(socket) >= firstEphemeral;
  return [
    ...[...expected].filter((socket) => !sockets.includes(socket)).map((socket) => `not seen: ${socket}`),
    ...sockets
      .filter((socket) => !expected.has(socket) && !isOpen(socket))
      .map((socket) => `not in the map: ${socket}`),
  ];
}

function conflictDifferences(
  { onConflict }: Listener,
  { sockets, running, blamesPort }: Seen,
  taken: number,
): readonly string[] {
  const landed = sockets.map(portOf);
  const next = landed.some((port) => port > taken && port <= taken + 20);
  const random = !next && landed.some((port) => port !== taken);
  // It may have ended for any other reason.
  const unexplained = blamesPort ? [] : ['said to stop at the port, did not say that it is taken'];
  switch (onConflict) {
    case 'fail':
      return running && next ? ['said to fail, went on to the next port'] : unexplained;
    case 'next-port':
      return next ? [] : ['said to take the next port, did not'];
    case 'random-port':
      return random ? [] : ['said to take a random port, did not'];
    case 'ask':
      return next || random ? ['said to ask, went on by itself'] : unexplained;
    case 'unknown':
      return [];
  }
}

function portOf(socket: string): number {
  return Number(socket.slice(socket.lastIndexOf(':') + 1));
}
