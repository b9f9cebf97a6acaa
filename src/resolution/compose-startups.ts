import { composeCommand, composeUnitId, withoutOverrideId } from '../model/compose-start.ts';
import type { ContainerDeclaration, LaunchUnitDeclaration } from '../model/declaration.ts';
import { groupBy } from '../model/grouping.ts';
import { type ComposeStart, idle } from '../model/launch.ts';
import type { Listener, Startup } from '../model/port-map.ts';
import { baseName, directoryOf } from '../model/repository-path.ts';
import { leavesOf } from './listeners.ts';
import { projectDirectory } from './stops.ts';

/** The Compose projects of the repository and what a `docker compose up` of them brings up. */
export interface ComposeProjects {
  /** The listeners that a documented start brings up; empty when the project isn't in the repository. */
  startedBy(start: ComposeStart): readonly Listener[];
  /** Names of the services that a documented start brings up. */
  servicesOf(start: ComposeStart): readonly string[];
  /** The name that Compose gives the project of a start. */
  nameOf(start: ComposeStart): string;
  /** What a bare `up`, alone and with one profile, brings up. */
  readonly startups: readonly Startup[];
  /** Ids of the projects whose every documented start names its services: nobody starts all of a menu. */
  readonly menus: ReadonlySet<string>;
}

export function composeProjects(
  units: readonly LaunchUnitDeclaration[],
  listeners: readonly Listener[],
  containers: readonly ContainerDeclaration[],
  starts: readonly ComposeStart[],
): ComposeProjects {
  const projects = units.filter((unit) => unit.unitKind === 'compose-project');
  const listenersOf = groupBy(listeners, (listener) => listener.unit);
  const containersOf = groupBy(containers, (container) => container.unit);
  const unitIds = new Set(projects.map((unit) => unit.id));
  const unitOf = (start: ComposeStart) => projectStartedBy(start, projects, unitIds);

  const documented = groupBy(starts, unitOf);
  // Other variables are another project, but no other way to use the file.
  const documentedOtherwise = groupBy(starts, (start) => unitOf({ ...start, envFiles: [], environment: {} }));
  const startsOf = ({ id }: LaunchUnitDeclaration) => [
    ...(documented.get(id) ?? []),
    ...(documentedOtherwise.get(id) ?? []),
  ];
  const menus = new Set(projects.filter((unit) => isMenu(startsOf(unit))).map(({ id }) => id));
  const containersIn = (start: ComposeStart) => containersOf.get(unitOf(start) ?? '') ?? [];
  return {
    nameOf(start) {
      const unit = unitOf(start);
      const declared = projects.find(({ id }) => id === unit)?.projectName;
      return start.projectName ?? declared ?? nameOfDirectory(projectDirectory(start));
    },
    servicesOf: (start) => [...servicesStartedBy(start, containersIn(start))],
    startedBy(start) {
      const unit = unitOf(start) ?? '';
      const started = servicesStartedBy(start, containersIn(start));
      return (listenersOf.get(unit) ?? []).filter(
        ({ owner }) => started.has(owner.name) && start.stopped?.includes(owner.name) !== true,
      );
    },
    startups: projects.flatMap((unit) => bareStartups(unit, listenersOf.get(unit.id) ?? [], menus.has(unit.id))),
    menus,
  };
}

/**
 * The starts that tell how a project is used. A launch of the configuration is one more start of a project that is
 * started without flags: what it leaves out may be up all the same.
 */
export function documentedStarts(units: readonly LaunchUnitDeclaration[]): readonly ComposeStart[] {
  const bare = new Set(units.filter((unit) => unit.unitKind === 'compose-project' && unit.default).map(({ id }) => id));
  const isBare = (start: ComposeStart) => start.files.length === 0 || bare.has(composeUnitId(start));
  return units.flatMap(({ activity, unitKind }) =>
    leavesOf(activity ?? idle).flatMap((leaf) =>
      leaf.kind === 'compose' && !(unitKind === 'configured' && isBare(leaf.start)) ? [leaf.start] : [],
    ),
  );
}

