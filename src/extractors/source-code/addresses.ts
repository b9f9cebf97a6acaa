import { anyIPv4, type Binding, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import type { Confidence, PortInMode } from '../../model/declaration.ts';
import type { Location } from '../../model/location.ts';
import { highestPort, onePort, type PortValue } from '../../model/port.ts';
import { canonicalAddress } from '../../parsing/ip-address.ts';
import type { LanguageId } from '../../parsing/source-code.ts';
import type { PortShape, RuntimeBinding } from '../../signatures/listen-calls/signature.ts';
import { isKnown, locate, textOf, type Value } from './values.ts';

/** What a value says about a port. */
export type PortReading =
  | {
      readonly kind: 'port';
      readonly port: PortValue;
      readonly location: Location | undefined;
      readonly setAt: Location | undefined;
      readonly host: string | undefined;
      /** Absent: high. */
      readonly confidence?: Confidence;
      /** What it is where NODE_ENV has one value. */
      readonly inMode?: PortInMode;
    }
  | { readonly kind: 'invalid'; readonly text: string; readonly location: Location | undefined }
  /** Not all of it is known. */
  | { readonly kind: 'unknown'; readonly host: string | undefined }
  /** A Unix socket, a pipe: something without a port. */
  | { readonly kind: 'other' };

/** Go resolves these names without a network: https://pkg.go.dev/net#LookupPort */
const serviceNames: Readonly<Record<string, number>> = { http: 80, https: 443, domain: 53, ftp: 21, ssh: 22, smtp: 25 };

/** Before an address; those of Workerman name a protocol on top of TCP. */
const schemes =
  /^(?:opc\.tcp|(?<network>tcp|udp)[46]?|https?|wss?|websockets?|text|frame|grpc|druby|drbssl|ftps?|ssl|tls)6?:\/\//i;

/** Transports without TCP or UDP ports, of ZeroMQ, nng and others (https://libzmq.readthedocs.io/en/latest/zmq_bind.html). */
const portless = /^(?:unix(?:\+\w+)?:|(?:ipc|inproc|intra|abstract|e?pgm|norm|tipc|vmci|vsock|fd|file):\/\/)/i;

/** The network that the text of an address says: `udp://0.0.0.0:53`, `0.0.0.0:53/udp`. */
export function networkOf(value: Value): string | undefined {
  const text = textOf(value);
  return schemes.exec(text)?.groups?.['network'] ?? /\d[/|](?<network>udp|tcp)$/.exec(text)?.groups?.['network'];
}

/** What a value says, once for each address in it. */
export function readPorts(value: Value, form: PortShape['form']): readonly PortReading[] {
  if (form !== 'urls') return [readPort(value, form)];
  return [...textOf(value).matchAll(/[^;\s]+/g)].map(({ index, 0: text }) => readAddress(value, index, text));
}

export function readPort(value: Value, form: PortShape['form']): PortReading {
  const text = textOf(value);
  if (form === 'endpoint') return readEndpoint(value, text);
  if (form !== 'port') return readAddress(value, 0, text);
  const reading = portFrom(value, 0, text, undefined);
  const inMode = value.inMode && portInMode(value.inMode);
  return reading.kind === 'port' && inMode ? { ...reading, inMode } : reading;
}

function portInMode({ mode, value }: NonNullable<Value['inMode']>): PortInMode | undefined {
  const reading = portFrom(value, 0, textOf(value), undefined);
  if (reading.kind !== 'port' || !reading.location) return undefined;
  const { port, location, setAt } = reading;
  return { mode, port, location, ...(setAt ? { setAt } : {}) };
}

/** An address or URL that stands at `start` of the value's text. */
function readAddress(value: Value, start: number, text: string): PortReading {
  const scheme = schemes.exec(text)?.[0].length ?? 0;
  const from = text.slice(scheme).replace(/\?.*$/s, '');
  if (from.startsWith('/') || portless.test(text)) return { kind: 'other' };
  const authority = scheme > 0 ? from.replace(/\/.*$/s, '') : from;
  const colon = authority.lastIndexOf(':');
  if (colon < 0 && !/^\d*\0?\d*$/.test(authority)) {
    const mayBeAddress = authority.includes('\0') && !/[/\\]|\.sock/.test(authority);
    return mayBeAddress ? { kind: 'unknown', host: undefined } : { kind: 'other' };
  }
  // `::1` and `fe80::1` are addresses without a port.
  if (/(?<!:):$/.test(authority.slice(0, Math.max(colon, 0)))) return { kind: 'other' };
  const host = colon < 0 ? undefined : authority.slice(0, colon).replace(/^\[|\]$/g, '');
  const port = authority.slice(colon + 1).replace(/\/.*$/, '');
  return portFrom(value, start + scheme + colon + 1, port, host);
}

/** https://docs.twisted.org/en/stable/core/howto/endpoints.html#servers */
function readEndpoint(value: Value, text: string): PortReading {
  const groups = /^(?<kind>(?:tcp6?|ssl|tls):(?:port=)?)(?<port>[\d\0]+)(?<rest>.*)$/s.exec(text)?.groups;
  if (!groups) return isKnown(value) ? { kind: 'other' } : { kind: 'unknown', host: undefined };
  const { kind = '', port = '', rest = '' } = groups;
  const host = /:interface=(?<host>[^:\\]+)/.exec(rest)?.groups?.['host'];
  return portFrom(value, kind.length, port, host ?? (kind.startsWith('tcp6') ? '::' : undefined));
}

/** `digits` stand at `start` of the value's text. */
function portFrom(value: Value, start: number, digits: string, host: string | undefined): PortReading {
  const place = locate(value, start, start + digits.length);
  if (digits.includes('\0')) return { kind: 'unknown', host };
  const named = serviceNames[digits];
  if (named !== undefined)
    return { kind: 'port', port: portOf(named), location: place?.location, setAt: undefined, host };
  if (!/^-?\d+$/.test(digits)) return isKnown(value) ? { kind: 'other' } : { kind: 'unknown', host };
  const port = Number(digits);
  const isPort = port >= 0 && port <= highestPort;
  // Of several values of which one is no port another is meant.
  if (!isPort && value.isOneOf) return { kind: 'unknown', host };
  if (!isPort) return { kind: 'invalid', text: digits, location: place?.location };
  return {
    kind: 'port',
    port: portOf(port),
    location: place?.location,
    setAt: place?.verbatim ? place.location : undefined,
    host,
    ...(value.mayDiffer ? { confidence: 'medium' } : {}),
  };
}

/** Whether a number is what libraries of the JVM and of .NET take for no port, or for any. */
export function saysNone(text: string, language: LanguageId): boolean {
  return text.startsWith('-') && ['java', 'kotlin', 'scala', 'csharp'].includes(language);
}

function portOf(port: number): PortValue {
  return port === 0 ? { kind: 'ephemeral' } : { kind: 'fixed', ports: onePort(port) };
}

/** The lesser of two confidences. */
export function weaker(a: Confidence, b: Confidence): Confidence {
  const order: readonly Confidence[] = ['high', 'medium', 'low'];
  return order[Math.max(order.indexOf(a), order.indexOf(b))] ?? 'low';
}

/** What a runtime binds for a host text; `network` is `tcp`, `tcp4`, `tcp6`, … where the call says one. */
export function bindingOfHost(
  host: string | undefined,
  runtime: RuntimeBinding,
  unset: Binding,
  network: string,
): { readonly binding: Binding; readonly confidence: Confidence } {
  const sure = (binding: Binding) => ({ binding: ofFamily(binding, network), confidence: 'high' as const });
  if (host === undefined || host === '') return sure(unset);
  if (host === '*' || host === '+') return sure(runtime.any ?? everywhere);
  if (host === '::') return sure(runtime.anyIPv6 ?? everywhere);
  // SuperSocket writes the name of .NET's `IPAddress.Any`.
  if (host === anyIPv4 || host === '0' || host === 'Any') return sure(runtime.anyIPv4);
  if (host === 'localhost') return sure(runtime.localhost);
  const address = canonicalAddress(host);
  if (address !== undefined) return sure(boundTo(address));
  // A host name that only the machine can resolve.
  return { binding: everywhere, confidence: 'low' };
}

/** `tcp4` and `tcp6` keep to one family. */
function ofFamily(binding: Binding, network: string): Binding {
  const family = /[46]$/.exec(network)?.[0];
  if (family === undefined) return binding;
  const wanted = binding.addresses.filter((address) => address.includes(':') === (family === '6'));
  if (wanted.length > 0) return { ...binding, addresses: wanted };
  const swapped =
    binding.addresses[0] === loopbackIPv4
      ? loopbackIPv6
      : binding.addresses[0] === loopbackIPv6
        ? loopbackIPv4
        : undefined;
  return swapped === undefined ? binding : boundTo(swapped);
}
