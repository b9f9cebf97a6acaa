import type { BindAddress } from '../model/address.ts';

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/;
const group = /^[0-9a-fA-F]{1,4}$/;

/**
 * The canonical text of an IP address, or undefined when Go's `net.ParseIP` refuses it: no host names, no zones, no
 * leading zeros, no shortened IPv4. An IPv4-mapped IPv6 address is its IPv4 address.
 */
export function canonicalAddress(text: string): BindAddress | undefined {
  if (isIPv4(text)) return text;
  if (!text.includes(':')) return undefined;
  const groups = ipv6Groups(text);
  if (!groups) return undefined;
  const [high, low] = [groups[6] ?? 0, groups[7] ?? 0];
  const isMapped = groups.slice(0, 5).every((part) => part === 0) && groups[5] === 0xffff;
  return isMapped ? `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}` : compressed(groups);
}

function isIPv4(text: string): boolean {
  return ipv4.test(text) && !text.endsWith('.');
}

/** The eight groups of an IPv6 address. */
function ipv6Groups(text: string): number[] | undefined {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return undefined;
  const before = groupsOf(head, tail === undefined);
  const after = tail === undefined ? [] : groupsOf(tail, true);
  if (!before || !after) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...before, ...Array<number>(missing).fill(0), ...after];
}

/** Groups between colons; the last one of an address may be an IPv4 address. */
function groupsOf(text: string, isEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const embedded = isEnd && isIPv4(last) ? last.split('.').map(Number) : undefined;
  const plain = embedded ? parts.slice(0, -1) : parts;
  if (!plain.every((part) => group.test(part))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = embedded ?? [];
  return [...plain.map((part) => Number.parseInt(part, 16)), ...(embedded ? [a * 256 + b, c * 256 + d] : [])];
}

/** The longest run of two or more zero groups becomes `::` (RFC 5952). */
function compressed(groups: readonly number[]): string {
  const text = groups.map((part) => part.toString(16)).join(':');
  const runs = [...text.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)];
  const longest = runs.reduce((best, run) => (run[0].length > best.length ? run[0] : best), '');
  if (longest === '') return text;
  const at = runs.find((run) => run[0] === longest)?.index ?? 0;
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}
