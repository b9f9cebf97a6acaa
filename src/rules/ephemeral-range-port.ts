import { groupBy } from '../model/grouping.ts';
import { formatPorts, intersectPorts, type PortRange } from '../model/port.ts';
import type { Rule } from '../model/rule.ts';
import type { Target } from '../model/target.ts';
import { wellKnownServicesIn } from '../signatures/services/index.ts';
import { oneForEachPlace } from './places.ts';
import { whereSet } from './related.ts';
import { targetsOf } from './targets.ts';
import { isMovable, isOnMachine } from './traits.ts';
import { addressText, listText, nameOf, portText, verbOf } from './wording.ts';

export const ephemeralRangePort: Rule = {
  id: 'ephemeral-range-port',
  severity: 'notice',
  docs: {
    summary: 'A fixed port in the range from which the system takes ports for outgoing connections.',
    why: 'Linux gives ports 32768-60999 to outgoing connections, macOS and Windows 49152-65535. While a browser or a package manager happens to hold the number, the start fails with “address already in use” although nothing listens there, and the next start succeeds. On Windows, Hyper-V and WinNAT also reserve blocks of that range at each boot, and then binding is refused although the port is free.',
    remedy: 'Choose a port below 32768, or port 0 where any free port will do, as in tests.',
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "54329:80"\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n',
    },
  },
  *check({ map, targets }) {
    // What a person starts by hand is started again when it failed; a launch profile’s ports nobody chose.
    const byHand = new Set(map.units.filter(({ kind }) => kind === 'process').map(({ id }) => id));
    const judged = map.listeners.flatMap((listener) => {
      const { port, count, protocol, unit } = listener;
      if (port.kind !== 'fixed' || count === 0 || !isOnMachine(listener) || isMovable(listener)) return [];
      if (byHand.has(unit) || wellKnownServicesIn(port.ports, protocol).length > 0) return [];
      const where = targetsOf(listener, targets).filter((target) => intersectPorts(port.ports, ephemeralPorts[target]));
      return where.length > 0 ? [{ listener, severity: 'notice' as const, ports: port.ports, where }] : [];
    });
    for (const { listener, severity, ports, where } of oneForEachPlace(judged)) {
      const { protocol, owner, binding, location, confidence } = listener;
      const bound = `${nameOf(owner)} ${verbOf(listener).singular} ${portText(protocol, ports)} on ${addressText(binding)}`;
      yield {
        severity,
        confidence,
        message: `${bound}, where outgoing connections take their ports (${rangesText(where)})`,
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

/** `net.ipv4.ip_local_port_range`; https://www.kernel.org/doc/html/latest/networking/ip-sysctl.html */
const linux: PortRange = { first: 32768, last: 60999 };
/** IPPORT_HIFIRSTAUTO of XNU; the dynamic range of Windows: https://learn.microsoft.com/troubleshoot/windows-server/networking/default-dynamic-port-range-tcpip-chang */
const others: PortRange = { first: 49152, last: 65535 };

const ephemeralPorts: Readonly<Record<Target, PortRange>> = {
  linux,
  'github-ubuntu': linux,
  macos: others,
  'github-macos': others,
  windows: others,
  'github-windows': others,
};

/** `32768-60999 on linux, 49152-65535 on macos and windows` */
function rangesText(where: readonly Target[]): string {
  const byRange = groupBy(where, (target) => ephemeralPorts[target]);
  return [...byRange].map(([range, on]) => `${formatPorts(range)} on ${listText(on)}`).join(', ');
}
