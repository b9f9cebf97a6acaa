/** Why two or more listeners collide: the closed set of `duplicate-binding` causes, with what each means. */
export const collisionCauses = {
  'two-services': 'Two services of one start publish or bind the same port. Move one of them, or let only one be up.',
  'two-programs':
    'Two programs that one command starts, or that usually run side by side, bind the same port. Give one another port.',
  'same-service':
    'One service publishes one host port twice, to two container ports or on overlapping addresses. Remove one mapping.',
  'same-process': 'One program listens twice on one port. Remove one of the calls, or give it another port.',
  'override-adds':
    'An override file repeats a host port of the same service. Compose appends the ports of an override to those of the base file, so both mappings stay and the second fails. Write `ports: !override` to replace them.',
  'shared-namespace':
    'Programs in one network namespace (a pod, `network_mode: service:…`) bind the same port there, although each has a container of its own. Configure one of them to listen elsewhere.',
  replicas:
    'Several replicas of one service want the same fixed host port, and only the first gets it. Publish a range as large as the number of replicas, or no host port, behind a proxy.',
  'exhausted-pool':
    'More containers want a port of a range than the range has free ports. Widen the range, or run fewer replicas.',
  'pool-order':
    'A service takes any free port of a range in which another one has a fixed port. It works or fails by the order of starts. Move the fixed port out of the range.',
} as const;

export type CollisionCause = keyof typeof collisionCauses;
