import { uniqueBy } from '../model/grouping.ts';
import { locationKey } from '../model/location.ts';
import type { Rule } from '../model/rule.ts';
import { danglingCompanions } from './dangling/companions.ts';
import { danglingInContainers } from './dangling/container-clients.ts';
import { danglingHealthChecks } from './dangling/health-checks.ts';
import { danglingOnMachine } from './dangling/machine-clients.ts';

export const danglingReference: Rule = {
  id: 'dangling-reference',
  severity: 'warning',
  docs: {
    summary: 'A client names a port on which nothing listens, while the service that it means listens on another one.',
    why: 'The two numbers stand in different files, and one of them was changed. Everything starts, and the client is refused the connection or waits until it gives up.',
    remedy:
      'Write the port on which the service listens. From the machine that is the left-hand side of a mapping (`5433:5432`), from another container the right-hand side, with the name of the service as the host.',
    causes: {
      'host-port': 'A client on the machine names another port than the one that the service publishes there.',
      'container-port':
        'A client in a container names the port that the service publishes on the host. Between containers only the container’s own port counts.',
      'own-loopback':
        'A client in a container looks for the service on localhost, which is the client’s own container.',
      'health-check': 'A health check asks on another port than the one on which its program listens.',
      companion:
        'What waits for a server (wait-on, start-server-and-test) or passes requests on to it (a proxy) names another port than the one server that is started with it.',
    },
    causeExamples: {
      'host-port': {
        'compose.yaml': 'services:\n  cache:\n    image: redis:7\n    ports:\n      - "6380:6379"\n',
        'package.json':
          '{\n  "name": "shop",\n  "scripts": {\n    "seed": "seed --cache redis://localhost:6381"\n  }\n}\n',
      },
      'container-port': {
        'compose.yaml':
          'services:\n  db:\n    image: postgres:16\n    ports:\n      - "5433:5432"\n  api:\n    image: example/api:1\n    environment:\n      DATABASE_URL: postgres://shop:shop@db:5433/shop\n',
      },
      'own-loopback': {
        'compose.yaml':
          'services:\n  cache:\n    image: redis:7\n  api:\n    image: node:22\n    command: node server.js\n    environment:\n      CACHE_URL: redis://localhost:6379\n',
      },
      'health-check': {
        'compose.yaml':
          'services:\n  web:\n    image: nginx:1.27\n    healthcheck:\n      test: curl --fail http://localhost:8080/\n    ports:\n      - "8090:80"\n',
      },
      companion: {
        'package.json':
          '{\n  "name": "site",\n  "scripts": {\n    "start": "http-server -p 8090",\n    "e2e": "start-server-and-test start http://localhost:8091 \\"cypress run\\""\n  }\n}\n',
      },
    },
    bad: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports:\n      - "5432:5432"\n',
      '.env': 'DATABASE_URL=postgres://shop:shop@localhost:5433/shop\n',
    },
    good: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    ports:\n      - "5432:5432"\n',
      '.env': 'DATABASE_URL=postgres://shop:shop@localhost:5432/shop\n',
    },
  },
  *check({ map }) {
    const dangling = [danglingOnMachine, danglingInContainers, danglingHealthChecks, danglingCompanions].flatMap((of) =>
      of(map),
    );
    // A text that several services or variants of a project take over is one mention.
    for (const one of uniqueBy(dangling, ({ reference }) => locationKey(reference.location))) {
      const { cause, severity, reference, message, related, owners, port } = one;
      const { ports, protocol, location } = reference;
      yield {
        cause,
        severity,
        confidence: severity === 'warning' ? 'high' : 'medium',
        message,
        ports,
        protocol,
        location,
        related,
        owners,
        ...(port === undefined ? {} : { suggestion: { port, edits: [{ location, newText: String(port) }] } }),
      };
    }
  },
};
