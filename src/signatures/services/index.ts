import type { PortRange, Protocol } from '../../model/port.ts';
import type { WellKnownService } from './well-known-service.ts';
import { wellKnownServices } from './well-known-services.ts';

export { adminInterfaces } from './admin-interfaces.ts';
export { browserBlockedPorts } from './browser-blocked-ports.ts';
export { httpServers } from './http-servers.ts';
export { type Identity, identityOf } from './identity.ts';
export { usualPortOf } from './url-schemes.ts';
export * from './well-known-service.ts';
export { wellKnownServices } from './well-known-services.ts';

const byPort = new Map(wellKnownServices.map((row) => [`${row.port}/${row.protocol}`, row]));

export function wellKnownService(port: number, protocol: Protocol): WellKnownService | undefined {
  return byPort.get(`${port}/${protocol}`);
}

/** The entries inside a range, by port. */
export function wellKnownServicesIn(ports: PortRange, protocol: Protocol): readonly WellKnownService[] {
  if (ports.first === ports.last) {
    const row = wellKnownService(ports.first, protocol);
    return row ? [row] : [];
  }
  return wellKnownServices.filter(
    (row) => row.protocol === protocol && row.port >= ports.first && row.port <= ports.last,
  );
}

/** Multicast discovery (SSDP, mDNS, LLMNR): programs share these ports with SO_REUSEADDR. */
const multicastPorts: readonly number[] = [1900, 5353, 5355];

export function isMulticastDiscovery(port: number, protocol: Protocol): boolean {
  return protocol === 'udp' && multicastPorts.includes(port);
}
