import { loadProject } from '../../src/compose/index.ts';
import { numberOf, type Service, scalarText } from '../../src/compose/service.ts';
import { type Tree, valueAt } from '../../src/compose/tree.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import type { RandomProject } from './random-projects.ts';

/** A project's active services, or why it is refused. */
export interface Outcome {
  readonly services?: Readonly<Record<string, ServiceRow>>;
  readonly refused?: string;
}

export interface ServiceRow {
  /** `host ip|published|target|protocol`, sorted. */
  readonly ports: readonly string[];
  readonly expose: readonly string[];
  readonly networkMode: string;
  readonly replicas: number;
}

/** What we make of a project. */
export function ourOutcome(project: RandomProject): Outcome {
  const { services, complaints } = loadProject(memoryRepository({ ...project.files, 'sub/Dockerfile': '' }), {
    directory: '',
    files: project.composeFiles,
    profiles: project.profiles,
    envFiles: project.envFiles,
    environment: project.environment,
    services: [],
    detached: false,
    location: { file: 'compose.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
  });
  const refusals = complaints.filter(({ severity }) => severity === 'error');
  if (refusals.length > 0) return { refused: refusals.map(({ message }) => message).join('; ') };
  const active = services.filter((service) => service.active).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { services: Object.fromEntries(active.map((service) => [service.name, rowOf(service)])) };
}

function rowOf(service: Service): ServiceRow {
  return {
    ports: service.ports.map(portText).sort(),
    expose: service.expose.map((item) => scalarText(item) ?? '').sort(),
    networkMode: service.networkMode ?? '',
    replicas: service.replicas,
  };
}

function portText(port: Tree): string {
  if (port.kind === 'port') return `${port.hostIp}|${port.published}|${port.target}|${port.protocol}`;
  const text = (name: string) => scalarText(valueAt(port, name));
  return `${text('host_ip') ?? ''}|${text('published') ?? ''}|${numberOf(valueAt(port, 'target'))}|${text('protocol') ?? 'tcp'}`;
}
