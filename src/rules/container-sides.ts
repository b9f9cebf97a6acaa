import type { ContainerDeclaration } from '../model/declaration.ts';
import { groupBy } from '../model/grouping.ts';
import type { Listener, PortMap } from '../model/port-map.ts';
import { isPublished } from './traits.ts';

/** A container with what it publishes, and what is known to bind inside of its network namespace. */
export interface ContainerSide {
  readonly container: ContainerDeclaration;
  readonly mappings: readonly Listener[];
  /** What its own command starts, what others bind that share its network, and programs below its build context. */
  readonly inside: readonly Listener[];
  /** Other containers bind there too. */
  readonly isShared: boolean;
  /** Something inside of it binds a port that isn't known. */
  readonly hasUnresolved: boolean;
}

export function containerSides(map: PortMap): readonly ContainerSide[] {
  const published = groupBy(map.listeners.filter(isPublished), ({ unit, owner }) => `${unit} ${owner.name}`);
  const bound = groupBy(
    map.listeners.filter((listener) => !isPublished(listener)),
    ({ namespace }) => namespace,
  );
  const containers = groupBy(map.containers, ({ namespace }) => namespace);
  const unresolved = new Set(map.unresolved.map(({ namespace }) => namespace));
  return map.containers.flatMap((container) => {
    const { unit, name, namespace } = container;
    if (!namespace.startsWith('container:')) return [];
    return [
      {
        container,
        mappings: published.get(`${unit} ${name}`) ?? [],
        inside: bound.get(namespace) ?? [],
        isShared: (containers.get(namespace)?.length ?? 0) > 1,
        hasUnresolved: unresolved.has(namespace),
      },
    ];
  });
}

/** Whether the container's own command starts it. */
export function isOwn({ owner }: Listener, { container }: ContainerSide): boolean {
  return owner.kind === 'service' && owner.name === container.name;
}
