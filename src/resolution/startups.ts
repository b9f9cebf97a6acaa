import type { LaunchUnitDeclaration, ListenerDeclaration } from '../model/declaration.ts';
import { groupBy } from '../model/grouping.ts';
import type { Listener, Startup } from '../model/port-map.ts';
import type { ComposeProjects } from './compose-startups.ts';
import { type Leaf, type Moment, momentsOf } from './phases.ts';

/** What a command line brings up: a startup for every largest set of things that are up at one moment. */
export function activityStartups(
  unit: LaunchUnitDeclaration,
  bound: ReadonlyMap<Leaf, readonly ListenerDeclaration[]>,
  identified: ReadonlyMap<ListenerDeclaration, Listener>,
  projects: ComposeProjects,
  listenersOf: ReadonlyMap<string, readonly Listener[]>,
): Startup[] {
  if (!unit.activity) return [];
  const listenersOfLeaf = (leaf: Leaf): readonly Listener[] => {
    if (leaf.kind === 'compose') return inNamespaceOf(unit, projects.startedBy(leaf.start));
    if (leaf.kind === 'unit') return listenersOf.get(leaf.unit) ?? [];
    return (bound.get(leaf) ?? []).flatMap((declaration) => identified.get(declaration) ?? []);
  };
  const listenersAt = ({ leaves }: Moment) => [...new Set(recreated(leaves, projects).flatMap(listenersOfLeaf))];
  return momentsOf(unit.activity).map((moment, index) => ({
    id: index === 0 ? unit.id : `${unit.id}~${index + 1}`,
    units: [unit.id],
    command: unit.title,
    ...(moment.isPossible
      ? { certainty: 'possible', reason: `a condition in \`${unit.title}\` decides what it starts` }
      : { certainty: unit.certainty ?? 'certain', reason: unit.reason ?? `\`${unit.title}\` starts them together` }),
    listeners: listenersAt(moment),
  }));
}

/** Where a later start of a project of the same name has a service of the same name, that one takes the container's place. */
function recreated(leaves: readonly Leaf[], projects: ComposeProjects): readonly Leaf[] {
  const starts = leaves.flatMap((leaf, index) => (leaf.kind === 'compose' ? [{ start: leaf.start, index }] : []));
  if (starts.length < 2) return leaves;
  return leaves.map((leaf, index) => {
    if (leaf.kind !== 'compose') return leaf;
    const later = starts.filter(
      (other) => other.index > index && projects.nameOf(other.start) === projects.nameOf(leaf.start),
    );
    const replaced = later.flatMap(({ start }) => projects.servicesOf(start));
    return { ...leaf, start: { ...leaf.start, stopped: [...(leaf.start.stopped ?? []), ...replaced] } };
  });
}

/** What a workflow job starts on its host is up on the job's machine. */
function inNamespaceOf(
  { namespace, unitKind }: LaunchUnitDeclaration,
  listeners: readonly Listener[],
): readonly Listener[] {
  if (namespace === undefined || unitKind !== 'job') return listeners;
  return listeners.map((listener) => (listener.namespace === 'host' ? { ...listener, namespace } : listener));
}

/** A program of the repository, started by hand: all that its source binds, as far as one run reaches it. */
export function programStartups(units: readonly LaunchUnitDeclaration[], listeners: readonly Listener[]): Startup[] {
  const listenersOf = groupBy(listeners, (listener) => listener.unit);
  return units
    .filter((unit) => !unit.activity && unit.unitKind !== 'compose-project')
    .map((unit) => ({
      id: unit.id,
      units: [unit.id],
      command: unit.title,
      certainty: unit.certainty ?? 'likely',
      reason: `\`${unit.title}\` binds them in one run`,
      listeners: listenersOf.get(unit.id) ?? [],
    }));
}
