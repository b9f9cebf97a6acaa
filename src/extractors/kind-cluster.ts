import ipaddr from 'ipaddr.js';
import { type Binding, boundTo, everywhere } from '../model/address.ts';
import { alwaysUp, type ListenerDeclaration } from '../model/declaration.ts';
import { isPort, onePort } from '../model/port.ts';
import { childOf, itemsOf, locationOf, parseYaml, stringOf, type YamlNode } from '../parsing/yaml.ts';
import { type Extractor, nothing } from './extractor.ts';

/** The configuration of a kind cluster: ports of the machine that `kind create cluster` publishes (kind.sigs.k8s.io/docs/user/configuration). */
export const kindCluster: Extractor = {
  id: 'kind-cluster',
  name: 'kind',
  files: ['*.yaml with `kind: Cluster`'],
  reads: '`extraPortMappings`, `apiServerPort`',
  matches: (path) => /\.ya?ml$/.test(path),
  extract(file) {
    if (!/\b(?:extraPortMappings|apiServerPort)\b/.test(file.text) || file.text.includes('{{')) return nothing;
    const clusters = parseYaml(file).documents.filter((document) => stringOf(childOf(document, 'kind')) === 'Cluster');
    const [first] = clusters;
    if (!first) return nothing;
    const unit = `kind:${file.path}`;
    const title = `kind create cluster --config ${file.path}`;
    const listeners = clusters.flatMap((cluster) => hostPorts(cluster, unit));
    return {
      declarations: [
        {
          kind: 'unit',
          id: unit,
          unitKind: 'cluster',
          title,
          files: [file.path],
          directory: '',
          default: false,
          certainty: 'certain',
          location: locationOf(first),
        },
        ...listeners,
      ],
      problems: [],
    };
  },
};

function hostPorts(cluster: YamlNode, unit: string): ListenerDeclaration[] {
  const networking = childOf(cluster, 'networking');
  const api = bound(
    childOf(networking, 'apiServerPort'),
    childOf(networking, 'apiServerAddress'),
    'tcp',
    unit,
    boundTo('127.0.0.1'),
  );
  const mappings = itemsOf(childOf(cluster, 'nodes')).flatMap((node) => itemsOf(childOf(node, 'extraPortMappings')));
  return [
    ...api,
    ...mappings.flatMap((mapping) => {
      const protocol = stringOf(childOf(mapping, 'protocol'))?.toLowerCase() === 'udp' ? 'udp' : 'tcp';
      return bound(childOf(mapping, 'hostPort'), childOf(mapping, 'listenAddress'), protocol, unit, everywhere);
    }),
  ];
}

function bound(
  node: YamlNode | undefined,
  address: YamlNode | undefined,
  protocol: 'tcp' | 'udp',
  unit: string,
  fallback: Binding,
): ListenerDeclaration[] {
  if (node?.kind !== 'scalar') return [];
  const port = Number(node.text);
  if (!isPort(port) || port === 0 || node.text === '') return [];
  const given = stringOf(address);
  const location = locationOf(node);
  return [
    {
      kind: 'listener',
      unit,
      namespace: 'host',
      owner: { kind: 'container', name: 'kind' },
      port: { kind: 'fixed', ports: onePort(port) },
      protocol,
      binding: given !== undefined && ipaddr.isValid(given) ? boundTo(ipaddr.process(given).toString()) : fallback,
      mechanism: 'published-port',
      ...alwaysUp,
      onConflict: 'fail',
      confidence: 'high',
      identity: ['kind', 'kubernetes'],
      location,
      setAt: location,
    },
  ];
}
