import { anyIPv4, anyIPv6 } from '../model/address.ts';
import type {
  ContainerDeclaration,
  Declaration,
  ExposedDeclaration,
  LaunchUnitDeclaration,
  ListenerDeclaration,
  Owner,
  ReferenceDeclaration,
} from '../model/declaration.ts';
import type { Activity, ComposeStart } from '../model/launch.ts';
import type { Location } from '../model/location.ts';
import { isPort, type PortRange, type Protocol } from '../model/port.ts';
import { plainText } from '../parsing/interpolation.ts';
import { publishedPorts } from './bindings.ts';
import { namespacesOf } from './networks.ts';
import { baseName } from './paths.ts';
import { parseRange } from './port-syntax.ts';
import type { ComposeProject } from './project.ts';
import { type Service, scalarText } from './service.ts';
import { isNull, itemsOf, locationOf, runsOf, type Scalar, type Tree, valueAt } from './tree.ts';

/** The launch unit that a project is declared as. */
export interface ComposeUnit {
  readonly id: string;
  readonly title: string;
  /** What a bare start in its folder brings up. */
  readonly default: boolean;
  readonly location: Location;
}

/** What is known beyond the Compose files; supplied by who has the signatures and reads commands. */
export interface ServiceKnowledge {
  /** Ports that an image's own program listens on; none where the service runs another one. */
  portsOfImage(image: string, service: Service): readonly ImagePorts[];
  /** What the Dockerfile of a service tells; undefined where there is none, or it is elsewhere. */
  builtImageOf(service: Service): BuiltImage | undefined;
  contentsOf(container: StartedContainer): ContainerContents;
  /** Whether all its env files could be read. */
  hasWholeEnvironment(service: Service, project: ComposeProject): boolean;
}

export interface ImagePorts {
  readonly ports: PortRange;
  readonly protocol: Protocol;
  /** Environment variable that moves it. */
  readonly variable?: string;
}

export interface BuiltImage {
  /** Words that tell what it is: the image it is built on, the program it starts. */
  readonly identity: readonly string[];
  /** The image it is built on; absent where a variable in its name has no value. */
  readonly base?: string;
  /** The image it is built on, where that image's own program is what starts. */
  readonly runs?: string;
  /** TCP ports that its Dockerfile documents, in the files of the repository. */
  readonly documented: NonNullable<ContainerDeclaration['documented']>;
  /** What ENV sets. */
  readonly environment: readonly string[];
}

export interface ContainerContents {
  /** What its command starts; absent when it has none. */
  readonly activity?: Activity;
  /** The ports that its command, its environment and its health check refer to. */
  readonly references: readonly ReferenceDeclaration[];
}

export interface StartedContainer {
  readonly service: Service;
  readonly namespace: string;
  readonly owner: Owner;
  readonly identity: readonly string[];
  readonly project: ComposeProject;
  readonly unit: string;
}

/** A loaded project as declarations: the unit, its containers, what they publish, expose and listen on. */
export function declarationsOf(
  project: ComposeProject,
  start: ComposeStart,
  unit: ComposeUnit,
  knowledge: ServiceKnowledge,
): readonly Declaration[] {
  const namespaces = namespacesOf(project.services, unit.id);
  const usage = new Map<string, number>([['host', 2]]);
  for (const namespace of namespaces.values()) usage.set(namespace, (usage.get(namespace) ?? 0) + 1);
  const places = project.services.map((service): Placed => {
    const namespace = namespaces.get(service.name) ?? '';
    return { service, namespace, isShared: (usage.get(namespace) ?? 0) > 1 };
  });
  return [
    {
      kind: 'unit',
      id: unit.id,
      unitKind: 'compose-project',
      title: unit.title,
      files: [...project.roles.keys()],
      directory: start.directory,
      ...projectNameIn(project),
      default: unit.default,
      ...doubtsAbout(project, unit),
      location: unit.location,
    },
    ...places.flatMap((placed) => serviceDeclarations(placed, project, unit.id, knowledge)),
  ];
}

