import { type Binding, boundTo, everywhere } from '../model/address.ts';
import { canonicalAddress } from '../parsing/ip-address.ts';
import type { ComposeProject } from './project.ts';
import { type Service, scalarText } from './service.ts';
import { type Tree, valueAt } from './tree.ts';

/** Where the ports of a service are published. */
export type Publication =
  | { readonly kind: 'host'; readonly anyAddress: Binding }
  /** The engine leaves the ports aside; `isHost`: what the program binds is on the host by itself. */
  | { readonly kind: 'nowhere'; readonly reason: string; readonly isHost: boolean }
  | { readonly kind: 'refused'; readonly reason: string };

const sharedNetwork = /^(?<kind>service|container):(?<name>.*)$/s;

/** Observed on Docker Engine 28.5. */
export function publicationOf(
  { networkMode, networks = ['default'] }: Service,
  { model }: ComposeProject,
): Publication {
  if (networkMode === 'host') return { kind: 'nowhere', reason: 'it uses the network of the host', isHost: true };
  if (networkMode === 'none') return { kind: 'nowhere', reason: 'it has no network', isHost: false };
  const shared = sharedNetwork.exec(networkMode ?? '')?.groups;
  if (shared) {
    const reason = `it shares the network of ${shared['kind']} ${shared['name']}, which has to publish the port instead`;
    return { kind: 'refused', reason };
  }
  if (networkMode) return { kind: 'host', anyAddress: everywhere };
  const attached = networks.map((name) => valueAt(model, 'networks', name));
  const outward = attached.filter((network) => !isTrue(valueAt(network, 'internal')));
  if (outward.length === 0) return { kind: 'nowhere', reason: 'all its networks are internal', isHost: false };
  return { kind: 'host', anyAddress: defaultAddress(outward) };
}

/** A bridge network may bind what has no address of its own to one address. */
function defaultAddress(networks: readonly (Tree | undefined)[]): Binding {
  const addresses = networks.map((network) =>
    canonicalAddress(scalarText(valueAt(network, 'driver_opts', 'com.docker.network.bridge.host_binding_ipv4')) ?? ''),
  );
  const [first] = addresses;
  return first !== undefined && addresses.every((address) => address === first) ? boundTo(first) : everywhere;
}

function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === 'scalar' && tree.type === 'bool' && tree.value;
}

/** By service, the network namespace in which its programs bind: the host's, that of a container it shares, or its own. */
export function namespacesOf(services: readonly Service[], unit: string): ReadonlyMap<string, string> {
  const byName = new Map(services.map((service) => [service.name, service]));
  const byContainer = new Map(services.map((service) => [service.containerName, service]));
  return new Map(services.map((service) => [service.name, namespaceOf(service, byName, byContainer, unit)]));
}

type Services = ReadonlyMap<string | undefined, Service>;

/** A chain of `service:` that leads back to itself ends where it closes. */
function namespaceOf(service: Service, byName: Services, byContainer: Services, unit: string): string {
  const seen = new Set<string>();
  let current = service;
  while (!seen.has(current.name)) {
    seen.add(current.name);
    const mode = current.networkMode ?? '';
    if (mode === 'host') return 'host';
    const { kind, name } = sharedNetwork.exec(mode)?.groups ?? {};
    const shared = kind === 'service' ? byName.get(name) : name === undefined ? undefined : byContainer.get(name);
    if (!shared && kind === 'container') return `container:${name}`;
    if (!shared) break;
    current = shared;
  }
  return `container:${unit}/${current.name}`;
}
