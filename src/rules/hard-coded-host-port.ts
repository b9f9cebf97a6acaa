import type { Suggestion } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import { locationKey } from '../model/location.ts';
import type { Listener } from '../model/port-map.ts';
import type { Rule } from '../model/rule.ts';
import { oneForEachPlace } from './places.ts';
import { isMovable, isPublished } from './traits.ts';
import { nameOf, portText } from './wording.ts';

export const hardCodedHostPort: Rule = {
  id: 'hard-coded-host-port',
  severity: 'notice',
  default: 'off',
  docs: {
    summary: 'A service publishes a fixed host port that no variable can move.',
    why: 'A second checkout, a worktree or another project with the same number can’t run beside the first without an edit of the file, which then shows up in every diff.',
    remedy:
      'Take the port from a variable with the number as its default: `"${WEB_PORT:-8090}:80"`. Whoever needs another one writes `WEB_PORT=8092` into an `.env` that git ignores.',
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.27\n    ports:\n      - "${WEB_PORT:-8090}:80"\n',
    },
  },
  *check({ map }) {
    const fixed = map.listeners.filter(
      (listener) =>
        isPublished(listener) &&
        listener.variableAt !== undefined &&
        listener.port.kind === 'fixed' &&
        !isMovable(listener),
    );
    const users = groupBy(fixed, ({ variableAt }) => (variableAt ? locationKey(variableAt.location) : ''));
    for (const { listener, severity } of oneForEachPlace(fixed.map((one) => ({ listener: one, severity: 'notice' })))) {
      const { owner, port, protocol, location, variableAt } = listener;
      if (port.kind !== 'fixed' || !variableAt) continue;
      const sharing = users.get(locationKey(variableAt.location)) ?? [];
      const isShared = sharing.some((other) => other.owner.name !== owner.name);
      const name = variableName(listener, fixed);
      yield {
        severity,
        confidence: 'high',
        message: `${nameOf(owner)} publishes ${portText(protocol, port.ports)}, and no variable can move it`,
        ports: port.ports,
        protocol,
        location,
        related: [],
        owners: [owner],
        ...(isShared ? {} : { suggestion: suggestionOf(port.ports.first, name, variableAt) }),
      };
    }
  },
};

function suggestionOf(
  port: number,
  name: string,
  { location, before, after }: NonNullable<Listener['variableAt']>,
): Suggestion {
  return { port, edits: [{ location, newText: `${before}\${${name}:-${port}}${after}` }] };
}

/** `WEB_PORT`; `WEB_443_PORT` for what is not the first port of the service. */
function variableName({ unit, owner, port, containerPorts }: Listener, fixed: readonly Listener[]): string {
  const word = owner.name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const first = fixed.find((other) => other.unit === unit && other.owner.name === owner.name);
  const isFirst = first?.port.kind === 'fixed' && port.kind === 'fixed' && first.port.ports.first === port.ports.first;
  const which = isFirst || !containerPorts ? '' : `_${containerPorts.first}`;
  return `${/^[A-Z_]/.test(word) ? '' : '_'}${word}${which}_PORT`;
}
