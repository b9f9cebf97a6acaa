import { uniqueBy } from '../model/grouping.ts';
import { locationKey } from '../model/location.ts';
import type { Rule } from '../model/rule.ts';
import { nameOf } from './wording.ts';

export const discardedPort: Rule = {
  id: 'discarded-port',
  severity: 'warning',
  docs: {
    summary: 'A mapping that publishes nothing, because of the network of its container.',
    why: 'With `network_mode: host` the program binds the host’s ports itself, with `network_mode: none` it has no network, and a network that is internal leads nowhere: the engine leaves the ports aside, and nothing answers on the number that the file promises. Where host and container have the same number on the host’s network, the mapping is only superfluous: a notice.',
    remedy:
      'Remove the mapping, and let the program itself listen on the port that is wanted; or remove the network mode.',
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.27\n    network_mode: none\n    ports:\n      - "8090:80"\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n',
    },
  },
  *check({ map }) {
    // Variants of a project share their mappings.
    const discarded = uniqueBy(map.discarded, ({ owner, location }) => `${nameOf(owner)} ${locationKey(location)}`);
    for (const { owner, text, reason, isHarmless, location } of discarded) {
      yield {
        severity: isHarmless ? 'notice' : 'warning',
        confidence: 'high',
        message: `${nameOf(owner)} publishes nothing by ${text}: ${reason}`,
        location,
        related: [],
        owners: [owner],
      };
    }
  },
};
