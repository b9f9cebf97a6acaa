/**
 * Bind addresses are canonical IP texts: dotted IPv4, or lower-case compressed IPv6 (an IPv4-mapped IPv6 address is
 * written as its IPv4 address, because the kernel treats it so). Each address covers its own family only: a dual-stack
 * socket on `[::]` is the two entries `0.0.0.0` and `::`, a v6-only one is `::` alone.
 */
export type BindAddress = string;

export const anyIPv4 = '0.0.0.0';
export const anyIPv6 = '::';
export const everyAddress: readonly BindAddress[] = [anyIPv4, anyIPv6];
export const loopbackIPv4 = '127.0.0.1';
export const loopbackIPv6 = '::1';

/**
 * Where a listener is bound.
 * - `all`: a socket (or several) that holds every one of the addresses.
 * - `one-of`: which one depends on the machine: `localhost` in Node is `::1` or `127.0.0.1`, by its hosts file.
 */
export interface Binding {
  readonly addresses: readonly BindAddress[];
  readonly choice: 'all' | 'one-of';
}

export const everywhere: Binding = { addresses: everyAddress, choice: 'all' };

export function boundTo(...addresses: BindAddress[]): Binding {
  return { addresses, choice: 'all' };
}

export function isIPv6(address: BindAddress): boolean {
  return address.includes(':');
}

export function isWildcard(address: BindAddress): boolean {
  return address === anyIPv4 || address === anyIPv6;
}

export function isLoopback(address: BindAddress): boolean {
  return address === loopbackIPv6 || address.startsWith('127.');
}

/** 224.0.0.0/4 and ff00::/8 (RFC 5771, RFC 4291). */
export function isMulticast(address: BindAddress): boolean {
  if (isIPv6(address)) return /^ff[\da-f]{2}:/.test(address);
  const first = Number(address.split('.')[0]);
  return first >= 224 && first <= 239;
}

/** Two sockets of one family meet when they hold the same address or one of them holds all (reference: kernel tables). */
export function addressesMeet(a: BindAddress, b: BindAddress): boolean {
  return isIPv6(a) === isIPv6(b) && (a === b || isWildcard(a) || isWildcard(b));
}

/** Whether two bindings meet: on every machine, only on some, or on none. */
export function bindingsMeet(a: Binding, b: Binding): 'always' | 'sometimes' | 'never' {
  // The same name resolves in the same way for both.
  if (a.choice === 'one-of' && b.choice === 'one-of' && a.addresses.join() === b.addresses.join()) return 'always';
  const outcomes = alternatives(a).flatMap((left) =>
    alternatives(b).map((right) => left.some((x) => right.some((y) => addressesMeet(x, y)))),
  );
  if (outcomes.every(Boolean)) return 'always';
  return outcomes.some(Boolean) ? 'sometimes' : 'never';
}

function alternatives({ addresses, choice }: Binding): readonly (readonly BindAddress[])[] {
  return choice === 'all' ? [addresses] : addresses.map((address) => [address]);
}
