import { anyIPv4, anyIPv6, type Binding, loopbackIPv4, loopbackIPv6 } from '../model/address.ts';
import type { Owner } from '../model/declaration.ts';
import { groupBy } from '../model/grouping.ts';
import { formatPorts, type PortRange, type Protocol } from '../model/port.ts';
import type { Listener, Startup } from '../model/port-map.ts';

/** Names in a message; the rest are in the related places. */
const mostNames = 5;

/** `service web`, `script dev`. */
export function nameOf({ kind, name }: Owner): string {
  return `${kind} ${name}`;
}

export function isSameOwner(a: Listener, b: Listener): boolean {
  return a.unit === b.unit && a.owner.kind === b.owner.kind && a.owner.name === b.owner.name;
}

/** `tcp port 8080`, `udp ports 5000-5010`. */
export function portText(protocol: Protocol, ports: PortRange): string {
  return `${protocol} ${ports.first === ports.last ? 'port' : 'ports'} ${formatPorts(ports)}`;
}

const addressNames: ReadonlyMap<string, string> = new Map([
  [[anyIPv4, anyIPv6].join(), 'all addresses'],
  [anyIPv4, 'all IPv4 addresses'],
  [anyIPv6, 'all IPv6 addresses'],
]);

/** `all addresses`, `localhost`, `127.0.0.1 and ::1`. */
export function addressText({ addresses, choice }: Binding): string {
  const sorted = addresses.toSorted();
  if (choice === 'one-of' && sorted.join() === [loopbackIPv4, loopbackIPv6].join()) return 'localhost';
  return addressNames.get(sorted.join()) ?? (choice === 'one-of' ? sorted.join(' or ') : listText(sorted));
}

/** `a`, `a and b`, `a, b and c`, at most five and then how many more. */
export function listText(items: readonly string[], total = items.length): string {
  const shown = items.slice(0, total > mostNames ? mostNames - 1 : mostNames);
  const more = total - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** What a listener does to its port, without and with the third person's s. */
export function verbOf({ mechanism }: Listener): { readonly plural: string; readonly singular: string } {
  if (mechanism === 'published-port') return { plural: 'publish', singular: 'publishes' };
  return { plural: 'bind', singular: 'binds' };
}

/** One verb for several listeners. */
export function commonVerb(listeners: readonly Listener[]): { readonly plural: string; readonly singular: string } {
  const verbs = listeners.map(verbOf);
  const [first] = verbs;
  return first && verbs.every((verb) => verb.plural === first.plural) ? first : { plural: 'bind', singular: 'binds' };
}

/** Owners by name; where two have the same name, with their files. */
export function ownerNames(listeners: readonly Listener[]): readonly string[] {
  const sameName = groupBy(listeners, ({ owner }) => nameOf(owner));
  return listeners.map(({ owner, location }) => {
    const isAmbiguous = (sameName.get(nameOf(owner))?.length ?? 0) > 1;
    return isAmbiguous ? `${nameOf(owner)} (${location.file})` : nameOf(owner);
  });
}

/** Which command brings them up, or why they are up together, as the end of a sentence. */
export function togetherText({ certainty, command, reason }: Startup, them: 'it' | 'them' = 'them'): string {
  if (certainty === 'certain' || them === 'it') return ` when \`${command}\` starts ${them}`;
  return `, ${certainty === 'likely' ? 'usually' : 'possibly'} up together because ${reason}`;
}
