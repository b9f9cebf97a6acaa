import type { Location } from '../model/location.ts';
import { canonicalAddress } from '../parsing/ip-address.ts';
import type { Complaints } from './complaints.ts';
import { numberOf, type Service, scalarText } from './service.ts';
import {
  entriesOf,
  expressionWithoutValue,
  isNull,
  itemsOf,
  lacksValue,
  locationOf,
  type Mapping,
  runsOf,
  type Tree,
  valueAt,
} from './tree.ts';
import { namedVolume } from './volume-syntax.ts';

/**
 * Refuses what Compose refuses once all files are merged: first in every service, then in those that are on.
 * Source: compose-go `validation/validation.go`, `loader/validate.go`.
 */
export function checkConsistency(model: Mapping, services: readonly Service[], complaints: Complaints): void {
  for (const service of services) for (const port of service.ports) checkLongPort(port, complaints);
  const active = new Map(services.filter((service) => service.active).map((service) => [service.name, service]));
  const known = new Set(services.map((service) => service.name));
  const refuse: Project['refuse'] = (message, at) => complaints.refuse(message, at, 'consistency');
  for (const service of active.values()) {
    // A variable that lacks its value was complained about; an empty name because of it is no second mistake.
    const refuseKnown: Project['refuse'] = (message, at) => {
      if (!lacksValue(service.model)) refuse(message, at);
    };
    for (const check of checks) check(service, { model, active, known, refuse: refuseKnown });
  }
  checkDependencyCycles({ active, refuse });
}

interface Project {
  readonly model: Mapping;
  readonly active: ReadonlyMap<string, Service>;
  /** Names of all services, those of inactive profiles included. */
  readonly known: ReadonlySet<string>;
  refuse(message: string, at: Location): void;
}

/** What the format lets pass in the long syntax. */
function checkLongPort(port: Tree, complaints: Complaints): void {
  if (port.kind !== 'mapping') return;
  const hostIp = valueAt(port, 'host_ip');
  if (hostIp?.kind === 'scalar' && expressionWithoutValue(runsOf(hostIp)) === undefined) {
    const text = scalarText(hostIp) ?? '';
    if (canonicalAddress(text) === undefined)
      complaints.refuse(`${text || 'an empty text'} is no IP address`, locationOf(hostIp));
  }
  const published = valueAt(port, 'published');
  if (published?.kind === 'scalar' && published.type === 'float') {
    complaints.refuse(
      'published must be a string or a whole number: YAML reads this as a fraction',
      locationOf(published),
    );
  }
  const target = valueAt(port, 'target');
  if (target && (numberOf(target) ?? 0) < 0) complaints.refuse('a target port cannot be negative', locationOf(target));
}

type Check = (service: Service, project: Project) => void;

const checks: readonly Check[] = [
  (service, { refuse }) => {
    if (!service.isStartable) refuse(`service ${service.name} has neither an image nor a build`, service.location);
  },
  checkNetworks,
  checkDependencies,
  checkSharedNetwork,
  checkVolumes,
  (service, project) => checkReferences('configs', service, project),
  (service, project) => checkReferences('secrets', service, project),
  checkReplicas,
  checkHealthTest,
];

function checkNetworks(service: Service, { model, refuse }: Project): void {
  const declared = entriesOf(valueAt(model, 'networks'));
  const networks = entriesOf(valueAt(service.model, 'networks'));
  const mode = valueAt(service.model, 'network_mode');
  if (service.networkMode && mode && networks.size > 0) {
    refuse(`service ${service.name} has both network_mode and networks, which exclude each other`, locationOf(mode));
  }
  for (const [name, { key }] of networks) {
    if (name !== 'default' && !declared.has(name)) {
      refuse(`service ${service.name} uses the network ${name}, which is not declared`, locationOf(key));
    }
  }
}

