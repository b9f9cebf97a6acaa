import { type Binding, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../model/address.ts';
import { fixedPort, highestPort, type PortValue } from '../model/port.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import type { DefaultBinding, Runtime } from '../signatures/tools/tool.ts';

/** What a text says about a port: `3000`, `:3000`, `0.0.0.0:3000`, `tcp://localhost:3000`. */
export interface PortReading {
  readonly port: PortValue;
  /** As written, without brackets; '' for `:3000`. */
  readonly host?: string;
  /** The digits, or the expression that stands for them. */
  readonly text: TracedText;
}

const address =
  /^(?:[a-z][\w+.-]*:\/\/)?(?:[^\s/@]*@)?(?:(?<host>\[[^\]\s]*\]|[^\s:/[\]]*):)?(?<port>\d{1,9})(?:[/?#].*)?$/i;

/** Undefined: the text names no port (`auto`, `unix:/run/x.sock`). A number above 65535 is `too-high`. */
export function readPort(value: TracedText): PortReading | 'too-high' | undefined {
  const text = value.text.trim();
  const start = value.text.indexOf(text);
  if (!value.isResolved) return readUnresolved(value);
  const groups = address.exec(text)?.groups;
  const digits = groups?.['port'];
  if (digits === undefined) return undefined;
  if (Number(digits) > highestPort) return 'too-high';
  const host = groups?.['host'];
  const at = start + portOffset(text, host, digits);
  const port = fixedPort(Number(digits));
  const read = { port, text: value.slice(at, at + digits.length) };
  return host === undefined ? read : { ...read, host: host.replace(/^\[|\]$/g, '') };
}

function portOffset(text: string, host: string | undefined, digits: string): number {
  if (host === undefined) return text.indexOf(digits, schemeLength(text));
  return text.indexOf(`${host}:${digits}`, schemeLength(text)) + host.length + 1;
}

function schemeLength(text: string): number {
  return /^[a-z][\w+.-]*:\/\/(?:[^\s/@]*@)?/i.exec(text)?.[0].length ?? 0;
}

/** `$PORT`, `0.0.0.0:$PORT`: only the expression is unknown. */
function readUnresolved(value: TracedText): PortReading | undefined {
  const colon = /^(?<host>\[[^\]]*\]|[\w.*-]*):(?=[$%{(])/.exec(value.text);
  const text = colon ? value.slice(colon[0].length) : value;
  const read = { port: { kind: 'unresolved', expression: text.text } as const, text };
  return colon?.groups?.['host'] === undefined ? read : { ...read, host: colon.groups['host'].replace(/^\[|\]$/g, '') };
}

/** The variable that an unresolved expression is about: `$PORT`, `${PORT}`, `$(PORT)`, `%PORT%`. */
export function variableIn(expression: string): string | undefined {
  return /^(?:\$\{?|\$\(|%|\$env:)(\w+)[})%]?$/i.exec(expression)?.[1];
}

/** What a runtime binds when it is told this host. Undefined: it names no address of this machine for certain. */
export function bindingOf(host: string, runtime: Runtime): Binding | undefined {
  if (host === '' || host === '*' || host === '+') return everywhere;
  if (host === '0.0.0.0') return boundTo('0.0.0.0');
  if (host === '::' || host === '0:0:0:0:0:0:0:0') return everywhere;
  if (host.toLowerCase() === 'localhost') return localhostOf(runtime);
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return boundTo(host);
  if (/^[\da-f:]*:[\da-f:.]*$/i.test(host)) return boundTo(host.toLowerCase());
  return undefined;
}

/** Node binds the first address that `localhost` has; most others mean 127.0.0.1; .NET, Ruby and the JVM take both. */
function localhostOf(runtime: Runtime): Binding {
  switch (runtime) {
    case 'node':
      return { addresses: [loopbackIPv4, loopbackIPv6], choice: 'one-of' };
    case 'dotnet':
    case 'ruby':
      return boundTo(loopbackIPv4, loopbackIPv6);
    default:
      return boundTo(loopbackIPv4);
  }
}

export function defaultBinding(binds: DefaultBinding, runtime: Runtime): Binding {
  switch (binds) {
    case 'all':
      return everywhere;
    case 'ipv4':
      return boundTo('0.0.0.0');
    case 'loopback':
      return boundTo(loopbackIPv4);
    case 'loopbacks':
      return boundTo(loopbackIPv4, loopbackIPv6);
    case 'localhost':
      return localhostOf(runtime);
  }
}
