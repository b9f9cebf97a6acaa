import { isLoopback } from '../model/address.ts';
import { intersectPorts } from '../model/port.ts';
import type { Listener } from '../model/port-map.ts';
import type { Rule } from '../model/rule.ts';
import { isRuntimeImage } from '../signatures/images/index.ts';
import { type ContainerSide, containerSides, isOwn } from './container-sides.ts';
import { oneForEachPlace } from './places.ts';
import { mayBeLeftOut } from './traits.ts';
import { addressText, nameOf, portText } from './wording.ts';

export const loopbackInContainer: Rule = {
  id: 'loopback-in-container',
  severity: 'warning',
  docs: {
    summary: 'A port is published, but inside of its container the program listens on the loopback address only.',
    why: 'Each container has a loopback interface of its own, and what the engine forwards arrives at another one. The container starts, its log says that the server is ready, and every request from outside is answered with “connection reset” or an empty reply. Development servers listen on localhost unless they are told otherwise.',
    remedy:
      'Let the program listen on all addresses of its container: `vite --host 0.0.0.0`, `flask run --host 0.0.0.0`, `app.listen(3000, "0.0.0.0")`. What is reachable from outside the mapping decides: `"127.0.0.1:8090:5173"`.',
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: node:22\n    command: npx vite --port 5173\n    ports:\n      - "8090:5173"\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: node:22\n    command: npx vite --port 5173 --host 0.0.0.0\n    ports:\n      - "8090:5173"\n',
    },
  },
  *check({ map }) {
    const unreachable = containerSides(map).flatMap((side) => side.mappings.flatMap((one) => unreachableBy(one, side)));
    for (const { listener, mapping } of oneForEachPlace(unreachable)) {
      const { owner, port, protocol, binding, location } = listener;
      if (port.kind !== 'fixed') continue;
      yield {
        severity: 'warning',
        confidence: listener.addressBasis === 'default' ? 'medium' : 'high',
        message: `${nameOf(owner)} binds ${portText(protocol, port.ports)} on ${addressText(binding)} of its own container, which what it publishes does not reach`,
        ports: port.ports,
        protocol,
        location,
        related: [{ message: `${nameOf(mapping.owner)} publishes it here`, location: mapping.location }],
        owners: [owner],
      };
    }
  },
};

interface Unreachable {
  readonly listener: Listener;
  readonly mapping: Listener;
  readonly severity: 'warning';
}

/** What the mapping leads to, where it can't be reached. */
function unreachableBy(mapping: Listener, side: ContainerSide): readonly Unreachable[] {
  const behind = side.inside.filter((listener) => leadsTo(mapping, listener));
  const [listener] = behind;
  if (!listener || !behind.every((one) => isSurelyLoopback(one, side))) return [];
  return [{ listener, mapping, severity: 'warning' }];
}

function leadsTo({ containerPorts, protocol }: Listener, { port, protocol: other }: Listener): boolean {
  if (!containerPorts || protocol !== other) return false;
  return !('ports' in port) || intersectPorts(containerPorts, port.ports) !== undefined;
}

function isSurelyLoopback(listener: Listener, side: ContainerSide): boolean {
  const { port, binding, addressBasis, confidence } = listener;
  const isSure = confidence === 'high' && !mayBeLeftOut(listener) && port.kind === 'fixed' && isOwn(listener, side);
  if (!isSure || addressBasis === 'uncertain' || !binding.addresses.every(isLoopback)) return false;
  if (addressBasis === undefined) return true;
  // What a program does by itself counts where nothing else sets it: no variable of a file that isn't read, no image
  // that comes with settings.
  const { baseImage, isPartlyKnown } = side.container;
  return !isPartlyKnown && baseImage !== undefined && isRuntimeImage(baseImage);
}
