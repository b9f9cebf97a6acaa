import { type Binding, boundTo } from '../model/address.ts';
import type { ListenerDeclaration } from '../model/declaration.ts';
import type { Location } from '../model/location.ts';
import { highestPort, onePort, type PortRange, type PortValue, type Protocol } from '../model/port.ts';
import { placeOf, plainText, type RunText } from '../parsing/interpolation.ts';
import { canonicalAddress } from '../parsing/ip-address.ts';
import { publicationOf } from './networks.ts';
import type { ComposeProject } from './project.ts';
import { numberOf, type Service, scalarText } from './service.ts';
import {
  type CanonicalPort,
  expressionWithoutValue,
  locationOf,
  type Mapping,
  runsOf,
  type Scalar,
  type Tree,
  valueAt,
} from './tree.ts';

/** A port of the host that `docker compose up` asks the engine for. */
export interface HostBinding {
  readonly port: PortValue;
  /** Absent when the container's port has no value. */
  readonly containerPorts?: PortRange;
  /** The digits of the container's port, where the mapping itself has them. */
  readonly targetAt?: Location;
  readonly protocol: Protocol;
  readonly binding: Binding;
  /** The whole mapping, where it was written. */
  readonly location: Location;
  /** The digits of the host port, when one place sets it. */
  readonly setAt?: Location;
  /** What a variable may replace; see `ListenerDeclaration`. */
  readonly variableAt?: NonNullable<ListenerDeclaration['variableAt']>;
  /** The variable through which the host port comes. */
  readonly variable?: string;
  /** An override file adds it to what the service published already. */
  readonly added: boolean;
}

/** A mapping that Compose passes on and the engine refuses. */
export interface RefusedMapping {
  readonly text: string;
  readonly reason: string;
  /** The part that is refused where it has a place of its own, else the whole mapping. */
  readonly location: Location;
}

/** A mapping that the engine leaves aside. */
export interface DiscardedMapping extends RefusedMapping {
  /** The program is reached at that number all the same. */
  readonly isHarmless: boolean;
}

export interface Published {
  readonly bindings: readonly HostBinding[];
  readonly refused: readonly RefusedMapping[];
  readonly discarded: readonly DiscardedMapping[];
}

/** What a service publishes on the host; nothing where its network does not allow it. */
export function publishedPorts(service: Service, project: ComposeProject): Published {
  const publication = publicationOf(service, project);
  const ports = service.ports.flatMap(readPort);
  if (publication.kind === 'nowhere') {
    const { reason, isHost } = publication;
    const discarded = ports.map(({ text, location, published, target }) => {
      const isHarmless = isHost && (published === '' || published === String(target));
      return { text, location, reason, isHarmless };
    });
    return { bindings: [], refused: [], discarded: uniqueMappings(discarded) };
  }
  if (publication.kind === 'refused') {
    const refused = ports.map(({ text, location }) => ({ text, location, reason: publication.reason }));
    return { bindings: [], refused: uniqueMappings(refused), discarded: [] };
  }
  const bindings: Ranged[] = [];
  const refused: RefusedMapping[] = [];
  for (const port of ports) {
    const refusal = refusalOf(port);
    if (refusal) refused.push(refusedMapping(port, refusal));
    else append(bindings, hostBinding(port, publication.anyAddress, project.added.has(port.source)));
  }
  return { bindings: bindings.map(({ binding }) => binding), refused: uniqueMappings(refused), discarded: [] };
}

/** A port of either syntax, still as text. */
interface PortText {
  readonly source: Tree;
  /** The mapping in the file that it comes from. */
  readonly item: Tree;
  readonly text: string;
  readonly hostIp: string;
  readonly published: string;
  readonly written: RunText;
  readonly writtenTarget: RunText;
  /** The text of the file in which the host port stands. */
  readonly scalar?: Scalar;
  readonly target: number;
  readonly protocol: string;
  readonly location: Location;
}

function readPort(port: Tree): readonly PortText[] {
  if (port.kind === 'port') return [shortPort(port)];
  const target = port.kind === 'mapping' ? numberOf(port.entries.get('target')?.value) : undefined;
  return port.kind === 'mapping' && target !== undefined ? [longPort(port, target)] : [];
}

function shortPort(port: CanonicalPort): PortText {
  const { item, hostIp, published, written, writtenTarget, target, protocol } = port;
  const text = plainText(runsOf(item));
  const location = locationOf(port);
  const texts = { text, hostIp, published, written, writtenTarget, protocol };
  return { source: port, item, ...texts, scalar: item, target, location };
}

function longPort(port: Mapping, target: number): PortText {
  const host = port.entries.get('published')?.value;
  const written = host?.kind === 'scalar' ? runsOf(host) : [];
  const published = plainText(written);
  const hostIp = scalarText(port.entries.get('host_ip')?.value) ?? '';
  const protocol = scalarText(port.entries.get('protocol')?.value) || 'tcp';
  const text = `${published}:${target}/${protocol}`;
  const location = locationOf(port);
  const scalar = host?.kind === 'scalar' ? { scalar: host } : {};
  const inside = port.entries.get('target')?.value;
  const writtenTarget = inside?.kind === 'scalar' ? runsOf(inside) : [];
  const texts = { text, hostIp, published, written, writtenTarget, protocol };
  return { source: port, item: port, ...texts, ...scalar, target, location };
}

const protocols = new Map<string, Protocol>([
  ['tcp', 'tcp'],
  ['udp', 'udp'],
  ['sctp', 'sctp'],
]);

interface Refusal {
  readonly part: 'published' | 'target' | 'protocol';
  /** A clause. */
  readonly reason: string;
}

