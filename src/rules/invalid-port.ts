import type { Rule } from '../model/rule.ts';
import { nameOf } from './wording.ts';

export const invalidPort: Rule = {
  id: 'invalid-port',
  severity: 'error',
  docs: {
    summary: 'A port that nothing can bind.',
    why: 'The file is read without complaint, and only the start fails: the port is no number from 0 to 65535, a range runs backwards, or the container has no network of its own on which the port could be published.',
    remedy: 'Write a port from 1 to 65535, and publish it at the service whose network it is.',
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - target: 80\n        published: "80900"\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - target: 80\n        published: "8090"\n',
    },
  },
  *check({ map }) {
    for (const { owner, text, reason, location } of map.invalid) {
      yield {
        severity: 'error',
        confidence: 'high',
        message: `${nameOf(owner)} cannot get the port ${text}: ${reason}`,
        location,
        related: [],
        owners: [owner],
      };
    }
  },
};
