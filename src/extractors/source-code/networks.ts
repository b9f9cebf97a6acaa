import type { ListenSignature } from '../../signatures/listen-calls/signature.ts';
import type { Call } from './program.ts';

/** Whether the call itself says that what it listens on has no ports, whoever makes it: `net.Listen("unix", path)`. */
export function saysOtherNetwork(call: Call, { network = [], networks }: ListenSignature): boolean {
  const [place] = network;
  if (networks || place?.argument === undefined || place.of === 'creator' || place.key !== undefined) return false;
  const given = call.arguments[place.argument];
  return given?.kind === 'string' && !hasPorts(given.value);
}

export function hasPorts(network: string): boolean {
  return /^(?:tcp|udp)[46]?$/.test(network);
}
