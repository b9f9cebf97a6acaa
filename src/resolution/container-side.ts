import type { ContainerDeclaration, LaunchUnitDeclaration, ListenerDeclaration } from '../model/declaration.ts';
import { locationKey } from '../model/location.ts';
import { isServerFile } from './programs.ts';

/**
 * A Compose service owns the sources that it is built from: what a person would start by hand below its build context, a
 * program or a shell script, runs inside the container. Package scripts and Makefiles are for the host, and a project whose
 * context is the whole repository says nothing about any one file.
 */
export function withContainerSide(
  units: readonly LaunchUnitDeclaration[],
  containers: readonly ContainerDeclaration[],
): LaunchUnitDeclaration[] {
  const contexts = containers
    .flatMap(({ buildContext, namespace }) => (buildContext ? [{ folder: `${buildContext}/`, namespace }] : []))
    .sort((a, b) => b.folder.length - a.folder.length);
  return units.map((unit) => {
    const [file] = unit.files;
    if (file === undefined || !(unit.unitKind === 'process' || unit.id.startsWith('shell:'))) return unit;
    const owner = contexts.find(({ folder }) => file.startsWith(folder));
    return owner ? { ...unit, namespace: owner.namespace } : unit;
  });
}

/** The listener in the network namespace of the machine that its unit runs on. */
export function onMachineOf(
  unit: LaunchUnitDeclaration | undefined,
  listener: ListenerDeclaration,
): ListenerDeclaration {
  const { namespace } = unit ?? {};
  return namespace !== undefined && listener.namespace === 'host' ? { ...listener, namespace } : listener;
}

/**
 * Programs that nothing starts: what a script or a container starts is that one's listener already, and a variable that one
 * of them gives a value is no open question.
 */
export function startedByHand(
  declared: readonly ListenerDeclaration[],
  started: readonly ListenerDeclaration[],
): ListenerDeclaration[] {
  const places = new Set(started.map((listener) => locationKey(listener.location)));
  const given = new Set(started.flatMap(({ calledAt }) => (calledAt ? [locationKey(calledAt)] : [])));
  return declared.filter((listener) => {
    if (listener.mechanism !== 'listen-call' && !isServerFile(listener)) return true;
    const key = locationKey(listener.location);
    return !places.has(key) && !(listener.port.kind === 'unresolved' && given.has(key));
  });
}