function checkDependencies(service: Service, { active, known, refuse }: Project): void {
  for (const [name, required] of service.dependencies) {
    if (active.has(name) || (!required && known.has(name))) continue;
    const reason = known.has(name) ? 'whose profile is not active' : 'which does not exist';
    const at = entriesOf(valueAt(service.model, 'depends_on')).get(name)?.key;
    refuse(`service ${service.name} depends on ${name}, ${reason}`, at ? locationOf(at) : service.location);
  }
}

function checkSharedNetwork(service: Service, { active, refuse }: Project): void {
  const shared = service.networkMode?.startsWith('service:') ? service.networkMode.slice('service:'.length) : undefined;
  const mode = valueAt(service.model, 'network_mode');
  if (shared !== undefined && mode && !active.has(shared)) {
    refuse(
      `service ${service.name} shares the network of ${shared}, which is not among the active services`,
      locationOf(mode),
    );
  }
}

function checkVolumes(service: Service, { model, refuse }: Project): void {
  const declared = entriesOf(valueAt(model, 'volumes'));
  for (const mount of itemsOf(valueAt(service.model, 'volumes'))) {
    const name = mountedVolume(mount);
    if (name && !declared.has(name)) {
      refuse(`service ${service.name} uses the volume ${name}, which is not declared`, locationOf(mount));
    }
  }
}

function mountedVolume(mount: Tree): string | undefined {
  if (mount.kind === 'scalar') {
    return expressionWithoutValue(runsOf(mount)) === undefined ? namedVolume(scalarText(mount) ?? '') : undefined;
  }
  return scalarText(valueAt(mount, 'type')) === 'volume' ? scalarText(valueAt(mount, 'source')) : undefined;
}

function checkReferences(section: 'configs' | 'secrets', service: Service, { model, refuse }: Project): void {
  const declared = entriesOf(valueAt(model, section));
  for (const item of itemsOf(valueAt(service.model, section))) {
    const name = scalarText(item) ?? scalarText(valueAt(item, 'source')) ?? '';
    if (!declared.has(name)) {
      refuse(`service ${service.name} uses ${name} of ${section}, which is not declared`, locationOf(item));
    }
  }
}

function checkReplicas(service: Service, { refuse }: Project): void {
  const scale = valueAt(service.model, 'scale');
  const replicas = valueAt(service.model, 'deploy', 'replicas');
  const at = scale ?? replicas;
  if (!at || isNull(at)) return;
  const [own, deployed] = [numberOf(scale), numberOf(replicas)];
  if (own !== undefined && deployed !== undefined && own !== deployed) {
    refuse(`service ${service.name} has a scale of ${own} and ${deployed} replicas`, locationOf(at));
  }
  if (service.replicas < 0) refuse(`service ${service.name} cannot have fewer than 0 replicas`, locationOf(at));
  if (service.replicas > 1 && service.containerName) {
    refuse(`service ${service.name} has a container_name, so there can be only one replica`, locationOf(at));
  }
}

function checkHealthTest(service: Service, { refuse }: Project): void {
  const [kind] = itemsOf(valueAt(service.model, 'healthcheck', 'test'));
  if (kind && !['CMD', 'CMD-SHELL', 'NONE'].includes(scalarText(kind) ?? '')) {
    refuse('the test of a healthcheck must start with CMD, CMD-SHELL or NONE', locationOf(kind));
  }
}

/** Beyond this, looking for circles would take more stack than there is. */
const mostInCircles = 5000;

/** Each service once, depth first. */
function checkDependencyCycles({ active, refuse }: Pick<Project, 'active' | 'refuse'>): void {
  if (active.size > mostInCircles) return;
  const done = new Set<string>();
  const open = new Set<string>();
  const visit = (name: string): void => {
    const service = active.get(name);
    if (!service || done.has(name)) return;
    if (open.has(name)) {
      refuse(`service ${name} depends on itself through others`, service.location);
      return;
    }
    open.add(name);
    for (const next of service.dependencies.keys()) visit(next);
    open.delete(name);
    done.add(name);
  };
  for (const name of active.keys()) visit(name);
}
