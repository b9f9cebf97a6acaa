import { boundTo, everywhere } from '../../src/model/address.ts';
import type { ReferenceDeclaration } from '../../src/model/declaration.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Location } from '../../src/model/location.ts';
import { fixedPort, type PortRange } from '../../src/model/port.ts';
import type { LaunchUnit, Listener, PortMap, Startup } from '../../src/model/port-map.ts';
import type { Target } from '../../src/model/target.ts';
import { developerTargets } from '../../src/model/target.ts';
import { rules } from '../../src/rules/index.ts';
import { judge } from '../../src/rules/judge.ts';

/** `compose.yml:5` → the first ten columns of that line. */
export function at(place: string): Location {
  const [file = '', line = '1'] = place.split(':');
  return { file, start: { line: Number(line), column: 1 }, end: { line: Number(line), column: 11 } };
}

export type Parts = Partial<Omit<Listener, 'location' | 'setAt'>>;
export type ListenerParts = Parts & { at: string; setAt?: string };

/** A published port of a Compose service, unless the parts say otherwise. */
export function published(name: string, port: number | PortRange, parts: ListenerParts): Listener {
  const { at: place, setAt, ...rest } = parts;
  const location = at(place);
  const listener: Listener = {
    id: `${name} ${place}`,
    unit: 'compose:compose.yml',
    namespace: 'host',
    owner: { kind: 'service', name },
    port: typeof port === 'number' ? fixedPort(port) : { kind: 'fixed', ports: port },
    protocol: 'tcp',
    binding: everywhere,
    mechanism: 'published-port',
    count: 1,
    profiles: [],
    active: true,
    onConflict: 'fail',
    confidence: 'high',
    identity: [],
    location,
    setAt: at(setAt ?? place),
    ...rest,
  };
  return listener;
}

/** A service that takes one free port of a range. */
export function pool(name: string, first: number, last: number, parts: ListenerParts): Listener {
  return published(name, 0, { ...parts, port: { kind: 'pool', ports: { first, last } } });
}

/** A program on the machine: a listen call in its own file. */
export function program(file: string, port: number | PortRange, parts: Partial<ListenerParts> = {}): Listener {
  return published(file, port, {
    at: `${file}:1`,
    unit: `process:${file}`,
    owner: { kind: 'process', name: file },
    mechanism: 'listen-call',
    ...parts,
  });
}

export const on = (...addresses: string[]) => boundTo(...addresses);

export function startup(listeners: readonly Listener[], parts: Partial<Startup> = {}): Startup {
  return {
    id: 'compose:compose.yml',
    units: ['compose:compose.yml'],
    command: 'docker compose up',
    certainty: 'certain',
    reason: '`docker compose up` starts them together',
    listeners,
    ...parts,
  };
}

export function mapOf(startups: readonly Startup[], parts: Partial<PortMap> = {}): PortMap {
  return {
    units: [],
    listeners: [...new Map(startups.flatMap(({ listeners }) => listeners).map((one) => [one.id, one])).values()],
    startups,
    containers: [],
    exposed: [],
    references: [],
    invalid: [],
    discarded: [],
    unresolved: [],
    ...parts,
  };
}

export function unit(kind: LaunchUnit['kind']): LaunchUnit {
  return { id: kind, kind, title: kind, files: [], directory: '', default: true };
}

export function reference(host: string, port: number, place = 'README.md:1'): ReferenceDeclaration {
  return { kind: 'reference', host, ports: { first: port, last: port }, protocol: 'tcp', location: at(place) };
}

export function findingsOf(
  map: PortMap,
  ruleId?: string,
  targets: readonly Target[] = developerTargets,
): readonly Finding[] {
  if (ruleId === undefined) return judge({ map, targets });
  return judge(
    { map, targets },
    rules.filter(({ id }) => id === ruleId),
  );
}

/** What duplicate-binding says of listeners that one command starts: `error two-services 8080`. */
export function collisions(
  listeners: readonly Listener[],
  parts: Partial<Startup> = {},
  targets?: readonly Target[],
): string[] {
  return findingsOf(mapOf([startup(listeners, parts)]), 'duplicate-binding', targets).map(
    ({ severity, cause, ports }) =>
      `${severity} ${cause} ${ports?.first === ports?.last ? ports?.first : `${ports?.first}-${ports?.last}`}`,
  );
}