/** A project that lacks what another file supplies does not start alone: only with that file its services are up together. */
function doubtsAbout({ complaints }: ComposeProject, { title }: ComposeUnit): Partial<LaunchUnitDeclaration> {
  const isPart = complaints.some(({ stage, severity }) => stage === 'consistency' && severity === 'error');
  if (!isPart) return {};
  return {
    certainty: 'possible',
    reason: `\`${title}\` would start all of them, though Compose refuses the project as it is`,
  };
}

/** A service in its network namespace. */
interface Placed {
  readonly service: Service;
  readonly namespace: string;
  /** Others bind there too. */
  readonly isShared: boolean;
}

function serviceDeclarations(
  { service, namespace, isShared }: Placed,
  project: ComposeProject,
  unit: string,
  knowledge: ServiceKnowledge,
): readonly Declaration[] {
  const owner: Owner = { kind: 'service', name: service.name };
  const built = knowledge.builtImageOf(service);
  const identity = [...new Set([...identityOf(service), ...(built?.identity ?? [])])];
  const started = { service, namespace, owner, identity, project, unit };
  const { activity, references } = knowledge.contentsOf(started);
  const mentioned = mentionedNumbers(service, built);
  const { name, location, image, buildContext, dockerfile, dependencies, profiles, active, replicas: count } = service;
  const baseImage = buildContext === undefined ? image : built?.base;
  const common = { unit, owner, count, profiles, active, identity, onConflict: 'fail' } as const;
  const { bindings, refused, discarded } = publishedPorts(service, project);
  return [
    {
      kind: 'container',
      unit,
      name,
      namespace,
      ...(image === undefined ? {} : { image }),
      ...(buildContext === undefined ? {} : { buildContext }),
      ...(dockerfile === undefined ? {} : { dockerfile }),
      ...(dependencies.size > 0 ? { dependsOn: [...dependencies.keys()] } : {}),
      ...(activity ? { activity } : {}),
      ...plainImageOf(service),
      ...(baseImage === undefined ? {} : { baseImage }),
      ...(mentioned.length > 0 ? { mentioned } : {}),
      ...(built && built.documented.length > 0 ? { documented: built.documented } : {}),
      ...(knowledge.hasWholeEnvironment(service, project) ? {} : { isPartlyKnown: true as const }),
      profiles,
      active,
      location,
    },
    ...bindings.map(
      ({ added, ...binding }): ListenerDeclaration => ({
        kind: 'listener',
        ...common,
        ...binding,
        namespace: 'host',
        mechanism: 'published-port',
        confidence: 'high',
        ...(added ? { addedByOverride: true } : {}),
        ...(binding.variable === undefined ? {} : { movable: true }),
      }),
    ),
    ...(isShared && !(activity && binds(activity)) ? imagePorts(service, built, namespace, common, knowledge) : []),
    ...refused.map((mapping) => ({ kind: 'invalid-port', unit, owner, ...mapping }) as const),
    ...references,
    ...discarded.map((mapping) => ({ kind: 'discarded-port', unit, owner, ...mapping }) as const),
    ...service.expose.flatMap((item) => exposedPort(item, owner)),
  ];
}

/**
 * An image runs as it comes where the service says nothing by which its program could listen elsewhere: no command, no
 * environment that speaks of ports or addresses, no file that is put into it besides its data.
 */
function plainImageOf({ image, buildContext, command, entrypoint, environment, model }: Service) {
  const isBuilt = buildContext !== undefined || !isNull(valueAt(model, 'build'));
  const mayMove = ['env_file', 'configs', 'secrets', 'volumes_from', 'post_start', 'extends'];
  if (image === undefined || isBuilt || command || entrypoint) return {};
  if (mayMove.some((key) => !isNull(valueAt(model, key)))) return {};
  const settings = [...environment].map(([name, value]) => `${name}=${scalarText(value) ?? ''}`);
  if (settings.some((text) => /port|listen|addr|bind|url|host|endpoint|config|option|args|flags|\d{4}/i.test(text)))
    return {};
  const volumes = itemsOf(valueAt(model, 'volumes'));
  return volumes.every(isNamedVolume) ? { plainImage: image } : {};
}

