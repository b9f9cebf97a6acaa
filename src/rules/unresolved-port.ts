import type { Rule } from '../model/rule.ts';
import { nameOf } from './wording.ts';

export const unresolvedPort: Rule = {
  id: 'unresolved-port',
  severity: 'notice',
  default: 'off',
  docs: {
    summary: 'A port that nothing in the repository gives a value.',
    why: 'The port comes from a variable without a default, or is computed, so it is compared with no other: what it collides with shows only when it is started. Turn this rule on to see what the map does not know.',
    remedy:
      'Give the variable a default (`${WEB_PORT:-8090}`) or a value in `.env`, or tell it on the command line: `--env WEB_PORT=8090`.',
    bad: {
      'package.json':
        '{\n  "name": "site",\n  "private": true,\n  "scripts": {\n    "dev": "vite --port $WEB_PORT"\n  }\n}\n',
    },
    good: {
      'package.json':
        '{\n  "name": "site",\n  "private": true,\n  "scripts": {\n    "dev": "vite --port ${WEB_PORT:-8090}"\n  }\n}\n',
    },
  },
  *check({ map }) {
    for (const { expression, owner, location } of map.unresolved) {
      yield {
        severity: 'notice',
        confidence: 'high',
        message: `the port of ${nameOf(owner)} is ${expression}, which nothing here gives a value`,
        location,
        related: [],
        owners: [owner],
      };
    }
  },
};
