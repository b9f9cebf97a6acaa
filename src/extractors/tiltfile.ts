import { detached, parallel } from '../commands/command.ts';
import { portParts } from '../commands/listeners.ts';
import { directoryOf, joinPath } from '../commands/paths.ts';
import { bindingOf, readPort } from '../commands/port-values.ts';
import { boundTo, loopbackIPv4 } from '../model/address.ts';
import { alwaysUp, type ListenerDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import { fixedPort } from '../model/port.ts';
import { itemsOf, type JsonValue, textOf, textsOf } from '../parsing/json.ts';
import { type LiteralCall, literalCalls } from '../parsing/literal-calls.ts';
import { scalarText } from '../parsing/settings.ts';
import { TracedText } from '../parsing/traced-text.ts';
import { commandUnit } from './command-units.ts';
import type { Extractor } from './extractor.ts';
import { directoryIn, environmentIn, joinInterpretations, type ManagedProcess, readProcess } from './process-groups.ts';
import { wholeFile } from './whole-file.ts';

/** What `tilt up` binds for itself. Source: tilt-dev/tilt internal/cli/flags.go, defaultWebPort */
const tiltPort = 10350;

/** A Tiltfile: port forwards, servers, Compose files, Tilt itself. Source: docs.tilt.dev/api.html */
export const tiltfile: Extractor = {
  id: 'tiltfile',
  name: 'Tilt',
  files: ['Tiltfile', '*.tiltfile'],
  reads:
    '`port_forwards` and `port_forward` with literals, `serve_cmd` of `local_resource`, `docker_compose`, the web UI of Tilt',
  omits: 'values that functions compute, `load`, `include`',
  grammars: ['python'],
  matches: (path) => /(?:^|\/)Tiltfile(?:\.[\w-]+)?$|\.tiltfile$/.test(path),
  extract(file, { repository, grammars }) {
    const calls = literalCalls(file, 'python', grammars);
    if (calls.length === 0) return { declarations: [], problems: [] };
    const location = wholeFile(file);
    const unit = {
      id: `tilt:${file.path}`,
      unitKind: 'script',
      title: file.path === 'Tiltfile' ? 'tilt up' : `tilt up -f ${file.path}`,
      files: [file.path],
      directory: directoryOf(file.path),
      default: true,
      location,
    } as const;
    const served = calls.flatMap((call) => servers(call)).map((process) => readProcess(process, unit, repository));
    const forwards = calls.flatMap((call) => forwardsOf(call, unit.id));
    const ui = {
      ...listener(unit.id, 'tilt'),
      port: fixedPort(tiltPort),
      location,
      mechanism: 'tool-default',
    } as const;
    const interpretation = joinInterpretations(served, 'parallel');
    return commandUnit(unit, {
      ...interpretation,
      activity: parallel(
        ...[ui, ...forwards].map((each): Activity => ({ kind: 'listen', listener: each })),
        ...calls.flatMap((call) => composeStarts(call, unit.directory)),
        interpretation.activity,
      ),
    });
  },
};

function listener(unit: string, name: string): Omit<ListenerDeclaration, 'port' | 'location' | 'mechanism'> {
  return {
    kind: 'listener',
    unit,
    namespace: 'host',
    owner: { kind: 'process', name },
    protocol: 'tcp',
    binding: boundTo(loopbackIPv4),
    ...alwaysUp,
    onConflict: 'fail',
    confidence: 'high',
    identity: ['tilt', name.toLowerCase()],
  };
}

/** `port_forwards=['8080:80', 9229, port_forward(5000, 80)]` */
function forwardsOf(call: LiteralCall, unit: string): readonly ListenerDeclaration[] {
  const name = textOf(call.named.get('workload') ?? call.arguments[0])?.text ?? call.name;
  const said =
    call.name === 'port_forward'
      ? [call.named.get('local_port') ?? call.arguments[0]]
      : spread(call.named.get('port_forwards'));
  return said.flatMap((value) => forwardOf(value, call, name, unit) ?? []);
}

/** `local:container` or `host:local:container`: the container's side binds nothing here. */
function forwardOf(
  value: JsonValue | undefined,
  { named, conditional }: LiteralCall,
  name: string,
  unit: string,
): ListenerDeclaration | undefined {
  const text = scalarText(value);
  const parts = text ? [...text.text.matchAll(/[^:]+/g)] : [];
  const local = parts.at(parts.length > 1 ? -2 : 0);
  const reading = text && local ? readPort(text.slice(local.index, local.index + local[0].length)) : undefined;
  if (!reading || reading === 'too-high') return undefined;
  const host = parts.length > 2 ? parts[0]?.[0] : textOf(named.get('host'))?.text;
  const binding = host === undefined ? undefined : bindingOf(host, 'go');
  return {
    ...listener(unit, name),
    ...portParts(reading),
    ...(binding ? { binding } : {}),
    ...(conditional ? { confidence: 'medium', conditional: true } : {}),
    mechanism: 'forward',
  };
}

function spread(value: JsonValue | undefined): readonly (JsonValue | undefined)[] {
  return value?.kind === 'array' ? itemsOf(value) : [value];
}

/** `local_resource('web', serve_cmd='vite --port 3000', serve_dir='web', serve_env={…})` */
function servers({ name, arguments: given, named }: LiteralCall): readonly ManagedProcess[] {
  const command = named.get('serve_cmd');
  if (name !== 'local_resource' || !command || isFalse(named.get('auto_init'))) return [];
  const line = textOf(command);
  return [
    {
      name: textOf(named.get('name') ?? given[0])?.text ?? 'local_resource',
      ...(line ? { lines: [line] } : { words: textsOf(command).map(TracedText.of) }),
      ...directoryIn(named.get('serve_dir')),
      environment: environmentIn(named.get('serve_env')),
    },
  ];
}

function isFalse(value: JsonValue | undefined): boolean {
  return value?.kind === 'boolean' && !value.value;
}

/** `docker_compose('docker-compose.yml')`, or a list of files that make one project. */
function composeStarts({ name, arguments: [first], location }: LiteralCall, directory: string): readonly Activity[] {
  if (name !== 'docker_compose') return [];
  const files = spread(first).flatMap((value) => textOf(value)?.text.replace(/^(?:\.\/)+/, '') ?? []);
  if (files.length === 0) return [];
  const start = {
    directory,
    files: files.map((each) => joinPath(directory, each)),
    profiles: [],
    envFiles: [],
    environment: {},
    services: [],
    detached: true,
    location,
  };
  return [detached({ kind: 'compose', start })];
}
