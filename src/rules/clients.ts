import type { ReferenceDeclaration } from '../model/declaration.ts';
import { intersectPorts } from '../model/port.ts';
import type { Listener } from '../model/port-map.ts';

/** Names by which a client reaches the machine, or the container, that it runs on. */
const localHosts: ReadonlySet<string> = new Set(['', 'localhost', '127.0.0.1', '::1', '[::1]', '0.0.0.0']);
/** By this one a container reaches the machine that it runs on. */
const hostOfContainers = 'host.docker.internal';

export function isLocal({ host }: ReferenceDeclaration): boolean {
  return localHosts.has(host);
}

/** The network namespace to which a client turns; undefined where the host is a name that is looked up. */
export function namespaceReached(reference: ReferenceDeclaration): string | undefined {
  if (reference.host === hostOfContainers) return 'host';
  return isLocal(reference) ? (reference.namespace ?? 'host') : undefined;
}

/** Whether the client means this listener, or may: by the machine or, from the machine, by its owner's name. */
export function isClientOf(reference: ReferenceDeclaration, listener: Listener): boolean {
  if (reference.role === 'documentation') return false;
  const { protocol, ports, host, namespace = listener.namespace } = reference;
  const { port, owner } = listener;
  if (protocol !== listener.protocol || !('ports' in port) || !intersectPorts(ports, port.ports)) return false;
  const reached = namespaceReached({ ...reference, namespace });
  // From inside of a container the name leads to the container's own port, not to what it publishes.
  return reached === undefined
    ? host === owner.name && !namespace.startsWith('container:')
    : reached === listener.namespace;
}
