import { portParts } from '../commands/listeners.ts';
import { directoryOf } from '../commands/paths.ts';
import { bindingOf, readPort } from '../commands/port-values.ts';
import type { Binding } from '../model/address.ts';
import { everywhere } from '../model/address.ts';
import {
  alwaysUp,
  type Confidence,
  type Declaration,
  type LaunchUnitDeclaration,
  type ListenerDeclaration,
  type OnConflict,
  type ReferenceDeclaration,
} from '../model/declaration.ts';
import { uniqueBy } from '../model/grouping.ts';
import { fixedPort, highestPort, isPort, onePort, type Protocol } from '../model/port.ts';
import type { SourceFile } from '../model/repository.ts';
import { type JsonValue, textOf } from '../parsing/json.ts';
import { TracedText } from '../parsing/traced-text.ts';
import type { Runtime } from '../signatures/tools/tool.ts';
import { wholeFile } from './whole-file.ts';

/** The program that a configuration file is for. */
export interface ConfiguredServer {
  /** The command that reads the file: `nginx`. */
  readonly command: string;
  readonly runtime: Runtime;
  readonly identity: readonly string[];
  /**
   * Developers start it on their machine. Otherwise nobody knows on which machine the file is used: an image, a server
   * somewhere. Then its listeners are in the map, and meet nothing but what is started with them.
   */
  readonly onHost?: true;
}

/** One port that the file sets. */
export interface ConfiguredPort {
  /** `8080`, `127.0.0.1:8080`, a URL. */
  readonly value: TracedText;
  /** The port where the text has an address alone: nginx `listen 127.0.0.1`. */
  readonly default?: number;
  /** As written, where it stands apart from the port. */
  readonly host?: string;
  readonly unset?: Binding;
  readonly protocol?: Protocol;
  readonly onConflict?: OnConflict;
  readonly confidence?: Confidence;
  /** What it is for, where tools keep several ports in one file: `firestore`. */
  readonly role?: string;
}

/** The launch unit of a server with this file, and what it binds. Nothing where it binds nothing. */
export function serverDeclarations(
  file: SourceFile,
  server: ConfiguredServer,
  ports: readonly ConfiguredPort[],
): readonly Declaration[] {
  const listeners = ports.flatMap((port) => listenerOf(file, server, port) ?? []);
  // Several server blocks on one address share its socket.
  const sockets = uniqueBy(listeners, ({ port, protocol, binding, unit }) =>
    JSON.stringify([port, protocol, binding, unit]),
  );
  const units = uniqueBy(sockets, ({ unit }) => unit).map(({ unit }) => unitOf(file, server, unit));
  return [...units, ...sockets];
}

function unitId(file: SourceFile, { command }: ConfiguredServer, role: string | undefined): string {
  return `process:${file.path}#${command}${role === undefined ? '' : ` ${role}`}`;
}

function unitOf(file: SourceFile, { command }: ConfiguredServer, id: string): LaunchUnitDeclaration {
  return {
    kind: 'unit',
    id,
    unitKind: 'process',
    title: `${command} with ${file.path}`,
    files: [file.path],
    directory: directoryOf(file.path),
    default: false,
    location: wholeFile(file),
  };
}

function listenerOf(
  file: SourceFile,
  server: ConfiguredServer,
  {
    value,
    host,
    unset = everywhere,
    role,
    protocol = 'tcp',
    onConflict = 'fail',
    confidence = 'high',
    ...port
  }: ConfiguredPort,
): ListenerDeclaration | undefined {
  const reading = readPort(value);
  if (reading === 'too-high') return undefined;
  const parts = reading
    ? portParts(reading)
    : port.default === undefined
      ? undefined
      : { port: fixedPort(port.default), location: value.location };
  if (!parts) return undefined;
  const address = host ?? reading?.host ?? (reading ? undefined : value.text);
  const binding = address === undefined || address === '' ? unset : (bindingOf(address, server.runtime) ?? unset);
  return {
    kind: 'listener',
    unit: unitId(file, server, role),
    namespace: server.onHost ? 'host' : `machine:${file.path}`,
    owner: { kind: 'process', name: file.path },
    protocol,
    binding,
    mechanism: 'config-file',
    ...alwaysUp,
    onConflict,
    confidence,
    identity: server.identity,
    ...parts,
  };
}

const address = /^(?:[a-z][\w+.-]*:\/\/)?(?<host>\[[^\]\s]*\]|[^\s:/[\]]+):(?<port>\d{1,5})(?!\d)/i;

/** The port of another program that a setting names: `http://localhost:3000`, `backend:8080`. */
export function referenceIn(value: TracedText): readonly ReferenceDeclaration[] {
  const match = address.exec(value.text);
  const { host = '', port: digits = '' } = match?.groups ?? {};
  const port = Number(digits);
  if (!match || port < 1 || port > highestPort) return [];
  const end = match[0].length;
  const location = value.locate(end - digits.length, end);
  return [{ kind: 'reference', ports: onePort(port), protocol: 'tcp', host, location }];
}

/** The port that a value of a configuration names: a URL, or a number of this machine. */
export function referenceOf(value: JsonValue | undefined): readonly ReferenceDeclaration[] {
  const text = textOf(value);
  if (text) return referenceIn(TracedText.of(text));
  if (value?.kind !== 'number' || !isPort(value.value) || value.value === 0) return [];
  return [
    { kind: 'reference', ports: onePort(value.value), protocol: 'tcp', host: 'localhost', location: value.location },
  ];
}
