/** Transport protocol of a socket. */
export type Protocol = 'tcp' | 'udp' | 'sctp';

/** Consecutive ports, both ends included. One port is a range with equal ends. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What a declaration says about its port.
 * - `fixed`: every port of `ports` is bound.
 * - `pool`: one free port of `ports` is bound (Compose: `8080-8090:80`).
 * - `ephemeral`: any free port (0, or Compose's `"80"`).
 * - `unresolved`: a variable without a value. Never guessed.
 */
export type PortValue =
  | { readonly kind: 'fixed' | 'pool'; readonly ports: PortRange }
  | { readonly kind: 'ephemeral' }
  | { readonly kind: 'unresolved'; readonly expression: string };

export const highestPort = 65535;

export function onePort(port: number): PortRange {
  return { first: port, last: port };
}

export function fixedPort(port: number): PortValue {
  return port === 0 ? { kind: 'ephemeral' } : { kind: 'fixed', ports: onePort(port) };
}

export function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= highestPort;
}

export function portCount({ first, last }: PortRange): number {
  return last - first + 1;
}

/** The ports in both ranges, or undefined. */
export function intersectPorts(a: PortRange, b: PortRange): PortRange | undefined {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  return first <= last ? { first, last } : undefined;
}

/** `8080` or `8080-8090`. */
export function formatPorts({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}
