import { formatPorts, onePort, portCount } from '../model/port.ts';
import type { Listener, PortMap } from '../model/port-map.ts';
import type { Rule } from '../model/rule.ts';
import { browserBlockedPorts, httpServers } from '../signatures/services/index.ts';
import { isClientOf } from './clients.ts';
import { oneForEachPlace } from './places.ts';
import { whereSet } from './related.ts';
import { milder, mildest, severityOfConfidence } from './severity.ts';
import { isMovable, isOnMachine } from './traits.ts';
import { addressText, nameOf, verbOf } from './wording.ts';

export const browserBlockedPort: Rule = {
  id: 'browser-blocked-port',
  severity: 'warning',
  docs: {
    summary: 'A web server on a port that browsers refuse to open.',
    why: 'Browsers and `fetch` (also Node’s) refuse 83 ports that belong to other protocols: 6000 (X11), 6665-6669 (IRC), 10080 (Amanda) and others. The server starts, curl gets an answer, and the browser shows ERR_UNSAFE_PORT, or fetch fails with “bad port”. The list is part of the fetch standard (https://fetch.spec.whatwg.org/#port-blocking).',
    remedy: 'Move the server to the port that is suggested.',
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "6666:80"\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n',
    },
  },
  *check({ map }) {
    const judged = map.listeners.flatMap((listener) => {
      const port = blockedPort(listener);
      const known = mildest('warning', severityOfConfidence[listener.confidence]);
      const severity = isMovable(listener) ? milder(known) : known;
      return port !== undefined && severity && speaksHttp(listener, map) ? [{ listener, severity, port }] : [];
    });
    for (const { listener, severity, port } of oneForEachPlace(judged)) {
      const { protocol, owner, binding, location, confidence } = listener;
      const ports = onePort(port);
      yield {
        severity,
        confidence,
        message: `${nameOf(owner)} ${verbOf(listener).singular} tcp port ${formatPorts(ports)} on ${addressText(binding)}, which browsers and fetch refuse to open`,
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

function blockedPort(listener: Listener): number | undefined {
  const { port, protocol, count } = listener;
  // Of a range, which of the ports a browser would open is not known.
  if (port.kind !== 'fixed' || portCount(port.ports) > 1 || protocol !== 'tcp') return undefined;
  if (count === 0 || !isOnMachine(listener)) return undefined;
  return browserBlockedPorts.has(port.ports.first) ? port.ports.first : undefined;
}

const webPorts: ReadonlySet<number> = new Set([80, 443]);

/** It is a web server, its container's port is one's, or a client names it in a URL. */
function speaksHttp(listener: Listener, { references }: PortMap): boolean {
  const { identity, containerPorts } = listener;
  if (containerPorts && webPorts.has(containerPorts.first)) return true;
  // A mail server’s front may be an nginx: what leads to such a port inside is of that protocol.
  if (containerPorts && browserBlockedPorts.has(containerPorts.first)) return false;
  const words = identity.flatMap((name) => [name, ...name.split('/')]);
  if (words.some((word) => httpServers.has(word))) return true;
  return references.some(({ scheme, ...rest }) => /^https?$/.test(scheme ?? '') && isClientOf(rest, listener));
}
