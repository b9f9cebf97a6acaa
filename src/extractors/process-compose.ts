import { directoryOf } from '../commands/paths.ts';
import { readPort } from '../commands/port-values.ts';
import type { ReferenceDeclaration } from '../model/declaration.ts';
import { type JsonValue, member, membersOf, textOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { parseYaml } from '../parsing/yaml.ts';
import { valueOfYaml } from '../parsing/yaml-values.ts';
import { type Extractor, nothing } from './extractor.ts';
import { directoryIn, environmentIn, type ManagedProcess, processGroup } from './process-groups.ts';
import { wholeFile } from './whole-file.ts';

/** process-compose: processes that are up side by side. Source: f1bonacc1.github.io/process-compose/configuration */
export const processCompose: Extractor = {
  id: 'process-compose',
  name: 'Process Compose',
  files: ['process-compose.yaml'],
  reads: '`command`, `working_dir`, `environment`, `disabled` of every process; probes over HTTP as references',
  omits: 'the port of its own API, replicas, `extends`',
  matches: (path) => /(?:^|\/)process-compose[\w.-]*\.ya?ml$/.test(path),
  extract(file, { repository }) {
    const { documents, problems } = parseYaml(file);
    const [document] = documents;
    const root = document && valueOfYaml(document);
    const shared = environmentIn(member(root, 'environment'));
    const processes = [...membersOf(member(root, 'processes'))].flatMap(
      ([name, { value }]) => processOf(name, value, shared) ?? [],
    );
    if (processes.length === 0) return { ...nothing, problems };
    const unit = {
      id: `process-compose:${file.path}`,
      unitKind: 'procfile',
      title: 'process-compose up',
      files: [file.path],
      directory: directoryOf(file.path),
      default: true,
      location: wholeFile(file),
    } as const;
    const group = processGroup(unit, processes, repository);
    const probed = [...membersOf(member(root, 'processes'))].flatMap(([name, { value }]) =>
      probesOf(name, value, unit.id),
    );
    return { declarations: [...group.declarations, ...probed], problems: [...problems, ...group.problems] };
  },
};

function processOf(
  name: string,
  value: JsonValue,
  shared: NonNullable<ManagedProcess['environment']>,
): ManagedProcess | undefined {
  const line = textOf(member(value, 'command'));
  const disabled = member(value, 'disabled');
  if (!line || (disabled?.kind === 'boolean' && disabled.value)) return undefined;
  return {
    name,
    lines: [line],
    environment: new Map([...shared, ...environmentIn(member(value, 'environment'))]),
    ...directoryIn(member(value, 'working_dir')),
  };
}

/** Where a probe asks: on this machine, unless it says otherwise. */
function probesOf(name: string, process: JsonValue, unit: string): readonly ReferenceDeclaration[] {
  return ['readiness_probe', 'liveness_probe'].flatMap((probe) => {
    const asked = member(process, probe, 'http_get');
    const port = scalarText(member(asked, 'port'));
    const reading = port && readPort(port);
    if (!reading || reading === 'too-high' || reading.port.kind !== 'fixed') return [];
    return [
      {
        kind: 'reference',
        ports: reading.port.ports,
        protocol: 'tcp',
        host: textOf(member(asked, 'host'))?.text ?? 'localhost',
        scheme: 'http',
        namespace: 'host',
        unit,
        owner: { kind: 'process', name },
        location: reading.text.location,
        setAt: reading.text.location,
      },
    ];
  });
}