/** Numbers that may be ports. */
function mentionedNumbers({ environment, command, entrypoint }: Service, built: BuiltImage | undefined): number[] {
  const words = [command, entrypoint].flatMap((tree) => (tree?.kind === 'scalar' ? [tree] : itemsOf(tree)));
  const texts = [...words, ...environment.values()].map((word) => scalarText(word) ?? '');
  const digits = [...texts, ...(built?.environment ?? [])].flatMap((text) => text.match(/(?<!\d)\d{2,5}(?!\d)/g) ?? []);
  return [...new Set(digits.map(Number))].filter(isPort).sort((a, b) => a - b);
}

/** `data:/var/lib/postgresql/data`: no file of the repository. */
function isNamedVolume(volume: Tree): boolean {
  const text = scalarText(volume);
  if (text !== undefined) return /^[\w-][\w.-]*:/.test(text) || !text.includes(':');
  return scalarText(valueAt(volume, 'type')) === 'volume';
}

/** Whether a command is known to listen, or to start a program that may. */
function binds(activity: Activity): boolean {
  switch (activity.kind) {
    case 'sequence':
    case 'parallel':
    case 'alternatives':
      return activity.steps.some(binds);
    case 'detached':
      return binds(activity.body);
    default:
      return activity.kind !== 'compose' && activity.kind !== 'stop';
  }
}

/** Variables in it decide at the start, so it says nothing then. */
function projectNameIn({ model }: ComposeProject): { readonly projectName?: string } {
  const name = scalarText(valueAt(model, 'name'));
  return name === undefined || name.includes('$') ? {} : { projectName: name };
}

type Common = Pick<ListenerDeclaration, 'unit' | 'owner' | 'count' | 'profiles' | 'active' | 'identity' | 'onConflict'>;

/** In a namespace that is shared, what the image's program listens on may meet others. */
function imagePorts(
  service: Service,
  built: BuiltImage | undefined,
  namespace: string,
  common: Common,
  knowledge: ServiceKnowledge,
): ListenerDeclaration[] {
  const image = built ? built.runs : service.image;
  if (image === undefined) return [];
  const at = service.model.entries.get(built ? 'build' : 'image')?.value;
  return knowledge.portsOfImage(image, service).map(({ ports, protocol, variable }) => {
    const setting = variable === undefined ? undefined : service.environment.get(variable);
    const moved = setting && parseRange(plainText(runsOf(setting)));
    return {
      kind: 'listener',
      ...common,
      namespace,
      port: { kind: 'fixed', ports: moved ?? ports },
      protocol,
      binding: { addresses: [anyIPv4, anyIPv6], choice: 'all' },
      mechanism: moved ? 'environment' : 'image-default',
      confidence: 'medium',
      location: moved ? locationOf(setting) : at ? locationOf(at) : service.location,
    };
  });
}

/** `80`, `80-82`, `80/udp`; Compose checks nothing here, so what is no port is left out. */
function exposedPort(item: Scalar, owner: Owner): readonly ExposedDeclaration[] {
  const groups = /^(?<ports>[0-9]+(?:-[0-9]+)?)(?:\/(?<protocol>tcp|udp|sctp))?$/i.exec(
    plainText(runsOf(item)),
  )?.groups;
  const ports = groups && parseRange(groups['ports'] ?? '');
  if (!groups || !ports || ports.first === 0) return [];
  const protocol = (groups['protocol']?.toLowerCase() ?? 'tcp') as Protocol;
  return [{ kind: 'exposed', ports, protocol, owner, location: locationOf(item) }];
}

/** Words that tell what a service is: of its image, its name and the directory it is built from. */
function identityOf({ name, image, buildContext }: Service): readonly string[] {
  const repository =
    image
      ?.replace(/@.*$/s, '')
      .replace(/:[^/:]*$/, '')
      .split('/') ?? [];
  const [first = ''] = repository;
  const isRegistry = repository.length > 1 && (/[.:]/.test(first) || first === 'localhost');
  const directory = buildContext === undefined ? '' : baseName(buildContext);
  const words = [...repository.slice(isRegistry ? 1 : 0), name, directory].map((word) => word.toLowerCase());
  return [...new Set(words.filter((word) => word !== '' && word !== '..'))];
}
