import { directoryOf } from '../commands/paths.ts';
import { itemsOf, type JsonValue, member, textOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { parseYaml } from '../parsing/yaml.ts';
import { valueOfYaml } from '../parsing/yaml-values.ts';
import { commandUnit } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';
import { joinInterpretations } from './process-groups.ts';
import { publishedMapping } from './published-mappings.ts';
import { wholeFile } from './whole-file.ts';

/** The configuration of a k3d cluster: ports of the machine that it publishes. Source: k3d.io/stable/usage/configfile */
export const k3d: Extractor = {
  id: 'k3d',
  name: 'k3d',
  files: ['*.yaml with `apiVersion: k3d.io/…`'],
  reads: '`ports`, `kubeAPI.hostPort`, the port of a registry that is created',
  omits: 'options for k3s',
  matches: (path) => /\.ya?ml$/.test(path),
  extract(file, { repository }) {
    if (!/^apiVersion:[ \t]*["']?k3d\.io\//m.test(file.text)) return nothing;
    const [document] = parseYaml(file).documents;
    const root = document && valueOfYaml(document);
    const unit = {
      id: `k3d:${file.path}`,
      unitKind: 'cluster',
      title: `k3d cluster create --config ${file.path}`,
      files: [file.path],
      directory: directoryOf(file.path),
      default: false,
      certainty: 'certain',
      location: wholeFile(file),
    } as const;
    const owner = { kind: 'container', name: 'k3d' } as const;
    const context = {
      repository,
      unit: unit.id,
      namespace: 'host',
      owner,
      identity: ['k3d', 'kubernetes'],
      directory: '',
    };
    const read = mappings(root).map((mapping) => publishedMapping(mapping, 'k3d', context));
    return commandUnit(unit, joinInterpretations(read, 'parallel'));
  },
};

/** `- port: 8080:80@loadbalancer`; a port alone is that of both sides. */
function mappings(root: JsonValue | undefined): readonly TracedText[] {
  const ports = itemsOf(member(root, 'ports')).flatMap((entry) => {
    const text = textOf(member(entry, 'port'));
    return text ? [TracedText.of(text).slice(0, text.text.split('@')[0]?.length)] : [];
  });
  const single = [member(root, 'kubeAPI', 'hostPort'), member(root, 'registries', 'create', 'hostPort')];
  return [...ports, ...single.flatMap((value) => publishedAlone(scalarText(value)) ?? [])];
}

function publishedAlone(host: TracedText | undefined): TracedText | undefined {
  return host ? TracedText.join(host, TracedText.of({ text: ':6443', locate: () => host.location })) : undefined;
}
