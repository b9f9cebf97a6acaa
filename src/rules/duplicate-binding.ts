import type { Rule } from '../model/rule.ts';
import { collisionExamples } from './collisions/cause-examples.ts';
import { collisionCauses } from './collisions/causes.ts';
import { collisionGroups } from './collisions/collision-groups.ts';
import { groupVerdict } from './collisions/group-verdict.ts';
import { spacesOf } from './collisions/occupant.ts';
import { poolVerdicts } from './collisions/pool-verdicts.ts';
import { replicaVerdicts } from './collisions/replicas.ts';
import { ReportedPairs } from './collisions/reported.ts';
import { sharedVariableVerdicts } from './collisions/shared-variables.ts';

export const duplicateBinding: Rule = {
  id: 'duplicate-binding',
  severity: 'error',
  docs: {
    summary: 'Two listeners that are up at the same time want the same port.',
    why: 'Only one socket can listen on a port of an address. The second start fails with “address already in use” or “port is already allocated”, often long after the first one came up.',
    remedy:
      'Give one of them the port that is suggested, bind them to different addresses, or see to it that they are not up together. Equal numbers alone are not reported: the two must share a network namespace, a protocol and an address, and something must bring both up. An error is certain; a warning is likely, or the tool moves on to another port by itself; a notice is possible.',
    causes: collisionCauses,
    causeExamples: collisionExamples,
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n  docs:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n  docs:\n    image: nginx:1.27\n    ports:\n      - "8092:80"\n',
    },
  },
  *check({ map, targets }) {
    const reported = new ReportedPairs();
    for (const space of spacesOf(map)) {
      yield* replicaVerdicts(space, reported);
      for (const group of collisionGroups(space, targets, reported)) yield groupVerdict(group, space, map);
      yield* poolVerdicts(space, map, reported);
    }
    yield* sharedVariableVerdicts(map, reported);
  },
};
