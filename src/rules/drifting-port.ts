import type { ReferenceDeclaration } from '../model/declaration.ts';
import { uniqueBy } from '../model/grouping.ts';
import { locationKey } from '../model/location.ts';
import { formatPorts } from '../model/port.ts';
import type { Listener, PortMap } from '../model/port-map.ts';
import type { Rule } from '../model/rule.ts';
import { isClientOf } from './clients.ts';
import { oneForEachPlace } from './places.ts';
import { listText, nameOf } from './wording.ts';

export const driftingPort: Rule = {
  id: 'drifting-port',
  severity: 'notice',
  docs: {
    summary: 'A tool that moves on to another port when its own is taken, while something else names that port.',
    why: 'Vite, Next.js and others look for the next free port instead of failing. Whatever names the port (a proxy, `wait-on`, a URL of the environment) then talks to the program that took it, or waits forever, and the tool’s own message is the only sign.',
    remedy:
      'Let the tool fail instead: `vite --strictPort` or `strictPort: true`, an explicit `next dev -p 3000`; or take the port from one variable at both places.',
    bad: {
      'package.json':
        '{\n  "name": "site",\n  "private": true,\n  "scripts": {\n    "dev": "vite --port 8090",\n    "test": "wait-on http://localhost:8090 && cypress run"\n  }\n}\n',
    },
    good: {
      'package.json':
        '{\n  "name": "site",\n  "private": true,\n  "scripts": {\n    "dev": "vite --port 8090 --strictPort",\n    "test": "wait-on http://localhost:8090 && cypress run"\n  }\n}\n',
    },
  },
  *check({ map }) {
    const judged = map.listeners.flatMap((listener) => {
      const clients = isMovingOn(listener) ? clientsOf(listener, map) : [];
      return clients.length > 0 ? [{ listener, severity: 'notice' as const, clients }] : [];
    });
    for (const { listener, severity, clients } of oneForEachPlace(judged)) {
      const { owner, port, protocol, location, onConflict } = listener;
      if (port.kind !== 'fixed') continue;
      const files = listText([...new Set(clients.map((client) => client.location.file))]);
      const next = onConflict === 'next-port' ? 'the next free port' : 'any free port';
      yield {
        severity,
        confidence: 'high',
        message: `${nameOf(owner)} takes ${next} when ${formatPorts(port.ports)} is taken, but ${files} counts on ${formatPorts(port.ports)}`,
        ports: port.ports,
        protocol,
        location,
        related: clients.map((client) => ({ message: 'names the port here', location: client.location })),
        owners: [owner],
      };
    }
  },
};

function isMovingOn({ port, onConflict, namespace, count, confidence }: Listener): boolean {
  const moves = onConflict === 'next-port' || onConflict === 'random-port';
  return moves && port.kind === 'fixed' && namespace === 'host' && count > 0 && confidence !== 'low';
}

/** Who else counts on the number. A client of several listeners may mean another one. */
function clientsOf(listener: Listener, { references, listeners }: PortMap): readonly ReferenceDeclaration[] {
  const clients = references.filter(
    (reference) =>
      isClientOf(reference, listener) &&
      !listeners.some((other) => other.location !== listener.location && isClientOf(reference, other)),
  );
  // A script that another one runs is read with each.
  return uniqueBy(clients, ({ location }) => locationKey(location));
}
