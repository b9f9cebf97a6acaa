import { type Configuration, noConfiguration } from '../model/configuration.ts';
import type {
  ContainerDeclaration,
  Declaration,
  DiscardedPortDeclaration,
  ExposedDeclaration,
  InvalidPortDeclaration,
  LaunchUnitDeclaration,
  ListenerDeclaration,
  ProgramDeclaration,
  ReferenceDeclaration,
} from '../model/declaration.ts';
import { groupBy, uniqueBy } from '../model/grouping.ts';
import type { Location } from '../model/location.ts';
import { compareLocations, compareText, locationKey } from '../model/location.ts';
import type { LaunchUnit, PortMap, Unresolved } from '../model/port-map.ts';
import { withAlternatives } from './alternatives.ts';
import { sharedByBranches } from './branches.ts';
import { composeProjects, documentedStarts } from './compose-startups.ts';
import { onMachineOf, startedByHand, withContainerSide } from './container-side.ts';
import { boundByLeaves, identify, listenersInside } from './listeners.ts';
import { indexPrograms } from './programs.ts';
import { appliedTogether, sideBySide } from './side-by-side.ts';
import { activityStartups, programStartups } from './startups.ts';

/** Declarations → what will be bound, where, by whom, and what is up together. */
export function resolve(declarations: readonly Declaration[], configuration: Configuration = noConfiguration): PortMap {
  const { listeners: declared, containers, ...rest } = sortOut(declarations);
  const units = withContainerSide(rest.units, containers);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const programs = indexPrograms(rest.programs, declared);

  const started = boundByLeaves(units, programs);
  const inside = containers.flatMap((container) => listenersInside(container, programs));
  const byCommands = [...[...started.values()].flatMap((leaves) => [...leaves.values()].flat()), ...inside];
  const byHand = startedByHand(declared, byCommands)
    .filter((listener) => !programs.configured.isTaken(listener, byCommands))
    .map((listener) => onMachineOf(unitById.get(listener.unit), listener));
  const shared = sharedByBranches(units, started);
  const all = [...byHand, ...[...shared.values()].flatMap((leaves) => [...leaves.values()].flat()), ...inside];
  const identified = identify(all.filter((listener) => listener.port.kind !== 'unresolved'));
  const listeners = [...identified.values()];

  const projects = composeProjects(units, listeners, containers, documentedStarts(units));
  const listenersOf = groupBy(listeners, (listener) => listener.unit);
  const fromActivities = units.flatMap((unit) =>
    activityStartups(unit, shared.get(unit.id) ?? new Map(), identified, projects, listenersOf),
  );
  const startups = [
    ...projects.startups,
    ...fromActivities,
    ...programStartups(units, listeners),
    ...appliedTogether(units, listeners),
    ...sideBySide(units, containers, listeners, fromActivities, projects.menus),
  ];

  return {
    units: unitsThatMatter(units, startups, listeners),
    listeners,
    startups: withAlternatives(startups, configuration, units).filter((startup) => startup.listeners.length > 0),
    containers: byPlace(containers),
    exposed: byPlace(rest.exposed),
    references: byPlace(rest.references),
    invalid: byPlace(rest.invalid),
    discarded: byPlace(rest.discarded),
    unresolved: unresolvedPorts(all),
  };
}

interface Sorted {
  readonly units: LaunchUnitDeclaration[];
  readonly listeners: ListenerDeclaration[];
  readonly containers: ContainerDeclaration[];
  readonly programs: ProgramDeclaration[];
  readonly exposed: ExposedDeclaration[];
  readonly references: ReferenceDeclaration[];
  readonly invalid: InvalidPortDeclaration[];
  readonly discarded: DiscardedPortDeclaration[];
}

function sortOut(declarations: readonly Declaration[]): Sorted {
  const only = <Kind extends Declaration['kind']>(kind: Kind) =>
    declarations.filter(
      (declaration): declaration is Extract<Declaration, { kind: Kind }> => declaration.kind === kind,
    );
  return {
    units: uniqueBy(only('unit'), (unit) => unit.id).sort((a, b) => compareText(a.id, b.id)),
    listeners: only('listener'),
    containers: only('container'),
    programs: only('program'),
    exposed: only('exposed'),
    references: only('reference'),
    invalid: only('invalid-port'),
    discarded: only('discarded-port'),
  };
}

/** A script that binds and starts nothing is no launch unit of the map; a Compose project always is. */
function unitsThatMatter(
  units: readonly LaunchUnitDeclaration[],
  startups: PortMap['startups'],
  listeners: PortMap['listeners'],
): LaunchUnit[] {
  const binding = new Set([
    ...listeners.map((listener) => listener.unit),
    ...startups.filter((startup) => startup.listeners.length > 0).flatMap((startup) => startup.units),
  ]);
  return units
    .filter((unit) => unit.unitKind === 'compose-project' || binding.has(unit.id))
    .map(({ id, unitKind, title, files, directory, default: isDefault }) => ({
      id,
      kind: unitKind,
      title,
      files,
      directory,
      default: isDefault,
    }));
}

function unresolvedPorts(listeners: readonly ListenerDeclaration[]): Unresolved[] {
  const unresolved = listeners.flatMap(({ unit, namespace, port, owner, location }) =>
    port.kind === 'unresolved' ? [{ unit, namespace, expression: port.expression, owner, location }] : [],
  );
  return byPlace(uniqueBy(unresolved, (one) => `${one.owner.name} ${locationKey(one.location)}`));
}

function byPlace<Item extends { readonly location: Location }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => compareLocations(a.location, b.location));
}
