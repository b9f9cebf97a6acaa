import { highestPort, type PortRange, type Protocol } from '../model/port.ts';
import { plainText, type RunText, sliceRuns } from '../parsing/interpolation.ts';
import { canonicalAddress } from '../parsing/ip-address.ts';

/** A mapping in short syntax: `127.0.0.1:8080-8081:80-81/tcp`. */
export interface ShortMapping {
  /** As written, without brackets; empty: none. */
  readonly hostIp: string;
  /** undefined: any free port. */
  readonly host?: PortRange;
  readonly container: PortRange;
  readonly protocol: Protocol;
  /** The host part where it was written; empty where there is none. */
  readonly written: RunText;
  /** The container part where it was written, without its protocol. */
  readonly writtenTarget: RunText;
  /** What other releases of docker compose make of it, where they differ. */
  readonly versions?: string;
}

export type Parsed = { readonly mapping: ShortMapping } | { readonly error: string };

const protocols = new Map<string, Protocol>([
  ['tcp', 'tcp'],
  ['udp', 'udp'],
  ['sctp', 'sctp'],
]);

/**
 * Reads a mapping in short syntax as docker compose 5 does.
 * Source: go-connections 0.7 `nat/nat.go` (`ParsePortSpec`), compose-go `types/types.go` (`ParsePortConfig`).
 */
export function parseShortMapping(runs: RunText): Parsed {
  const text = plainText(runs);
  const { ip, host, container } = splitParts(text);
  const slash = container.text.indexOf('/');
  const target = slash < 0 ? container.text : container.text.slice(0, slash);
  if (target === '') return { error: 'no container port is given' };
  const written = slash < 0 ? 'tcp' : container.text.slice(slash + 1) || 'tcp';
  const protocol = protocols.get(written.toLowerCase());
  if (!protocol) return { error: `${written} is no protocol; tcp, udp and sctp are` };
  const hostIp = hostIpOf(ip.text);
  if (hostIp === undefined) return { error: `${ip.text} is no IP address` };
  const ports = parseRange(target);
  if (!ports) return { error: `${target} is no container port` };
  const published = host.text === '' ? undefined : parseRange(host.text);
  if (host.text !== '' && !published) return { error: `${host.text} is no host port` };
  if (published && !fits(published, ports)) {
    return { error: `the ranges ${host.text} and ${target} are not equally long` };
  }
  // Compose loses a container port 0 on its way to the long syntax, which then lacks its target.
  if (ports.first === 0) return { error: 'the container port cannot be 0' };
  const versions = versionDifference(ip.text, host.text + target);
  return {
    mapping: {
      hostIp,
      ...(published ? { host: published } : {}),
      container: ports,
      protocol,
      ...(versions === undefined ? {} : { versions }),
      written: sliceRuns(runs, host.start, host.start + host.text.length),
      writtenTarget: sliceRuns(runs, container.start, container.start + target.length),
    },
  };
}

interface Part {
  readonly text: string;
  readonly start: number;
}

/** The last two parts are the host's and the container's, whatever stands before them is the address. */
function splitParts(text: string): Readonly<Record<'ip' | 'host' | 'container', Part>> {
  const last = text.lastIndexOf(':');
  const middle = last <= 0 ? -1 : text.lastIndexOf(':', last - 1);
  const container = { text: text.slice(last + 1), start: last + 1 };
  if (last < 0) return { ip: { text: '', start: 0 }, host: { text: '', start: 0 }, container };
  const host = { text: text.slice(middle + 1, last), start: middle + 1 };
  return { ip: { text: text.slice(0, Math.max(middle, 0)), start: 0 }, host, container };
}

function hostIpOf(text: string): string | undefined {
  const ip = text.startsWith('[') ? /^\[([^[\]]*)\]$/.exec(text)?.[1] : text;
  return ip === undefined || ip === '' || canonicalAddress(ip) !== undefined ? ip : undefined;
}

/** A range on the host for one container port is a pool; else both ranges have one length. */
function fits(host: PortRange, container: PortRange): boolean {
  return container.first === container.last || container.last - container.first === host.last - host.first;
}

/** `8080` or `8080-8090`. Go accepts a sign and leading zeros. */
export function parseRange(text: string): PortRange | undefined {
  const dash = text.indexOf('-');
  const [start, end] = dash < 0 ? [text, text] : [text.slice(0, dash), text.slice(dash + 1)];
  const first = parsePort(start);
  const last = parsePort(end);
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

function parsePort(text: string): number | undefined {
  if (!/^[-+]?[0-9]+$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 0 && port <= highestPort ? Math.abs(port) : undefined;
}

/** What older releases read differently, as a clause. */
function versionDifference(ip: string, ports: string): string | undefined {
  if (ip.includes(':') && !ip.startsWith('[')) {
    return 'an IPv6 address without brackets is refused by some builds of docker compose 2';
  }
  return ports.includes('+') ? 'a port with a plus sign is refused by docker compose 2' : undefined;
}
