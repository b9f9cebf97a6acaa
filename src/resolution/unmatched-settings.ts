import type { Configuration, ConfiguredLaunch, Selector, Setting } from '../model/configuration.ts';
import type { ContainerDeclaration, Declaration, LaunchUnitDeclaration } from '../model/declaration.ts';
import { groupBy } from '../model/grouping.ts';
import { type ComposeStart, idle } from '../model/launch.ts';
import type { Problem } from '../model/problem.ts';
import { projectStartedBy } from './compose-startups.ts';
import { leavesOf } from './listeners.ts';
import { type Named, namedBy, selectorsOf } from './selectors.ts';

/**
 * Entries of the configuration that mean nothing that the repository has: so that one that has rotted is seen. Paths and
 * scripts of launches are looked up where the launches are declared.
 */
export function unmatchedSettings(configuration: Configuration, declarations: readonly Declaration[]): Problem[] {
  const units = declarations.filter((declaration) => declaration.kind === 'unit');
  const containers = declarations.filter((declaration) => declaration.kind === 'container');
  return [
    ...configuration.launches.flatMap((launch) => unmatchedOfLaunch(launch, units, containers)),
    ...unmatchedSelectors(configuration.alternatives.flat(), declarations, units),
  ];
}

function unmatchedOfLaunch(
  launch: ConfiguredLaunch,
  units: readonly LaunchUnitDeclaration[],
  containers: readonly ContainerDeclaration[],
): Problem[] {
  const declared = units.find(
    ({ unitKind, location }) => unitKind === 'configured' && location === launch.name.location,
  );
  const starts = leavesOf(declared?.activity ?? idle).flatMap((leaf) =>
    leaf.kind === 'compose' && isOwnStart(leaf.start, launch) ? [leaf.start] : [],
  );
  const projects = units.filter(({ unitKind }) => unitKind === 'compose-project');
  const ids = new Set(projects.map(({ id }) => id));
  const containersOf = groupBy(containers, ({ unit }) => unit);
  const started = starts.map((start) => ({
    start,
    containers: containersOf.get(projectStartedBy(start, projects, ids) ?? '') ?? [],
  }));
  const missing = started
    .filter((project) => project.containers.length === 0)
    .map(({ start }) => noEffect('no Compose project is found here', start));
  const all = started.flatMap((project) => project.containers);
  // That a service of nothing is missing goes without saying.
  if (all.length === 0) return missing;
  const services = new Set(all.map(({ name }) => name));
  const profiles = new Set(all.flatMap((container) => container.profiles));
  return [
    ...missing,
    ...launch.services
      .filter(({ text }) => !services.has(text))
      .map((one) => noEffect(`there is no service ${one.text}`, one)),
    ...launch.profiles
      .filter(({ text }) => text !== '*' && !profiles.has(text))
      .map((one) => noEffect(`no service has the profile ${one.text}`, one)),
  ];
}

/** The scripts of a launch may start Compose too. */
function isOwnStart({ location }: ComposeStart, { compose }: ConfiguredLaunch): boolean {
  return compose.some((path) => path.location === location);
}

function unmatchedSelectors(
  selectors: readonly Selector[],
  declarations: readonly Declaration[],
  units: readonly LaunchUnitDeclaration[],
): Problem[] {
  const matched = new Set(declarations.flatMap(nameOf).flatMap(selectorsOf(selectors, units)));
  return selectors
    .filter((selector) => !matched.has(selector))
    .map((selector) => noEffect(`nothing is called ${selector.text}`, selector));
}

/** What binds, and what is there though nothing is known that it binds. */
function nameOf(declaration: Declaration): readonly Named[] {
  switch (declaration.kind) {
    case 'listener':
      return [namedBy(declaration)];
    case 'container':
      return [{ name: declaration.name, unit: declaration.unit, file: declaration.location.file }];
    case 'unit':
      return [
        {
          name: declaration.id.slice(declaration.id.lastIndexOf('#') + 1),
          unit: declaration.id,
          file: declaration.location.file,
        },
      ];
    default:
      return [];
  }
}

function noEffect(what: string, { location }: Pick<Setting, 'location'>): Problem {
  return { severity: 'warning', message: `${what}: this entry has no effect`, location };
}
