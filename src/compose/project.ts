import type { ComposeStart } from '../model/launch.ts';
import type { Repository } from '../model/repository.ts';
import { runOf } from '../parsing/interpolation.ts';
import { type Complaint, Complaints } from './complaints.ts';
import { checkConsistency } from './consistency.ts';
import { type Selection, select } from './discovery.ts';
import type { Environment } from './environment.ts';
import { sectionNames } from './file-format.ts';
import { type Loading, loadModel, mostFiles, type Role } from './load.ts';
import { type Service, servicesOf } from './service.ts';
import type { Mapping, Tree } from './tree.ts';

/** A Compose project as `docker compose` sees it, with what it would complain about. */
export interface ComposeProject extends Selection {
  readonly services: readonly Service[];
  /** The merged model; absent when no file could be read. */
  readonly model?: Mapping;
  readonly complaints: readonly Complaint[];
  /** Every file that took part, and how. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Ports that an override file adds to those the service had already. */
  readonly added: WeakSet<Tree>;
}

/** Loads what `docker compose` would load for a start. Never throws; what is refused is a complaint. */
export function loadProject(repository: Repository, start: ComposeStart): ComposeProject {
  const complaints = new Complaints();
  const selection = select(repository, start, complaints);
  const loading: Loading = { repository, complaints, roles: new Map(), added: new WeakSet(), budget: mostFiles };
  const named = selection.files.map((path) => ({ path, at: start.location }));
  const environment = withProjectName(selection.environment, selection.directory);
  const model = loadModel(named, { ...selection, environment, includedBy: [], role: 'main' }, loading);
  if (!model && selection.files.length > 0 && complaints.all.every(({ severity }) => severity === 'warning')) {
    complaints.refuse('the Compose file is empty', start.location);
  }
  const services = model ? started(servicesOf(model, selection.profiles), start.services) : [];
  if (model) checkConsistency(model, services, complaints);
  const { roles, added } = loading;
  return { ...selection, services, ...(model ? { model } : {}), complaints: complaints.all, roles, added };
}

/** Services named on the command line come up with what they depend on, whatever their profiles; the others don't. */
function started(services: readonly Service[], named: readonly string[]): readonly Service[] {
  if (named.length === 0) return services;
  const byName = new Map(services.map((service) => [service.name, service]));
  const profiles = named.flatMap((name) => byName.get(name)?.profiles ?? []);
  const wanted = new Set<string>();
  const visit = (name: string): void => {
    const service = byName.get(name);
    if (!service || wanted.has(name)) return;
    wanted.add(name);
    for (const dependency of service.dependencies.keys()) visit(dependency);
  };
  named.forEach(visit);
  return services
    .filter(({ name }) => wanted.has(name))
    .map((service) => ({
      ...service,
      active: service.active || service.profiles.some((profile) => profiles.includes(profile)),
    }));
}

/** Compose sets this variable itself; its value never makes a port. */
function withProjectName(environment: Environment, directory: string): Environment {
  const { variables } = environment;
  if (variables.has('COMPOSE_PROJECT_NAME')) return environment;
  const name =
    directory
      .split('/')
      .at(-1)
      ?.toLowerCase()
      .replace(/[^a-z0-9_-]/g, '') || 'project';
  return { ...environment, variables: new Map([...variables, ['COMPOSE_PROJECT_NAME', runOf(name)]]) };
}

/** Whether a file of any name is one of Compose: by its sections, and by services that have an image or a build. */
export function isComposeModel({ model, services }: ComposeProject): boolean {
  const sections = model ? [...model.entries.keys()] : [];
  const known = sections.every((name) => name.startsWith('x-') || sectionNames.has(name));
  return known && services.some((service) => service.isStartable);
}
