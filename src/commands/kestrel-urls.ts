import { type Binding, boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../model/address.ts';
import type { Location } from '../model/location.ts';
import { fixedPort, highestPort, type PortValue } from '../model/port.ts';
import { canonicalAddress } from '../parsing/ip-address.ts';
import { type EmbeddedText, stretchOf } from '../parsing/traced-text.ts';

/** One address that a Kestrel server is told to listen on. */
export interface Endpoint {
  readonly port: PortValue;
  readonly binding: Binding;
  /** The digits; the whole URL where it leaves the port to its scheme. */
  readonly location: Location;
  /** The digits, where a text sets the port. */
  readonly setAt?: Location;
}

/** A port that Kestrel refuses. */
export interface RefusedPort {
  readonly text: string;
  /** A clause: `70000 is above 65535`. */
  readonly reason: string;
  readonly location: Location;
}

export interface Endpoints {
  readonly endpoints: readonly Endpoint[];
  readonly refused: readonly RefusedPort[];
}

export const noEndpoints: Endpoints = { endpoints: [], refused: [] };

const localhost = boundTo(loopbackIPv4, loopbackIPv6);

const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443 };
const url = /^(?<scheme>https?):\/\/(?<host>\[[^\]/]*\]|[^\s:/]+)(?::(?<port>[^/]*))?(?:\/.*)?$/i;

/**
 * URLs separated by `;`: `http://localhost:5000;https://*:5001`. What is no http URL (a socket file, a pipe) is left out.
 * Source: dotnet/aspnetcore src/Http/Http/src/BindingAddress.cs
 */
export function urlEndpoints(urls: EmbeddedText): Endpoints {
  return joinEndpoints(partsOf(urls).map(urlEndpoint));
}

/** `8080;8081`, on every address: ASPNETCORE_HTTP_PORTS. */
export function portEndpoints(ports: EmbeddedText): Endpoints {
  return joinEndpoints(
    partsOf(ports).map((part) => (/^\d+$/.test(part.text) ? numbered(part, everywhere) : noEndpoints)),
  );
}

export function joinEndpoints(all: readonly Endpoints[]): Endpoints {
  return {
    endpoints: all.flatMap(({ endpoints }) => endpoints),
    refused: all.flatMap(({ refused }) => refused),
  };
}

function partsOf(text: EmbeddedText): readonly EmbeddedText[] {
  return [...text.text.matchAll(/[^;]+/g)].map((match) => {
    const start = match.index + match[0].length - match[0].trimStart().length;
    return stretchOf(text, start, start + match[0].trim().length);
  });
}

function urlEndpoint(part: EmbeddedText): Endpoints {
  const match = url.exec(part.text);
  const { scheme = '', host = '', port } = match?.groups ?? {};
  if (!match) return noEndpoints;
  const binding = bindingOfHost(host);
  if (port === undefined) {
    const location = part.locate(0, part.text.length);
    return {
      endpoints: [{ port: fixedPort(schemePorts[scheme.toLowerCase()] ?? 80), binding, location }],
      refused: [],
    };
  }
  const digits = port.trim();
  const start = part.text.indexOf(digits, part.text.indexOf(`${host}:`) + host.length + 1);
  const written = stretchOf(part, start, start + digits.length);
  if (/^\d+$/.test(digits)) return numbered(written, binding);
  // `$(PORT)`, `%PORT%` and placeholders of templates have their value elsewhere.
  if (!/[$%{]/.test(digits)) return noEndpoints;
  const location = written.locate(0, digits.length);
  return { endpoints: [{ port: { kind: 'unresolved', expression: digits }, binding, location }], refused: [] };
}

function numbered(digits: EmbeddedText, binding: Binding): Endpoints {
  const location = digits.locate(0, digits.text.length);
  const port = Number(digits.text);
  if (port <= highestPort) {
    return { endpoints: [{ port: fixedPort(port), binding, location, setAt: location }], refused: [] };
  }
  return {
    endpoints: [],
    refused: [{ text: digits.text, reason: `${digits.text} is above ${highestPort}`, location }],
  };
}

/**
 * `localhost` and names below it are both loopback addresses, an address is itself (`[::]` takes IPv4 too), and any other
 * name, `*` and `+` are every address.
 * Source: dotnet/aspnetcore src/Servers/Kestrel/Core/src/Internal/AddressBinder.cs, LocalhostListenOptions.cs
 */
function bindingOfHost(host: string): Binding {
  if (/^(?:.+\.)?localhost$/i.test(host)) return localhost;
  const address = canonicalAddress(host.replace(/^\[|\]$/g, ''));
  return address === undefined || address === '::' ? everywhere : boundTo(address);
}
