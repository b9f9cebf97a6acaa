import { isLoopback } from '../model/address.ts';
import type { Related, Severity } from '../model/finding.ts';
import type { Activity } from '../model/launch.ts';
import { formatPorts, intersectPorts, isPort, onePort, type PortRange } from '../model/port.ts';
import type { Listener } from '../model/port-map.ts';
import { isRuntimeImage, portsOfImage } from '../signatures/images/index.ts';
import { type ContainerSide, isOwn } from './container-sides.ts';
import { mayBeLeftOut } from './traits.ts';
import { listText } from './wording.ts';

/** What tells that nothing in a container listens on a port. */
export interface Fact {
  readonly cause: 'program' | 'image';
  readonly severity: Severity;
  /** Where the one thing that runs there does listen. */
  readonly port?: number;
  /** A clause: `its program binds 3000`. */
  readonly text: string;
  readonly related: readonly Related[];
}

/**
 * Why nothing in the container listens on one of the ports; undefined where something may: it is bound, a setting or a
 * program below the build context names it, or not all is known of what runs inside.
 */
export function factAgainst(side: ContainerSide, target: PortRange): Fact | undefined {
  const { container, inside, isShared, hasUnresolved } = side;
  if (isShared || hasUnresolved || container.isPartlyKnown) return undefined;
  if (container.mentioned?.some((port) => intersectPorts(onePort(port), target))) return undefined;
  if (inside.some(({ port }) => !('ports' in port) || intersectPorts(port.ports, target))) return undefined;
  return inside.length > 0 ? ofProgram(side, target) : ofImage(side, target);
}

/** The one thing that its command starts, and where that listens. */
function ofProgram(side: ContainerSide, target: PortRange): Fact | undefined {
  const { container, inside } = side;
  const own = inside.filter((listener) => isOwn(listener, side) && listener.mechanism !== 'debugger');
  const [leaf, ...others] = leavesOf(container.activity);
  if (!leaf || others.length > 0 || own.length === 0 || !own.every((listener) => isSure(listener, side)))
    return undefined;
  const bound = own.flatMap(({ port }) => ('ports' in port ? [port.ports] : []));
  const [only, ...more] = [...new Set(bound.map(formatPorts))];
  const documented = container.documented ?? [];
  const isAgreed = documented.some(({ ports }) => bound.some((one) => intersectPorts(one, ports)));
  const isContradicted = documented.some(({ ports }) => intersectPorts(ports, target));
  // Code may listen in ways that aren't recognised, so another text should say the same.
  const isDoubtful = leaf.kind === 'program' && !isAgreed;
  if (isDoubtful && (isContradicted || leaf.program.arguments.length > 0)) return undefined;
  return {
    cause: 'program',
    severity: isDoubtful ? 'notice' : 'warning',
    ...(isDoubtful || more.length > 0 || !isPort(Number(only)) ? {} : { port: Number(only) }),
    text: `its program binds ${listText([only ?? '', ...more])}`,
    related: own.map(({ location }) => ({ message: 'its program binds here', location })),
  };
}

function isSure(listener: Listener, { container }: ContainerSide): boolean {
  const { port, mechanism, confidence, binding } = listener;
  if (port.kind !== 'fixed' || confidence !== 'high' || mayBeLeftOut(listener)) return false;
  // What binds the loopback only is for a proxy in front of it, which then is what clients reach.
  if (binding.addresses.every(isLoopback)) return false;
  // A server's default counts where no image and no copied configuration may have changed it.
  return mechanism !== 'tool-default' || isRuntimeImage(container.baseImage ?? '');
}

function leavesOf(activity: Activity | undefined): readonly Activity[] {
  if (!activity) return [];
  if ('steps' in activity) return activity.steps.flatMap(leavesOf);
  return activity.kind === 'detached' ? leavesOf(activity.body) : [activity];
}

function ofImage({ container: { plainImage } }: ContainerSide, target: PortRange): Fact | undefined {
  const ports = plainImage === undefined ? [] : portsOfImage(plainImage).filter(({ protocol }) => protocol === 'tcp');
  const [first] = ports;
  if (!first || ports.some(({ port }) => intersectPorts(onePort(port), target))) return undefined;
  const text = `${first.service} listens on ${listText(ports.map(({ port }) => String(port)))}`;
  // What has several ports often has one more, for administration or metrics, that its documentation hardly names.
  if (ports.length > 1) return { cause: 'image', severity: 'notice', text, related: [] };
  return { cause: 'image', severity: 'warning', port: first.port, text, related: [] };
}