/** Why the engine refuses a port; undefined when it takes it. */
function refusalOf({ published, target, protocol, written }: PortText): Refusal | undefined {
  if (!protocols.has(protocol.toLowerCase())) {
    return { part: 'protocol', reason: `${protocol} is no protocol that the engine knows` };
  }
  if (target > highestPort) return { part: 'target', reason: `${target} is above ${highestPort}` };
  const isUnknown = expressionWithoutValue(written) !== undefined;
  if (target < 1 && !isUnknown) {
    return { part: 'target', reason: `${target} is no port that a program in the container can listen on` };
  }
  const reason = isUnknown || published === '' ? undefined : hostPortRefusal(published);
  return reason === undefined ? undefined : { part: 'published', reason };
}

/** In the long syntax the part that is refused has a place of its own. */
function refusedMapping({ source, text, location }: PortText, { part, reason }: Refusal): RefusedMapping {
  const at = valueAt(source, part);
  return { text, reason, location: at ? locationOf(at) : location };
}

function hostPortRefusal(published: string): string | undefined {
  const ports = digitsRange(published);
  if (!ports) return `${JSON.stringify(published)} is no port`;
  if (ports.last > highestPort) return `${ports.last} is above ${highestPort}`;
  if (ports.last < ports.first) return `the range ${published} ends before it starts`;
  return ports.first === 0 && ports.last > 0 ? `the range ${published} cannot start at 0` : undefined;
}

function digitsRange(published: string): PortRange | undefined {
  const groups = /^(?<first>[0-9]+)(?:-(?<last>[0-9]+))?$/.exec(published)?.groups;
  return groups && { first: Number(groups['first']), last: Number(groups['last'] ?? groups['first']) };
}

interface Ranged {
  readonly item: Tree;
  readonly binding: HostBinding;
}

function hostBinding(port: PortText, anyAddress: Binding, added: boolean): Ranged {
  const { hostIp, published, written, scalar, target, protocol, location, item } = port;
  const address = hostIp === '' ? undefined : canonicalAddress(hostIp);
  const value = portValue(published, written);
  const setAt = value.kind === 'fixed' && /^[0-9]+$/.test(plainText(written)) ? placeOf(written) : undefined;
  const variable = written.find((run) => run.variable !== undefined)?.variable;
  const binding: HostBinding = {
    port: value,
    ...(target > 0 ? { containerPorts: onePort(target), ...placeOfTarget(port) } : {}),
    protocol: protocols.get(protocol.toLowerCase()) ?? 'tcp',
    binding: address === undefined ? anyAddress : boundTo(address),
    location,
    ...(setAt ? { setAt, ...variableIn(scalar, setAt, published) } : {}),
    ...(variable === undefined ? {} : { variable }),
    added,
  };
  return { item, binding };
}

/** Of a variable, others may take their port as well. */
function placeOfTarget({ target, writtenTarget }: PortText): Pick<HostBinding, 'targetAt'> {
  if (plainText(writtenTarget) !== String(target) || writtenTarget.some((run) => run.variable !== undefined)) return {};
  const targetAt = placeOf(writtenTarget);
  return targetAt ? { targetAt } : {};
}

/** A text without quotes gets them: `${…}` would end it inside of brackets and braces. */
function variableIn(scalar: Scalar | undefined, setAt: Location, digits: string): Pick<HostBinding, 'variableAt'> {
  if (!scalar) return {};
  const whole = locationOf(scalar);
  if (whole.file !== setAt.file || whole.start.line !== setAt.start.line) return {};
  if (whole.end.column - whole.start.column !== scalar.text.length) {
    return { variableAt: { location: setAt, before: '', after: '' } };
  }
  const start = setAt.start.column - whole.start.column;
  const after = `${scalar.text.slice(start + digits.length)}"`;
  return { variableAt: { location: whole, before: `"${scalar.text.slice(0, start)}`, after } };
}

function portValue(published: string, written: RunText): PortValue {
  const expression = expressionWithoutValue(written);
  if (expression !== undefined) return { kind: 'unresolved', expression };
  const ports = digitsRange(published);
  if (!ports || ports.last === 0) return { kind: 'ephemeral' };
  return { kind: ports.first === ports.last ? 'fixed' : 'pool', ports };
}

/** Consecutive ports of one mapping are one binding again. */
function append(bindings: Ranged[], next: Ranged): void {
  const last = bindings.at(-1);
  const joined = last && last.item === next.item ? joinedBinding(last.binding, next.binding) : undefined;
  if (last && joined) bindings[bindings.length - 1] = { item: last.item, binding: joined };
  else bindings.push(next);
}

function joinedBinding(a: HostBinding, b: HostBinding): HostBinding | undefined {
  if (!a.containerPorts || !b.containerPorts || a.containerPorts.last + 1 !== b.containerPorts.first) return undefined;
  const port = joinedPort(a.port, b.port);
  if (!port) return undefined;
  const { setAt: _, targetAt: __, ...rest } = a;
  return { ...rest, port, containerPorts: { first: a.containerPorts.first, last: b.containerPorts.last } };
}

function joinedPort(a: PortValue, b: PortValue): PortValue | undefined {
  if (a.kind === 'ephemeral' && b.kind === 'ephemeral') return a;
  if (a.kind !== 'fixed' || b.kind !== 'fixed' || a.ports.last + 1 !== b.ports.first) return undefined;
  return { kind: 'fixed', ports: { first: a.ports.first, last: b.ports.last } };
}

function uniqueMappings<Refused extends RefusedMapping>(refused: readonly Refused[]): readonly Refused[] {
  return refused.filter(
    (mapping, i) => i === 0 || mapping.reason !== refused[i - 1]?.reason || mapping.text !== refused[i - 1]?.text,
  );
}
