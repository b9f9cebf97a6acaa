import type { Finding } from '../model/finding.ts';
import { formatPorts } from '../model/port.ts';
import type { Verdict } from '../model/rule.ts';
import { nameOf } from './wording.ts';

/**
 * What a finding is recognised by when lines have moved: the rule, the cause, the port, who is involved and in which files.
 * Renaming an owner or a file makes it another finding. `nth` tells apart what is otherwise the same.
 */
export function fingerprint(ruleId: string, verdict: Verdict, nth: number): Finding['fingerprint'] {
  return hash(JSON.stringify([identityText(ruleId, verdict), nth]));
}

/** The text that equals for findings that only their order tells apart. */
export function identityText(ruleId: string, { cause, ports, protocol, owners, location, related }: Verdict): string {
  const files = new Set([location, ...related.map((one) => one.location)].map(({ file }) => file));
  return JSON.stringify([
    ruleId,
    cause ?? '',
    ports ? formatPorts(ports) : '',
    protocol ?? '',
    owners.map(nameOf).sort(),
    [...files].sort(),
  ]);
}

const prime = 0x100000001b3n;
const offsetBasis = 0xcbf29ce484222325n;

/** FNV-1a, 64 bits, of the UTF-16 code units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): string {
  let value = offsetBasis;
  for (let index = 0; index < text.length; index++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(index))) * prime);
  }
  return value.toString(16).padStart(16, '0');
}
