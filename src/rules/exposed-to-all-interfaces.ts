import { isWildcard } from '../model/address.ts';
import { onePort } from '../model/port.ts';
import type { Listener } from '../model/port-map.ts';
import type { Rule } from '../model/rule.ts';
import {
  adminInterfaces,
  identityOf,
  labelOf,
  type ServiceCategory,
  type WellKnownService,
  wellKnownServicesIn,
} from '../signatures/services/index.ts';
import { oneForEachPlace } from './places.ts';
import { whereSet } from './related.ts';
import { isOnMachine } from './traits.ts';
import { addressText, nameOf, portText, verbOf } from './wording.ts';

export const exposedToAllInterfaces: Rule = {
  id: 'exposed-to-all-interfaces',
  severity: 'notice',
  default: 'off',
  docs: {
    summary: 'A database, a broker, a debugger or an administration interface that anybody in the network can reach.',
    why: 'Without an address a port is published on every interface of the machine, also towards a café’s WLAN or the internet; and the engine’s rules stand before those of a host firewall such as ufw, which then does not help.',
    remedy:
      'Write the loopback address in front of the port: `"127.0.0.1:5432:5432"`. Other containers reach the service by its name, without any published port.',
    bad: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports:\n      - "5432:5432"\n',
    },
    good: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports:\n      - "127.0.0.1:5432:5432"\n',
    },
  },
  *check({ map }) {
    const judged = map.listeners.flatMap((listener) => {
      const what = isReachable(listener) ? sensitive(listener) : undefined;
      return what === undefined ? [] : [{ listener, severity: 'notice' as const, what }];
    });
    for (const { listener, severity, what } of oneForEachPlace(judged)) {
      const { port, protocol, owner, binding, location, confidence } = listener;
      if (!('ports' in port)) continue;
      const bound = `${nameOf(owner)} ${verbOf(listener).singular} ${portText(protocol, port.ports)} on ${addressText(binding)}`;
      yield {
        severity,
        confidence,
        message: `${bound}, so that ${what} can be reached from other machines`,
        ports: port.ports,
        protocol,
        location,
        related: whereSet(listener),
        owners: [owner],
      };
    }
  },
};

/** A hosted runner has no neighbours. */
function isReachable(listener: Listener): boolean {
  const { namespace, binding, count } = listener;
  const isOwnMachine = isOnMachine(listener) && !namespace.startsWith('job:');
  return isOwnMachine && count > 0 && binding.addresses.some(isWildcard);
}

const sensitiveCategories: ReadonlySet<ServiceCategory> = new Set(['database', 'broker', 'debugger', 'orchestrator']);

/** What it is, where other machines have no business with it. */
function sensitive(listener: Listener): string | undefined {
  if (listener.mechanism === 'debugger') return 'its debugger';
  if (adminInterfaces.some((word) => listener.identity.some((name) => name.split('/').includes(word))))
    return 'its administration interface';
  const row = serviceOf(listener);
  return row && labelOf(row);
}

/** The well-known service that it is, by the port inside of the container. */
function serviceOf({ port, containerPorts, protocol, identity }: Listener): WellKnownService | undefined {
  const inside = containerPorts ?? ('ports' in port ? port.ports : onePort(0));
  return wellKnownServicesIn(inside, protocol).find(
    (row) => sensitiveCategories.has(row.category) && identityOf(identity, row) === 'is',
  );
}
