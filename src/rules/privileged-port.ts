import { isWildcard } from '../model/address.ts';
import type { Severity } from '../model/finding.ts';
import type { LaunchUnit, Listener, PortMap } from '../model/port-map.ts';
import type { Rule } from '../model/rule.ts';
import type { Target } from '../model/target.ts';
import { oneForEachPlace } from './places.ts';
import { whereSet } from './related.ts';
import { mildest, severityOfConfidence } from './severity.ts';
import { targetsOf } from './targets.ts';
import { isMovable, isOnMachine, isPublished, isTakenIn, mayBeLeftOut } from './traits.ts';
import { addressText, listText, nameOf, portText, verbOf } from './wording.ts';

const firstUnprivileged = 1024;

export const privilegedPort: Rule = {
  id: 'privileged-port',
  severity: 'warning',
  docs: {
    summary: 'A program of the host binds a port below 1024, for which it needs privileges.',
    why: 'On Linux an ordinary user may not bind ports below 1024: the start fails with “permission denied” unless it runs as root or has CAP_NET_BIND_SERVICE. macOS asks for root only where one specific address is bound; Windows knows no such range. A container engine that runs as root may publish any port, a rootless one may not, so a published port is a notice.',
    remedy:
      'Use a port from 1024 upwards in development, for example 8080 instead of 80, and let a proxy or the deployment have the low one.',
    bad: {
      'package.json': '{\n  "name": "site",\n  "private": true,\n  "scripts": {\n    "dev": "vite --port 80"\n  }\n}\n',
    },
    good: {
      'package.json':
        '{\n  "name": "site",\n  "private": true,\n  "scripts": {\n    "dev": "vite --port 8090"\n  }\n}\n',
    },
  },
  *check({ map, targets }) {
    const elsewhere = new Set(map.units.filter((unit) => mayRunElsewhere(unit, map)).map(({ id }) => id));
    const judged = map.listeners.flatMap((listener) => {
      const where = targetsOf(listener, targets).filter((target) => needsPrivilege(listener, target));
      const severity = severityOf(listener, where, elsewhere.has(listener.unit));
      return severity ? [{ listener, severity, where }] : [];
    });
    for (const { listener, severity, where } of oneForEachPlace(judged)) {
      const { port, protocol, owner, binding, location, confidence } = listener;
      if (!('ports' in port)) continue;
      const bound = `${nameOf(owner)} ${verbOf(listener).singular} ${portText(protocol, port.ports)} on ${addressText(binding)}`;
      yield {
        severity,
        confidence,
        message: isPublished(listener)
          ? `${bound}: a rootless container engine may not publish ports below ${firstUnprivileged}`
          : `${bound}: ports below ${firstUnprivileged} need root or CAP_NET_BIND_SERVICE on ${listText(where)}`,
        ports: port.ports,
        protocol,
        location,
        related: whereSet(listener),
        owners: [owner],
        move: listener,
      };
    }
  },
};

function needsPrivilege({ port, binding }: Listener, target: Target): boolean {
  if (!('ports' in port)) return false;
  // A pool that reaches beyond the range has another port to take.
  const lowest = port.kind === 'pool' ? port.ports.last : port.ports.first;
  if (lowest >= firstUnprivileged) return false;
  if (target === 'linux' || target === 'github-ubuntu') return true;
  return (target === 'macos' || target === 'github-macos') && !binding.addresses.some(isWildcard);
}

/** What nothing starts may be meant for a service manager or a container, one with the network of the host as well. */
function mayRunElsewhere({ kind, files }: LaunchUnit, { containers }: PortMap): boolean {
  const isInContext = containers.some(
    ({ namespace, buildContext }) =>
      namespace === 'host' && buildContext && files.some((file) => file.startsWith(`${buildContext}/`)),
  );
  return kind === 'process' || (kind === 'script' && isInContext);
}

/** Undefined: nothing to say. */
function severityOf(listener: Listener, where: readonly Target[], mayBeElsewhere: boolean): Severity | undefined {
  const { namespace, count, owner, confidence, elevated } = listener;
  if (where.length === 0 || count === 0 || elevated || !isOnMachine(listener)) return undefined;
  // The engine of a hosted runner and the agent of a cluster's node are root.
  if (listener.mechanism === 'host-port') return undefined;
  if (isPublished(listener)) return namespace === 'host' && !isMovable(listener) ? 'notice' : undefined;
  // Most containers run as root, so with the host's network they may.
  const isContainer = owner.kind === 'service' || owner.kind === 'container';
  const isMild = isContainer || mayBeElsewhere || isMovable(listener) || isTakenIn(listener) || mayBeLeftOut(listener);
  return mildest('warning', severityOfConfidence[confidence], isMild ? 'notice' : 'warning');
}
