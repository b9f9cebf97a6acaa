import { everywhere } from '../model/address.ts';
import {
  alwaysUp,
  type Declaration,
  type ExposedDeclaration,
  type LaunchUnitDeclaration,
  type ListenerDeclaration,
  type Mechanism,
  type Owner,
} from '../model/declaration.ts';
import { uniqueBy } from '../model/grouping.ts';
import { isPort, onePort, type PortRange, type Protocol } from '../model/port.ts';
import type { SourceFile } from '../model/repository.ts';
import { directoryOf } from '../model/repository-path.ts';
import { childOf, isNull, itemsOf, locationOf, parseYaml, stringOf, type YamlNode } from '../parsing/yaml.ts';
import type { Extractor } from './extractor.ts';
import { nothing } from './extractor.ts';

/**
 * Kubernetes manifests: NodePorts of Services (one for the cluster), host ports of pods (one for a node), and the ports of
 * containers that share a pod. A Helm template is no YAML before it is rendered, and is left alone.
 */
export const kubernetes: Extractor = {
  id: 'kubernetes',
  name: 'Kubernetes manifest',
  files: ['*.yaml'],
  reads: 'Services (`nodePort`), `hostPort`, `hostNetwork`, `containerPort` of pods and what makes pods',
  omits: 'Helm templates, kustomize patches',
  matches: (path) => /\.ya?ml$/.test(path),
  extract(file) {
    if (!anchors.test(file.text) || file.text.includes('{{')) return nothing;
    const worthParsing = (text: string) => anchors.test(text) && kinds.test(text);
    const objects = parseYaml(file, worthParsing).documents.filter(
      (document) => stringOf(childOf(document, 'kind')) !== undefined,
    );
    const unit = manifestUnit(file);
    const declarations = objects.flatMap((object) => fromObject(object, unit));
    return { declarations: declarations.length > 0 ? [unit, ...declarations] : [], problems: [] };
  },
};

/** A manifest that declares no port is not worth parsing. */
const anchors = /\b(?:nodePort|hostPort|containerPort)\b/;

const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'];

/** Nor is one of a kind that makes no pod and no Service: a definition of a resource may be long, and names the fields. */
const kinds = new RegExp(`\\bkind\\b.*\\b(?:List|Service|Pod|CronJob|${workloads.join('|')})\\b`);

