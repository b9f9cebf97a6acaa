import { bindingsMeet } from '../model/address.ts';
import type { ReferenceDeclaration } from '../model/declaration.ts';
import type { Edit, Suggestion } from '../model/finding.ts';
import { groupBy, uniqueBy } from '../model/grouping.ts';
import { type Location, locationKey } from '../model/location.ts';
import { formatPorts, highestPort, intersectPorts, type PortRange, type Protocol, portCount } from '../model/port.ts';
import type { Listener, PortMap } from '../model/port-map.ts';
import { isClientOf, namespaceReached } from './clients.ts';
import { freePort, type PortSupply } from './free-port.ts';
import { isPublished } from './traits.ts';
import { nameOf } from './wording.ts';

/** Hands out free ports for one run: none twice, and none that the map knows. */
export class Suggestions implements PortSupply {
  readonly hasCluster: boolean;
  readonly #map: PortMap;
  /** One entry a port; 1: taken. */
  readonly #taken = new Map<Protocol, Uint8Array>();
  /** Two findings about one declaration give the same advice. */
  readonly #given = new Map<string, Suggestion | undefined>();
  /** The last move of each number of an owner. */
  readonly #moves = new Map<string, { readonly listener: Listener; readonly port: number }>();
  readonly #bySetting: ReadonlyMap<string, readonly Listener[]>;

  constructor(map: PortMap) {
    this.#map = map;
    this.hasCluster = map.units.some(({ kind }) => kind === 'pod' || kind === 'cluster');
    for (const { port, protocol } of map.listeners) if ('ports' in port) this.#take(port.ports, protocol);
    for (const reference of map.references) {
      if (namespaceReached(reference)?.startsWith('container:') === false)
        this.#take(reference.ports, reference.protocol);
    }
    const set = map.listeners.filter(({ setAt }) => setAt !== undefined);
    this.#bySetting = groupBy(set, ({ setAt }) => (setAt ? locationKey(setAt) : ''));
  }

  isTaken(port: number, protocol: Protocol): boolean {
    return this.#taken.get(protocol)?.[port] === 1;
  }

  /** Where a listener could move; undefined when its port is none to choose, or nothing is free. */
  moving(listener: Listener): Suggestion | undefined {
    const declaration = declarationOf(listener);
    const given = this.#given.get(declaration) ?? this.#choose(listener);
    this.#given.set(declaration, given);
    return given;
  }

  #choose(listener: Listener): Suggestion | undefined {
    const { port, protocol, identity, mechanism } = listener;
    if (port.kind !== 'fixed') return undefined;
    const free =
      this.#withSibling(listener) ??
      freePort({ ports: port.ports, protocol, identity, isNodePort: mechanism === 'node-port' }, this);
    if (free === undefined) return undefined;
    this.#take({ first: free, last: free + portCount(port.ports) - 1 }, protocol);
    this.#moves.set(numberOf(listener), { listener, port: free });
    return { port: free, edits: portCount(port.ports) === 1 ? this.#edits(listener, free) : [] };
  }

  /** An owner that has one number on several sockets (TCP and UDP, IPv4 and IPv6) keeps it one number. */
  #withSibling(listener: Listener): number | undefined {
    const sibling = this.#moves.get(numberOf(listener));
    if (!sibling || !('ports' in listener.port) || portCount(listener.port.ports) > 1) return undefined;
    const isOtherSocket =
      sibling.listener.protocol === listener.protocol
        ? bindingsMeet(sibling.listener.binding, listener.binding) === 'never'
        : !this.isTaken(sibling.port, listener.protocol);
    return isOtherSocket ? sibling.port : undefined;
  }

  #take(ports: PortRange, protocol: Protocol): void {
    const taken = this.#taken.get(protocol) ?? new Uint8Array(highestPort + 1);
    this.#taken.set(protocol, taken.fill(1, ports.first, ports.last + 1));
  }

  /**
   * The right edits, if there are such: at the place that sets this port and no other, and where clients name it that would
   * miss it. None at all where a client may be missed.
   */
  #edits(listener: Listener, port: number): readonly Edit[] {
    const { setAt, confidence } = listener;
    if (!setAt || confidence === 'low' || this.#isSharedSetting(listener)) return [];
    const clients = this.#clientsLeft(listener).map((client) => followingPlace(client, listener));
    const certain = clients.flatMap((place) => place ?? []);
    if (certain.length < clients.length) return [];
    const places = uniqueBy([setAt, ...certain], locationKey);
    return places.map((location) => ({ location, newText: String(port) }));
  }

  /** The place sets the port of something else as well: a variable that two services use, an anchor. */
  #isSharedSetting(listener: Listener): boolean {
    const setting = listener.setAt ? locationKey(listener.setAt) : '';
    const others = this.#bySetting.get(setting) ?? [];
    return others.some((other) => declarationOf(other) !== declarationOf(listener));
  }

  /** The clients that name the port, where after the move nothing else would listen there. */
  #clientsLeft(listener: Listener): readonly ReferenceDeclaration[] {
    const { protocol } = listener;
    const isHeldByOther = this.#map.listeners.some(
      (other) =>
        other.protocol === protocol &&
        other.namespace === listener.namespace &&
        declarationOf(other) !== declarationOf(listener) &&
        'ports' in listener.port &&
        holds(other, listener.port.ports),
    );
    return isHeldByOther ? [] : this.#map.references.filter((reference) => isClientOf(reference, listener));
  }
}

/** Names that mean the very machine of the client; `host.docker.internal` means another one than the container's own. */
const ownHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '[::1]', '0.0.0.0']);

/** Where a client says the port, when it certainly means the listener and exactly these digits say so. */
function followingPlace(client: ReferenceDeclaration, { namespace, port }: Listener): Location | undefined {
  const { setAt, ports } = client;
  if (!setAt || client.namespace !== namespace || !ownHosts.has(client.host) || !('ports' in port)) return undefined;
  const isWritten =
    setAt.start.line === setAt.end.line && setAt.end.column - setAt.start.column === formatPorts(ports).length;
  return isWritten && formatPorts(ports) === formatPorts(port.ports) ? setAt : undefined;
}

function holds({ port }: Listener, ports: PortRange): boolean {
  return 'ports' in port && intersectPorts(port.ports, ports) !== undefined;
}

function numberOf({ unit, owner, port }: Listener): string {
  return `${unit} ${nameOf(owner)} ${'ports' in port ? formatPorts(port.ports) : ''}`;
}

/** A script that two units start is one declaration; a mapping that two services get from one anchor is two. */
function declarationOf(listener: Listener): string {
  return `${locationKey(listener.location)} ${isPublished(listener) ? nameOf(listener.owner) : ''}`;
}
