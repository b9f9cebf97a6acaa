import { type ComposeProject, type HostBinding, loadProject, publishedPorts } from '../../src/compose/index.ts';
import type { ComposeStart } from '../../src/model/launch.ts';
import type { Location } from '../../src/model/location.ts';
import { formatPorts, type PortValue } from '../../src/model/port.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';

export type Files = Readonly<Record<string, string>>;

/** A bare `docker compose up` in the root, unless something else is said. */
export function startOf(start: Partial<ComposeStart> = {}): ComposeStart {
  return {
    directory: '',
    files: [],
    profiles: [],
    envFiles: [],
    environment: {},
    services: [],
    detached: false,
    location: { file: start.files?.[0] ?? 'compose.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
    ...start,
  };
}

export function load(files: Files, start: Partial<ComposeStart> = {}, unlisted: Files = {}): ComposeProject {
  return loadProject(memoryRepository(files, unlisted), startOf(start));
}

/** One line for each effective binding: `web any tcp 8080 to 80 at compose.yaml:5:9-5:18 set at 5:10-5:14`. */
export function renderBindings(files: Files, start: Partial<ComposeStart> = {}): readonly string[] {
  const project = load(files, start);
  return project.services.flatMap((service) => {
    const { bindings, refused } = publishedPorts(service, project);
    const name = `${service.name}${service.active ? '' : ' (off)'}${service.replicas === 1 ? '' : ` x${service.replicas}`}`;
    return [
      ...bindings.map((binding) => `${name} ${renderBinding(binding)}`),
      ...refused.map(({ reason, location }) => `invalid: ${reason} at ${place(location)}`),
    ];
  });
}

function renderBinding(published: HostBinding): string {
  const { port, containerPorts, protocol, binding, location, setAt, variable, added } = published;
  const address = binding.addresses.length === 2 ? 'any' : binding.addresses.join();
  const target = containerPorts ? ` to ${formatPorts(containerPorts)}` : '';
  const file = setAt === undefined || setAt.file === location.file ? '' : `${setAt.file}:`;
  const set = setAt ? ` set at ${file}${spanOf(setAt)}` : '';
  const notes = `${variable === undefined ? '' : ` by ${variable}`}${added ? ' added' : ''}`;
  return `${address} ${protocol} ${portText(port)}${target} at ${place(location)}${set}${notes}`;
}

/** The same without places: `web any tcp 8080 to 80`. */
export function bindingsOf(files: Files, start: Partial<ComposeStart> = {}): readonly string[] {
  return renderBindings(files, start).map((line) => line.replace(/ at [^ ]+:\d.*/, ''));
}

/** What Compose refuses: `compose.yaml:3:5 …`. */
export function refusalsOf(files: Files, start: Partial<ComposeStart> = {}): readonly string[] {
  return complaintsOf(files, start, 'error');
}

export function warningsOf(files: Files, start: Partial<ComposeStart> = {}): readonly string[] {
  return complaintsOf(files, start, 'warning');
}

function complaintsOf(files: Files, start: Partial<ComposeStart>, severity: 'error' | 'warning'): readonly string[] {
  return load(files, start)
    .complaints.filter((complaint) => complaint.severity === severity)
    .map(({ location, message }) => `${location.file}:${location.start.line}:${location.start.column} ${message}`);
}

function portText(port: PortValue): string {
  if (port.kind === 'fixed') return formatPorts(port.ports);
  if (port.kind === 'pool') return `one of ${formatPorts(port.ports)}`;
  if (port.kind === 'ephemeral') return 'any port';
  return port.kind === 'unresolved' ? `unresolved ${port.expression}` : port.kind;
}

function place(location: Location): string {
  return `${location.file}:${spanOf(location)}`;
}

function spanOf({ start, end }: Location): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}
