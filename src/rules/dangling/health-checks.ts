import { formatPorts } from '../../model/port.ts';
import type { PortMap } from '../../model/port-map.ts';
import { isLocal } from '../clients.ts';
import { factAgainst } from '../container-facts.ts';
import { containerSides } from '../container-sides.ts';
import type { Dangling } from './dangling.ts';

/** Health checks that ask where the program of their own container does not listen. */
export function danglingHealthChecks(map: PortMap): readonly Dangling[] {
  const sides = containerSides(map);
  return map.references.flatMap((reference) => {
    if (reference.role !== 'health-check' || !isLocal(reference)) return [];
    const side = sides.find(({ container }) => container.namespace === reference.namespace);
    const fact = side && factAgainst(side, reference.ports);
    if (!side || !fact) return [];
    return [
      {
        cause: 'health-check' as const,
        severity: fact.severity,
        reference,
        message: `the health check of service ${side.container.name} asks on port ${formatPorts(reference.ports)}, but ${fact.text}`,
        related: fact.related,
        owners: [{ kind: 'service' as const, name: side.container.name }],
      },
    ];
  });
}
