import type { ContainerDeclaration, LaunchUnitDeclaration, ListenerDeclaration } from '../model/declaration.ts';
import { type Activity, idle } from '../model/launch.ts';
import { compareLocations, compareText } from '../model/location.ts';
import { formatPorts } from '../model/port.ts';
import type { Listener } from '../model/port-map.ts';
import { onMachineOf } from './container-side.ts';
import { type Leaf, momentsOf } from './phases.ts';
import type { Programs } from './programs.ts';

/** Every leaf of an activity, each once. */
export function leavesOf(activity: Activity): readonly Leaf[] {
  switch (activity.kind) {
    case 'detached':
      return leavesOf(activity.body);
    case 'sequence':
    case 'parallel':
    case 'alternatives':
      return [...new Set(activity.steps.flatMap(leavesOf))];
    case 'stop':
      return [];
    default:
      return [activity];
  }
}

/**
 * What each leaf of each unit binds, made once, so that a listener is one object wherever it occurs. A script that a
 * configured launch takes over keeps what it binds as its own.
 */
export function boundByLeaves(
  units: readonly LaunchUnitDeclaration[],
  programs: Programs,
): ReadonlyMap<string, ReadonlyMap<Leaf, readonly ListenerDeclaration[]>> {
  const isConfigured = ({ unitKind }: LaunchUnitDeclaration) => unitKind === 'configured';
  const known = new Map<Leaf, readonly ListenerDeclaration[]>();
  const bind = (unit: LaunchUnitDeclaration) => {
    const bound = leavesOf(unit.activity ?? idle).map((leaf) => {
      const taken = isConfigured(unit) ? known.get(leaf) : undefined;
      const own = () => listenersOfLeaf(leaf, unit.id, ownerOf(unit, leaf), programs);
      return [leaf, taken ?? own().map((listener) => onMachineOf(unit, listener))] as const;
    });
    for (const [leaf, listeners] of bound) known.set(leaf, listeners);
    return [unit.id, new Map(bound)] as const;
  };
  return new Map([...units.filter((unit) => !isConfigured(unit)).map(bind), ...units.filter(isConfigured).map(bind)]);
}

/** What one leaf binds as a part of the unit; a Compose project's listeners stay its own. */
export function listenersOfLeaf(leaf: Leaf, unit: string, owner: ListenerDeclaration['owner'], programs: Programs) {
  if (leaf.kind === 'listen') return [programs.configured.applyTo(leaf.listener)];
  return leaf.kind === 'program' ? programs.listenersOf(leaf.program, unit, owner) : [];
}

/** The processes inside a container bind in its network namespace and live as long as its service does. */
export function listenersInside(container: ContainerDeclaration, programs: Programs): ListenerDeclaration[] {
  const { unit, name, namespace, profiles, active } = container;
  const owner = { kind: 'service', name } as const;
  const inside: ListenerDeclaration[] = [];
  for (const moment of momentsOf(container.activity ?? idle)) {
    const bound = moment.leaves.flatMap((leaf) => listenersOfLeaf(leaf, unit, owner, programs));
    inside.push(...bound.filter((listener) => !inside.some(isLike(listener))));
  }
  return inside.map((listener) => ({ ...listener, unit, owner, namespace, profiles, active }));
}

/** The branches of an `if`, and what follows when a server has ended, bind the one port of the container in turn. */
function isLike({ protocol, port }: ListenerDeclaration): (other: ListenerDeclaration) => boolean {
  return (other) => other.protocol === protocol && JSON.stringify(other.port) === JSON.stringify(port);
}

/** Who owns what a unit starts: of a configured launch each program for itself. */
export function ownerOf(unit: LaunchUnitDeclaration, leaf?: Leaf): ListenerDeclaration['owner'] {
  if (unit.unitKind === 'configured' && leaf?.kind === 'program')
    return { kind: 'process', name: leaf.program.paths[0] ?? unit.title };
  const name = unit.id.includes('#') ? unit.id.slice(unit.id.lastIndexOf('#') + 1) : unit.title;
  return { kind: unit.unitKind === 'job' ? 'job' : 'script', name };
}

/** Sorts the listeners and gives each its id, which stays when lines move. */
export function identify(declarations: Iterable<ListenerDeclaration>): Map<ListenerDeclaration, Listener> {
  const sorted = [...new Set(declarations)].sort(
    (a, b) =>
      compareLocations(a.location, b.location) ||
      compareText(a.unit, b.unit) ||
      compareText(a.owner.name, b.owner.name),
  );
  const seen = new Map<string, number>();
  const listeners = new Map<ListenerDeclaration, Listener>();
  for (const declaration of sorted) {
    const name = stableName(declaration);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    const { kind: _, ...listener } = declaration;
    listeners.set(declaration, { ...listener, id: nth === 1 ? name : `${name}~${nth}` });
  }
  return listeners;
}

function stableName({ unit, owner, protocol, port, binding, containerPorts }: ListenerDeclaration): string {
  const ports = port.kind === 'fixed' || port.kind === 'pool' ? formatPorts(port.ports) : port.kind;
  const target = containerPorts ? `>${formatPorts(containerPorts)}` : '';
  return `${unit}/${owner.name}/${binding.addresses.join('+')}:${ports}${target}/${protocol}`;
}
