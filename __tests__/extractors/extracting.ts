import type { Extraction, Extractor } from '../../src/extractors/extractor.ts';
import type { Declaration, ListenerDeclaration } from '../../src/model/declaration.ts';
import type { Activity } from '../../src/model/launch.ts';
import type { Location } from '../../src/model/location.ts';
import { formatPorts } from '../../src/model/port.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';

const options = { composeFiles: [], profiles: [], envFiles: [], environment: {} };

/** Extracts one file of a repository. */
export function extract(extractor: Extractor, path: string, files: Readonly<Record<string, string>>): Extraction {
  const repository = memoryRepository(files);
  return extractor.extract({ path, text: files[path] ?? '' }, { repository, options, grammars: new Map() as never });
}

/** One line for each declaration, in order: `3:9 listener tcp 127.0.0.1:8080 command-flag "dev"`. */
export function linesOf({ declarations, problems }: Extraction): readonly string[] {
  return [
    ...declarations.flatMap(describeDeclaration),
    ...problems.map(({ severity, message, location }) => `${place(location)} ${severity} ${message}`),
  ];
}

function place({ file, start }: Location, from?: string): string {
  return `${from === undefined || from === file ? '' : `${file}:`}${start.line}:${start.column}`;
}

function describeDeclaration(declaration: Declaration): readonly string[] {
  const { location } = declaration as { readonly location: Location };
  switch (declaration.kind) {
    case 'listener':
      return [describeListener(declaration)];
    case 'unit':
      return [
        `${place(location)} unit "${declaration.title}"`,
        ...describeActivity(declaration.activity, location.file),
      ];
    case 'exposed':
      return [`${place(location)} exposed ${formatPorts(declaration.ports)}/${declaration.protocol}`];
    case 'reference':
      return [`${place(location)} reference ${declaration.host}:${formatPorts(declaration.ports)}`];
    case 'invalid-port':
      return [`${place(location)} invalid ${declaration.text}: ${declaration.reason}`];
    default:
      return [`${place(location)} ${declaration.kind}`];
  }
}

function describeActivity(activity: Activity | undefined, file: string): readonly string[] {
  if (!activity) return [];
  switch (activity.kind) {
    case 'listen':
      return [`  ${describeListener(activity.listener, file)}`];
    case 'program':
      return [`  ${place(activity.program.location, file)} program ${activity.program.paths.join(' ')}`];
    case 'unit':
      return [`  unit ${activity.unit}`];
    case 'compose': {
      const { directory, files, profiles, services } = activity.start;
      const parts = [
        `in ${directory || '.'}`,
        ...files,
        ...profiles.map((profile) => `--profile ${profile}`),
        ...services,
      ];
      return [`  ${place(activity.start.location, file)} compose ${parts.join(' ')}`];
    }
    case 'detached':
      return describeActivity(activity.body, file);
    case 'stop':
      return [];
    default:
      return activity.steps.flatMap((step) => describeActivity(step, file));
  }
}

function describeListener(listener: ListenerDeclaration, file?: string): string {
  const { port, protocol, binding, mechanism, owner, location, confidence } = listener;
  const number =
    port.kind === 'unresolved' ? port.expression : port.kind === 'ephemeral' ? 'any' : formatPorts(port.ports);
  const address = binding.addresses
    .map((each) => (each.includes(':') ? `[${each}]` : each))
    .join(binding.choice === 'all' ? '+' : '|');
  const sure = confidence === 'high' ? '' : ` ${confidence}`;
  return `${place(location, file)} ${protocol} ${address}:${number} ${mechanism} "${owner.name}"${sure}`;
}
