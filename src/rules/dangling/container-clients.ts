import type { ContainerDeclaration, ReferenceDeclaration } from '../../model/declaration.ts';
import { formatPorts, intersectPorts, onePort, type PortRange } from '../../model/port.ts';
import type { PortMap } from '../../model/port-map.ts';
import { isRuntimeImage, portsOfImage } from '../../signatures/images/index.ts';
import { identityOf, labelOf, type WellKnownService } from '../../signatures/services/index.ts';
import { isLocal } from '../clients.ts';
import { type ContainerSide, containerSides } from '../container-sides.ts';
import type { Dangling } from './dangling.ts';
import { serviceMeant } from './machine-clients.ts';

/** Clients in containers that name another container's host port, or look for it on their own loopback. */
export function danglingInContainers(map: PortMap): readonly Dangling[] {
  const sides = containerSides(map);
  return map.references.flatMap((reference) => {
    const { namespace, unit } = reference;
    if (!namespace?.startsWith('container:')) return [];
    const project = sides.filter(({ container }) => container.unit === unit);
    return isLocal(reference) ? onOwnLoopback(reference, project) : byHostPort(reference, project);
  });
}

/** `postgres://db:5433`, where `5433:5432` publishes it. */
function byHostPort(reference: ReferenceDeclaration, project: readonly ContainerSide[]): readonly Dangling[] {
  const side = project.find(({ container }) => container.name === reference.host);
  const mapping = side?.mappings.find(({ port }) => 'ports' in port && intersectPorts(port.ports, reference.ports));
  if (!side || !mapping?.containerPorts || mayListen(side, reference.ports)) return [];
  // A setting of its own may move it there.
  if (side.container.mentioned?.some((port) => intersectPorts(onePort(port), reference.ports))) return [];
  const { containerPorts, owner, location } = mapping;
  // What it is told of itself may be the address that it tells others.
  if (reference.owner?.name === side.container.name) return [];
  if (!knownPorts(side).some((ports) => intersectPorts(ports, containerPorts))) return [];
  return [
    {
      cause: 'container-port',
      // A web address may be meant for a browser, by a name that the machine knows too.
      severity: /^https?$/.test(reference.scheme ?? '') ? 'notice' : 'warning',
      reference,
      message: `${reference.host}:${formatPorts(reference.ports)} is the port on the host; inside of its container ${side.container.name} listens on ${formatPorts(containerPorts)}`,
      related: [{ message: `${owner.name} publishes it here`, location }],
      owners: [owner],
      ...(containerPorts.first === containerPorts.last ? { port: containerPorts.first } : {}),
    },
  ];
}

/** `redis://localhost:6379` in a container beside one that runs Redis. */
function onOwnLoopback(reference: ReferenceDeclaration, project: readonly ContainerSide[]): readonly Dangling[] {
  const row = serviceMeant(reference);
  const own = project.filter(({ container }) => container.namespace === reference.namespace);
  if (!row || own.length === 0 || own.some((side) => side.isShared || mayBe(side, reference.ports))) return [];
  const meant = project.find((side) => !own.includes(side) && runs(side, row));
  if (!meant) return [];
  const { name, location } = meant.container;
  return [
    {
      cause: 'own-loopback',
      severity: 'warning',
      reference,
      message: `${reference.host}:${formatPorts(reference.ports)} is in the client’s own container, where no ${labelOf(row)} listens; ${name} is another one, which it reaches as ${name}:${row.port}`,
      related: [{ message: `service ${name} is declared here`, location }],
      owners: [{ kind: 'service', name }],
    },
  ];
}

/** Whether the container itself may run the service: an image that is no bare runtime may hold anything. */
function mayBe(side: ContainerSide, ports: PortRange): boolean {
  const { baseImage } = side.container;
  return mayListen(side, ports) || baseImage === undefined || !isRuntimeImage(baseImage);
}

function isService({ baseImage }: ContainerDeclaration, row: WellKnownService): boolean {
  return baseImage !== undefined && identityOf([baseImage], row) === 'is';
}

/** It is the service, not an exporter or an interface of it: it listens on the usual port. */
function runs(side: ContainerSide, row: WellKnownService): boolean {
  return isService(side.container, row) && knownPorts(side).some((ports) => intersectPorts(ports, onePort(row.port)));
}

/** Ports on which it surely listens. */
function knownPorts({ container, inside }: ContainerSide): readonly PortRange[] {
  const ofImage = container.baseImage === undefined ? [] : portsOfImage(container.baseImage);
  return [
    ...inside.flatMap(({ port }) => (port.kind === 'fixed' ? [port.ports] : [])),
    ...ofImage.map(({ port }) => onePort(port)),
  ];
}

/** Something there listens on one of the ports, or may for all that is known. */
function mayListen(side: ContainerSide, ports: PortRange): boolean {
  const { container, inside, mappings, hasUnresolved } = side;
  const named = [
    ...knownPorts(side),
    ...mappings.flatMap(({ containerPorts }) => containerPorts ?? []),
    ...(container.documented ?? []).map((one) => one.ports),
  ];
  const isUnknown = hasUnresolved || inside.some(({ port }) => !('ports' in port));
  return isUnknown || named.some((one) => intersectPorts(one, ports));
}
