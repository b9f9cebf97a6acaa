import type { BindAddress } from '../../model/address.ts';
import type { Protocol } from '../../model/port.ts';
import { type Target, targets } from '../../model/target.ts';

export type ServiceCategory =
  | 'broker'
  | 'database'
  | 'debugger'
  | 'observability'
  | 'orchestrator'
  | 'os-service'
  | 'remote-access'
  | 'system'
  | 'web-dev'
  | 'web-server';

/**
 * - `exclusive`: a protocol with one owner; anything else on the port is in its way.
 * - `generic`: a habit of many tools (3000, 8080, 5173), nobody's own.
 * - `shared`: one protocol with many servers (80, 443).
 */
export type Ownership = 'exclusive' | 'generic' | 'shared';

/**
 * How a port is taken on a target.
 * - `A`: the operating system listens there by default. `X`: seen listening, or excluded, on that hosted runner.
 * - `C`, `S`, `R`: commonly, sometimes, rarely running. `D`: installed but stopped. `-`: not there.
 */
export type Occupancy = 'A' | 'X' | 'C' | 'S' | 'D' | 'R' | '-';

/** How far an entry was verified: `knowledge` was not looked up again, `number-only` means that the port alone was. */
export type Evidence = 'checked' | 'cited' | 'number-only' | 'knowledge';

export interface WellKnownService {
  readonly port: number;
  readonly protocol: Protocol;
  /** Short name, unique for a port and protocol. */
  readonly service: string;
  readonly description: string;
  readonly category: ServiceCategory;
  readonly ownership: Ownership;
  /** One `Occupancy` letter a target, in the order of `targets`: linux, macos, windows, then the three runners. */
  readonly occupancy: string;
  /** What listens where the system does (A or X), if the description doesn't say so. */
  readonly residentName?: string;
  /** Where a resident listens; absent: on every address. */
  readonly residentAddresses?: readonly BindAddress[];
  /** Words in a declarer's identity that tell it is this service; see `identityOf`. */
  readonly hints: readonly string[];
  /** What IANA calls the port: a label, never a verdict. */
  readonly ianaName?: string;
  readonly source: string;
  readonly evidence: Evidence;
}

/** As people call it: a description names the usual service first; others and remarks follow. */
export function labelOf({ description }: WellKnownService): string {
  return description.replace(/(?:;| \().*/, '');
}

export function occupancyOn(row: WellKnownService, target: Target): Occupancy {
  const letter = row.occupancy.charAt(targets.indexOf(target));
  return isOccupancy(letter) ? letter : '-';
}

/** Whether the operating system or the runner image itself holds the port there. */
export function isResident(row: WellKnownService, target: Target): boolean {
  const occupancy = occupancyOn(row, target);
  return occupancy === 'A' || occupancy === 'X';
}

function isOccupancy(letter: string): letter is Occupancy {
  return letter !== '' && 'AXCSDR-'.includes(letter);
}
