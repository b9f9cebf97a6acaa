import type { ContainerDeclaration, LaunchUnitDeclaration } from '../model/declaration.ts';
import { groupBy, uniqueBy } from '../model/grouping.ts';
import type { Listener, Startup } from '../model/port-map.ts';
import { isWithin } from '../model/repository-path.ts';
import { imageName, portsOfImage } from '../signatures/images/index.ts';

/** Scripts that developers leave running while they work. */
const developmentScripts = /^(?:dev|develop|start|serve|watch)(?::|$)/;

/** A web server in front of the project's own containers takes the place of the development server. */
const webServers = /(?:^|\/)(?:nginx|httpd|apache|caddy|traefik|haproxy|envoy|openresty|varnish)$/;

/** Manifests of one folder are usually applied together. */
export function appliedTogether(units: readonly LaunchUnitDeclaration[], listeners: readonly Listener[]): Startup[] {
  const manifests = units.filter((unit) => unit.unitKind === 'cluster' && unit.id.startsWith('manifest:'));
  const folders = [...groupBy(manifests, (unit) => unit.directory)].filter(([, files]) => files.length > 1);
  const listenersOf = groupBy(listeners, (listener) => listener.unit);
  return folders.map(([directory, files]) => {
    const command = `kubectl apply -f ${directory || '.'}`;
    return {
      id: `manifests:${directory}`,
      units: files.map((unit) => unit.id),
      command,
      certainty: 'likely',
      reason: `\`${command}\` applies all manifests of the folder`,
      // A Service of one name in two files is one Service, applied twice.
      listeners: uniqueBy(
        files.flatMap((unit) => listenersOf.get(unit.id) ?? []),
        ({ owner, namespace, protocol, port }) => JSON.stringify([owner, namespace, protocol, port]),
      ),
    };
  });
}

/**
 * Units that people run side by side though no command starts both: the third-party containers (a database, Grafana) of a
 * Compose project and a development server of the same folder or below. Containers built from the repository's own
 * sources are alternatives to running those sources, so they don't count.
 */
export function sideBySide(
  units: readonly LaunchUnitDeclaration[],
  containers: readonly ContainerDeclaration[],
  listeners: readonly Listener[],
  scriptStartups: readonly Startup[],
  menus: ReadonlySet<string>,
): Startup[] {
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const infrastructure = units
    .filter((unit) => unit.unitKind === 'compose-project' && unit.default)
    .map((unit) => ({ unit, listeners: thirdPartyListeners(unit, containers, listeners) }))
    .filter((project) => project.listeners.length > 0);
  return scriptStartups.flatMap((startup) => {
    const script = unitById.get(startup.units[0] ?? '');
    // Containers that a script starts are another way to have the infrastructure.
    const servers = startup.listeners.filter(({ mechanism }) => mechanism !== 'published-port');
    if (script?.unitKind !== 'script' || !isDevelopmentScript(script) || servers.length === 0) return [];
    return infrastructure
      .filter(({ unit }) => isWithin(unit.directory, script.directory))
      .map((project) => pair(project, script, { ...startup, listeners: servers }, menus.has(project.unit.id)));
  });
}

function isDevelopmentScript({ id }: LaunchUnitDeclaration): boolean {
  return developmentScripts.test(id.slice(id.lastIndexOf('#') + 1));
}

function thirdPartyListeners(
  unit: LaunchUnitDeclaration,
  containers: readonly ContainerDeclaration[],
  listeners: readonly Listener[],
): Listener[] {
  const mine = groupBy(containers, (container) => container.unit).get(unit.id) ?? [];
  const thirdParty = new Set(
    mine
      .filter(({ image, buildContext }) => buildContext === undefined && image !== undefined && isInfrastructure(image))
      .map(({ name }) => name),
  );
  return listeners.filter(
    (listener) =>
      listener.unit === unit.id &&
      listener.active &&
      listener.owner.kind === 'service' &&
      thirdParty.has(listener.owner.name),
  );
}

function isInfrastructure(image: string): boolean {
  return portsOfImage(image).length > 0 && !webServers.test(imageName(image));
}

function pair(
  { unit: project, listeners: containers }: { unit: LaunchUnitDeclaration; listeners: readonly Listener[] },
  script: LaunchUnitDeclaration,
  startup: Startup,
  isMenu: boolean,
): Startup {
  return {
    id: `${project.id} + ${startup.id}`,
    units: [project.id, script.id],
    command: `${project.title} and ${script.title}`,
    // Nobody starts all of a menu.
    certainty: isMenu ? 'possible' : 'likely',
    reason: `${isMenu ? 'some of ' : ''}the containers of \`${project.title}\` are usually up while \`${script.title}\` runs`,
    listeners: [...containers, ...startup.listeners],
  };
}
