import type { Severity } from '../model/finding.ts';
import { formatPorts, type PortRange } from '../model/port.ts';
import type { Listener } from '../model/port-map.ts';
import type { Rule } from '../model/rule.ts';
import { type Fact, factAgainst } from './container-facts.ts';
import { type ContainerSide, containerSides } from './container-sides.ts';
import { oneForEachPlace } from './places.ts';
import { nameOf } from './wording.ts';

export const mismatchedTarget: Rule = {
  id: 'mismatched-target',
  severity: 'warning',
  docs: {
    summary: 'A mapping leads to a port of the container on which nothing listens.',
    why: 'The right-hand side of `8080:80` is the port inside of the container. Where the program listens on another one, the container starts and the host port is taken, but every request is refused. It often happens when a host port is changed on both sides, or when the program’s own port moves.',
    remedy:
      'Write the port on which the program listens to the right of the colon, and change only the left one to move the service on the host.',
    causes: {
      program: 'What the container starts is known, and it listens elsewhere.',
      image: 'The image’s own program runs without a setting that could move it, and it listens elsewhere.',
    },
    causeExamples: {
      program: {
        'compose.yaml':
          'services:\n  web:\n    image: node:22\n    command: npx vite --host 0.0.0.0 --port 5173\n    ports:\n      - "3000:3000"\n',
      },
      image: {
        'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:8090"\n',
      },
    },
    bad: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports:\n      - "5433:5433"\n',
    },
    good: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports:\n      - "5433:5432"\n',
    },
  },
  *check({ map }) {
    for (const { listener, severity, target, fact } of oneForEachPlace(containerSides(map).flatMap(mismatchOf))) {
      const { owner, port, protocol, location, targetAt } = listener;
      yield {
        cause: fact.cause,
        severity,
        confidence: severity === 'warning' ? 'high' : 'medium',
        message: `${nameOf(owner)} publishes port ${formatPorts(target)} of its container, but ${fact.text}`,
        ...('ports' in port ? { ports: port.ports } : {}),
        protocol,
        location,
        related: fact.related,
        owners: [owner],
        ...(targetAt && fact.port !== undefined
          ? { suggestion: { port: fact.port, edits: [{ location: targetAt, newText: String(fact.port) }] } }
          : {}),
      };
    }
  },
};

interface Mismatch {
  /** The mapping. */
  readonly listener: Listener;
  readonly target: PortRange;
  readonly fact: Fact;
  readonly severity: Severity;
}

/** Only where one mapping is all that is published, so that it must be the one that leads to the program. */
function mismatchOf(side: ContainerSide): readonly Mismatch[] {
  const [listener, ...others] = side.mappings;
  const target = listener?.containerPorts;
  if (!listener || !target || others.length > 0 || listener.protocol !== 'tcp') return [];
  const fact = factAgainst(side, target);
  return fact ? [{ listener, target, fact, severity: fact.severity }] : [];
}
