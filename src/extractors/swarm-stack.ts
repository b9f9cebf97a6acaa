import type { ComposeProject } from '../compose/index.ts';
import { valueAt } from '../compose/tree.ts';
import type { Declaration } from '../model/declaration.ts';
import { baseName } from '../model/repository-path.ts';

/** Settings that only `docker stack deploy` heeds (docs.docker.com/reference/compose-file/deploy). */
const swarmSettings = ['placement', 'update_config', 'rollback_config', 'endpoint_mode'] as const;

/**
 * Whether a file is meant for `docker stack deploy`: by its name, or by settings that `docker compose up` ignores. Swarm
 * publishes a port once for all replicas of a service (the ingress network), or spreads them over nodes, so replicas don't
 * collide there; two services still do.
 */
export function isSwarmStack({ files, services }: ComposeProject): boolean {
  const isNamed = files.some((path) => /(?:^|[-_.])(?:stack|swarm)(?:[-_.]|$)/i.test(baseName(path)));
  return (
    isNamed || services.some(({ model }) => swarmSettings.some((key) => valueAt(model, 'deploy', key) !== undefined))
  );
}

/** The declarations of a stack: one publication a service, however many replicas. */
export function asSwarmStack(declarations: readonly Declaration[]): Declaration[] {
  return declarations.map((one) =>
    one.kind === 'listener' && one.mechanism === 'published-port' && one.count > 1 ? { ...one, count: 1 } : one,
  );
}
