import { joinPath } from '../commands/paths.ts';
import { everywhere } from '../model/address.ts';
import { alwaysUp, type ListenerDeclaration } from '../model/declaration.ts';
import { uniqueBy } from '../model/grouping.ts';
import { fixedPort, isPort } from '../model/port.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { directoryOf } from '../model/repository-path.ts';
import { type JsonValue, member, textOf } from '../parsing/json.ts';
import { childOf, parseYaml, stringOf } from '../parsing/yaml.ts';
import { valueOfYaml } from '../parsing/yaml-values.ts';
import { type Extractor, nothing } from './extractor.ts';
import { wholeFile } from './whole-file.ts';

/**
 * Values of a Helm chart. What one means, its templates say: a number counts that a template of the chart itself puts after
 * `nodePort:` or `hostPort:`. Source: helm.sh/docs/chart_template_guide/values_files
 */
export const helm: Extractor = {
  id: 'helm-values',
  name: 'Helm values',
  files: ['values.yaml', 'values-*.yaml'],
  reads: 'numbers that a template of the same chart puts after `nodePort:` or `hostPort:`',
  omits: 'templates, values of other charts, lists that a template goes through, what `--set` gives',
  matches: (path) => /(?:^|\/)values[\w.-]*\.ya?ml$/.test(path),
  extract(file, { repository }) {
    if (!/\d/.test(file.text)) return nothing;
    const directory = directoryOf(file.path);
    const chart = repository.read(joinPath(directory, 'Chart.yaml'));
    const uses = chart.kind === 'file' ? usesIn(directory, repository) : [];
    if (chart.kind !== 'file' || uses.length === 0) return nothing;
    const [description] = parseYaml(chart.file).documents;
    const [document] = parseYaml(file).documents;
    const name = stringOf(childOf(description, 'name')) ?? directory;
    const unit = {
      kind: 'unit',
      id: `helm:${file.path}`,
      unitKind: 'cluster',
      title: file.path.endsWith('/values.yaml') ? `helm install ${name}` : `helm install ${name} -f ${file.path}`,
      files: [file.path],
      directory,
      default: false,
      certainty: 'certain',
      location: wholeFile(file),
    } as const;
    const values = document && valueOfYaml(document);
    const listeners = uses.flatMap((use) => listenerOf(use, values, unit.id, name));
    return { declarations: listeners.length > 0 ? [unit, ...listeners] : [], problems: [] };
  },
};

interface ValueUse {
  readonly field: string;
  /** Way to the value: `service.nodePort`. */
  readonly path: readonly string[];
}

const use = /\b(?<field>nodePort|hostPort):[ \t]*["']?\{\{-?[ \t]*(?:int[ \t]+)?\.Values\.(?<path>\w+(?:\.\w+)*)/g;

/** Which values the chart's templates make ports of the machine. */
function usesIn(directory: string, repository: Repository): readonly ValueUse[] {
  const templates = joinPath(directory, 'templates/');
  const texts = repository.files
    .filter((path) => path.startsWith(templates))
    .flatMap((path) => {
      const result = repository.read(path);
      return result.kind === 'file' ? [result.file] : [];
    });
  const found = texts.flatMap(({ text }: SourceFile) => [...text.matchAll(use)]);
  const uses = found.map(({ groups: { field = '', path = '' } = {} }) => ({ field, path: path.split('.') }));
  return uniqueBy(uses, ({ field, path }) => `${field} ${path.join('.')}`);
}

function listenerOf(
  { field, path }: ValueUse,
  values: JsonValue | undefined,
  unit: string,
  chart: string,
): readonly ListenerDeclaration[] {
  const value = member(values, ...path);
  const around = path.slice(0, -1);
  const type = textOf(member(values, ...around, 'type'))?.text ?? 'NodePort';
  if (value?.kind !== 'number' || !isPort(value.value) || value.value === 0) return [];
  // A service of another type has no port of the nodes.
  if (field === 'nodePort' && type !== 'NodePort' && type !== 'LoadBalancer') return [];
  const isUdp = textOf(member(values, ...around, 'protocol'))?.text === 'UDP';
  return [
    {
      kind: 'listener',
      unit,
      namespace: 'cluster',
      owner: { kind: 'service', name: [chart, ...around].join(' ') },
      port: fixedPort(value.value),
      protocol: isUdp ? 'udp' : 'tcp',
      binding: everywhere,
      mechanism: field === 'nodePort' ? 'node-port' : 'host-port',
      ...alwaysUp,
      onConflict: 'fail',
      // Another file, or a flag, may say another.
      confidence: 'medium',
      identity: [chart.toLowerCase()],
      location: value.location,
      setAt: value.location,
    },
  ];
}