function manifestUnit(file: SourceFile): LaunchUnitDeclaration {
  return {
    kind: 'unit',
    id: `manifest:${file.path}`,
    unitKind: 'cluster',
    title: `kubectl apply -f ${file.path}`,
    files: [file.path],
    directory: directoryOf(file.path),
    default: false,
    certainty: 'certain',
    location: { file: file.path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
  };
}

function fromObject(object: YamlNode, unit: LaunchUnitDeclaration): Declaration[] {
  const kind = stringOf(childOf(object, 'kind')) ?? '';
  const name = nameOf(object);
  if (kind === 'List') return itemsOf(childOf(object, 'items')).flatMap((item) => fromObject(item, unit));
  if (kind === 'Service') return nodePorts(object, name, unit);
  const pod = podSpec(kind, childOf(object, 'spec'));
  return pod ? podPorts(pod, `${kind}/${name}`, unit) : [];
}

function nodePorts(service: YamlNode, name: string, unit: LaunchUnitDeclaration): Declaration[] {
  const owner: Owner = { kind: 'service', name };
  return itemsOf(childOf(childOf(service, 'spec'), 'ports')).flatMap((entry) =>
    portOf(childOf(entry, 'nodePort')).flatMap((at) => [
      listener(at, {
        owner,
        unit,
        namespace: 'cluster',
        mechanism: 'node-port',
        protocol: protocolOf(entry),
        confidence: 'high',
      }),
    ]),
  );
}

/** Where each kind of workload keeps the pod it makes. */
function podSpec(kind: string, spec: YamlNode | undefined): YamlNode | undefined {
  if (kind === 'Pod') return spec;
  if (kind === 'CronJob') return childOf(childOf(childOf(childOf(spec, 'jobTemplate'), 'spec'), 'template'), 'spec');
  return workloads.includes(kind) ? childOf(childOf(spec, 'template'), 'spec') : undefined;
}

function podPorts(pod: YamlNode, name: string, unit: LaunchUnitDeclaration): Declaration[] {
  const containers = itemsOf(childOf(pod, 'containers'));
  const onHost = isTrue(childOf(pod, 'hostNetwork'));
  // A container port only documents what the image binds, until containers share the pod's namespace.
  const shared = containers.length > 1 || onHost;
  return containers.flatMap((container) => {
    const owner: Owner = { kind: 'container', name: stringOf(childOf(container, 'name')) ?? name };
    const entries = itemsOf(childOf(container, 'ports'));
    const inPod = {
      owner,
      unit,
      namespace: onHost ? 'cluster' : `pod:${unit.id}#${name}`,
      mechanism: 'config-file',
    } as const;
    const onNode = { owner, unit, namespace: 'cluster', mechanism: 'host-port' } as const;
    const own = entries.flatMap((entry): (ListenerDeclaration | ExposedDeclaration)[] =>
      portOf(childOf(entry, 'containerPort')).map((at) =>
        shared
          ? listener(at, { ...inPod, protocol: protocolOf(entry), confidence: 'medium' })
          : exposed(at, owner, protocolOf(entry)),
      ),
    );
    const published = onHost
      ? []
      : entries.flatMap((entry) =>
          portOf(childOf(entry, 'hostPort')).map((at) =>
            // Two pods of one host port may be scheduled to different nodes.
            listener(at, { ...onNode, protocol: protocolOf(entry), confidence: 'medium' }),
          ),
        );
    // One port under two names is one socket.
    return [...uniqueBy(own, (one) => `${one.protocol} ${portText(one)}`), ...published];
  });
}

interface PortAt {
  readonly ports: PortRange;
  readonly node: YamlNode;
}

function portOf(node: YamlNode | undefined): PortAt[] {
  if (node?.kind !== 'scalar' || isNull(node)) return [];
  const port = Number(node.text);
  return isPort(port) && port > 0 ? [{ ports: onePort(port), node }] : [];
}

interface Where {
  readonly owner: Owner;
  readonly unit: LaunchUnitDeclaration;
  readonly namespace: string;
  readonly mechanism: Mechanism;
  readonly protocol: Protocol;
  readonly confidence: 'high' | 'medium';
}

function listener({ ports, node }: PortAt, { unit, ...where }: Where): ListenerDeclaration {
  const location = locationOf(node);
  return {
    kind: 'listener',
    ...where,
    unit: unit.id,
    port: { kind: 'fixed', ports },
    binding: everywhere,
    ...alwaysUp,
    onConflict: 'fail',
    identity: [where.owner.name.toLowerCase()],
    location,
    setAt: location,
  };
}

function exposed({ ports, node }: PortAt, owner: Owner, protocol: Protocol): ExposedDeclaration {
  return { kind: 'exposed', ports, protocol, owner, location: locationOf(node) };
}

function portText(declaration: ListenerDeclaration | ExposedDeclaration): string {
  return JSON.stringify(declaration.kind === 'listener' ? declaration.port : declaration.ports);
}

function protocolOf(entry: YamlNode): Protocol {
  const text = stringOf(childOf(entry, 'protocol'))?.toLowerCase();
  return text === 'udp' || text === 'sctp' ? text : 'tcp';
}

function nameOf(object: YamlNode): string {
  const metadata = childOf(object, 'metadata');
  return stringOf(childOf(metadata, 'name')) ?? stringOf(childOf(metadata, 'generateName')) ?? 'unnamed';
}

function isTrue(node: YamlNode | undefined): boolean {
  return node?.kind === 'scalar' && node.type === 'bool' && node.value === true;
}