/** The unit that a start brings up: its own variant, else the project that Compose discovers from its directory upwards. */
export function projectStartedBy(
  start: ComposeStart,
  projects: readonly LaunchUnitDeclaration[],
  unitIds: ReadonlySet<string>,
): string | undefined {
  const own = [withoutOverrideId(start), composeUnitId(start)].find((id) => unitIds.has(id));
  if (own !== undefined) return own;
  if (start.files.length > 0) return undefined;
  for (let directory = start.directory; ; directory = parentOf(directory)) {
    const found = projects.find((unit) => unit.default && unit.directory === directory);
    if (found || directory === '') return found?.id;
  }
}

/** Source: compose-go `loader/loader.go` (NormalizeProjectName). */
function nameOfDirectory(path: string): string {
  const name = baseName(path).toLowerCase();
  return name.replace(/[^a-z0-9_-]/g, '').replace(/^[_-]+/, '');
}

function parentOf(directory: string): string {
  return directoryOf(directory);
}

/** Names of the services that come up: those that the profiles turn on, or those that are named and what they depend on. */
function servicesStartedBy(start: ComposeStart, containers: readonly ContainerDeclaration[]): ReadonlySet<string> {
  const everyProfile = start.profiles.includes('*');
  const isOn = ({ profiles, active }: ContainerDeclaration) =>
    (active && (profiles.length === 0 || start.profiles.length === 0)) ||
    everyProfile ||
    profiles.some((profile) => start.profiles.includes(profile));
  if (start.services.length === 0) return new Set(containers.filter(isOn).map(({ name }) => name));
  const byName = new Map(containers.map((container) => [container.name, container]));
  const started = new Set<string>();
  const visit = (name: string) => {
    if (started.has(name)) return;
    started.add(name);
    for (const needed of byName.get(name)?.dependsOn ?? []) visit(needed);
  };
  start.services.forEach(visit);
  return started;
}

function isMenu(starts: readonly ComposeStart[]): boolean {
  return starts.length > 0 && starts.every((start) => start.services.length > 0);
}

function bareStartups(unit: LaunchUnitDeclaration, listeners: readonly Listener[], menu: boolean): Startup[] {
  const always = listeners.filter((listener) => listener.active);
  const profiles = [...new Set(listeners.flatMap((listener) => (listener.active ? [] : listener.profiles)))].sort();
  const bare: Startup = {
    id: unit.id,
    units: [unit.id],
    command: unit.title,
    ...(menu ? menuOf(unit) : togetherIn(unit)),
    listeners: always,
  };
  return [bare, ...profiles.map((profile) => profileStartup(unit, profile, listeners))];
}

function togetherIn({
  title,
  certainty = 'certain',
  reason = `\`${title}\` starts them together`,
}: LaunchUnitDeclaration) {
  return { certainty, reason };
}

function menuOf({ title }: LaunchUnitDeclaration) {
  const certainty = 'possible' as const;
  const reason = `\`${title}\` would start all of them, though every documented start names its services; if they are never up together, list them under \`alternatives\` in .port-preflight.yml`;
  return { certainty, reason };
}

/**
 * A service without a profile is up next to those of any profile; two profiles are alternatives until a command names
 * both. A profile that is named takes the place of COMPOSE_PROFILES (compose-go `cli/options.go`, WithDefaultProfiles).
 */
function profileStartup(unit: LaunchUnitDeclaration, profile: string, listeners: readonly Listener[]): Startup {
  const command = composeCommand(unit.title, [profile]);
  return {
    id: `${unit.id}#${profile}`,
    units: [unit.id],
    command,
    certainty: unit.certainty ?? 'likely',
    reason: `\`${command}\` starts them together`,
    listeners: listeners.filter(({ profiles, active }) =>
      profiles.length === 0 ? active : profiles.includes(profile),
    ),
  };
}
