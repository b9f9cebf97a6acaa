import type { Location } from '../model/location.ts';
import { plainText, sliceRuns } from '../parsing/interpolation.ts';
import { isResolved } from './build-context.ts';
import { portsOf } from './canonical.ts';
import {
  type Entry,
  entriesOf,
  isNull,
  itemsOf,
  lacksValue,
  locationOf,
  type Mapping,
  runsOf,
  type Scalar,
  type Tree,
  textOf,
  valueAt,
} from './tree.ts';

/** A service of the loaded model, as far as it matters here. */
export interface Service {
  readonly name: string;
  /** Where its name stands. */
  readonly location: Location;
  readonly image?: string;
  /** Relative to the root; absent for a context elsewhere. */
  readonly buildContext?: string;
  readonly dockerfile?: string;
  readonly buildArguments: ReadonlyMap<string, Scalar>;
  /** Whether it has an image, a build or a provider, without which it can't be started. */
  readonly isStartable: boolean;
  readonly profiles: readonly string[];
  /** On with the profiles that were named. */
  readonly active: boolean;
  readonly replicas: number;
  /** `host`, `none`, `service:x`, …; absent: it is on the project's networks. */
  readonly networkMode?: string;
  /** Networks by name; absent: the default one. */
  readonly networks?: readonly string[];
  readonly containerName?: string;
  /** Services that are started with it; true: Compose refuses the project without them. */
  readonly dependencies: ReadonlyMap<string, boolean>;
  readonly ports: readonly Tree[];
  readonly expose: readonly Scalar[];
  readonly command?: Tree;
  readonly entrypoint?: Tree;
  readonly environment: ReadonlyMap<string, Scalar>;
  readonly model: Mapping;
}

/** The services of a model, those of inactive profiles included. */
export function servicesOf(model: Mapping, activeProfiles: readonly string[]): readonly Service[] {
  return [...entriesOf(valueAt(model, 'services'))].flatMap(([name, entry]) => serviceOf(name, entry, activeProfiles));
}

function serviceOf(name: string, { key, value }: Entry, activeProfiles: readonly string[]): readonly Service[] {
  if (value.kind !== 'mapping') return [];
  const profiles = itemsOf(valueAt(value, 'profiles')).flatMap((item) => scalarText(item) ?? []);
  const networkMode = scalarText(valueAt(value, 'network_mode'));
  const networks = valueAt(value, 'networks');
  return [
    {
      name,
      location: locationOf(key),
      ...imageOf(value),
      buildArguments: environmentOf(valueAt(value, 'build', 'args')),
      isStartable: isStartable(value),
      profiles,
      active: isActive(profiles, activeProfiles),
      replicas: replicasOf(value),
      ...(networkMode ? { networkMode } : {}),
      ...(networks?.kind === 'mapping' && networks.entries.size > 0 ? { networks: [...networks.entries.keys()] } : {}),
      ...optional('containerName', scalarText(valueAt(value, 'container_name'))),
      dependencies: dependenciesOf(value),
      ports: portsOf(value),
      expose: itemsOf(valueAt(value, 'expose')).filter((item): item is Scalar => item.kind === 'scalar'),
      ...optional('command', nonNull(valueAt(value, 'command'))),
      ...optional('entrypoint', nonNull(valueAt(value, 'entrypoint'))),
      environment: environmentOf(valueAt(value, 'environment')),
      model: value,
    },
  ];
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [k in K]?: V };
}

function imageOf(service: Mapping): Pick<Service, 'image' | 'buildContext' | 'dockerfile'> {
  const context = valueAt(service, 'build', 'context');
  return {
    ...optional('image', scalarText(valueAt(service, 'image')) || undefined),
    ...optional('buildContext', isResolved(context) ? String(context.value) : undefined),
    ...optional('dockerfile', scalarText(valueAt(service, 'build', 'dockerfile'))),
  };
}

function isStartable(service: Mapping): boolean {
  const image = valueAt(service, 'image');
  return (
    ['build', 'provider'].some((name) => !isNull(valueAt(service, name))) ||
    (image !== undefined && (Boolean(scalarText(image)) || lacksValue(image)))
  );
}

/** A service without profiles is always on; `*` turns on every one. */
function isActive(profiles: readonly string[], activeProfiles: readonly string[]): boolean {
  return profiles.length === 0 || activeProfiles.some((profile) => profile === '*' || profiles.includes(profile));
}

function replicasOf(service: Mapping): number {
  return numberOf(valueAt(service, 'scale')) ?? numberOf(valueAt(service, 'deploy', 'replicas')) ?? 1;
}

export function numberOf(tree: Tree | undefined): number | undefined {
  return tree?.kind === 'scalar' && (tree.type === 'int' || tree.type === 'float') ? Math.trunc(tree.value) : undefined;
}

/** `depends_on`, `links`, and the services whose namespaces or volumes it shares. Source: compose-go `loader/normalize.go`. */
function dependenciesOf(service: Mapping): ReadonlyMap<string, boolean> {
  const dependencies = new Map<string, boolean>();
  for (const [name, { value }] of entriesOf(valueAt(service, 'depends_on'))) {
    const required = valueAt(value, 'required');
    dependencies.set(name, !(required?.kind === 'scalar' && required.value === false));
  }
  const links = itemsOf(valueAt(service, 'links')).flatMap((item) => scalarText(item)?.split(':')[0] ?? []);
  const shared = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'].flatMap(
    (name) => /^service:(?<name>.*)$/s.exec(scalarText(valueAt(service, name)) ?? '')?.groups?.['name'] ?? [],
  );
  const volumes = itemsOf(valueAt(service, 'volumes_from'))
    .flatMap((item) => scalarText(item) ?? [])
    .filter((from) => !from.startsWith('container:'))
    .map((from) => from.split(':')[0] ?? '');
  for (const name of [...links, ...shared, ...volumes]) if (!dependencies.has(name)) dependencies.set(name, true);
  return dependencies;
}

/** Variables by name: from a mapping, or from a list of `K=V`. */
function environmentOf(tree: Tree | undefined): ReadonlyMap<string, Scalar> {
  const variables = new Map<string, Scalar>();
  for (const [name, { value }] of entriesOf(tree)) if (value.kind === 'scalar') variables.set(name, value);
  for (const item of itemsOf(tree)) {
    const text = textOf(item);
    const equals = text?.indexOf('=') ?? -1;
    if (item.kind === 'scalar' && text !== undefined && equals > 0) {
      variables.set(text.slice(0, equals), assigned(item, text, equals + 1));
    }
  }
  return variables;
}

function assigned(item: Scalar, text: string, from: number): Scalar {
  const value = text.slice(from);
  return { ...item, type: 'string', value, text: value, runs: sliceRuns(runsOf(item), from, text.length) };
}

function nonNull(tree: Tree | undefined): Tree | undefined {
  return isNull(tree) ? undefined : tree;
}

/** Text of a scalar of any type. */
export function scalarText(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' && tree.type !== 'null' ? plainText(runsOf(tree)) : undefined;
}
