import { anyIPv4, anyIPv6, type Binding, isLoopback } from '../model/address.ts';
import { groupBy } from '../model/grouping.ts';
import { compareLocations, compareText, type Location } from '../model/location.ts';
import { formatPorts } from '../model/port.ts';
import { isInside, type LaunchUnit, type Listener, type PortMap } from '../model/port-map.ts';

/** One listener in words. Contains text of the repository. */
export interface PortRow {
  /** `8080`, `53/udp`, `8080-8090 (one)`, `any`. */
  readonly port: string;
  /** Any free port: it collides with nothing. */
  readonly isEphemeral: boolean;
  /** `*` is every address of the machine. */
  readonly address: string;
  /** `web → 80`. */
  readonly who: string;
  /** ` (conditional)`: only where something turns it on; else ''. */
  readonly condition: string;
  readonly location: Location;
}

/** What one launch unit binds. */
export interface PortGroup {
  readonly unit: LaunchUnit;
  readonly rows: readonly PortRow[];
}

export interface PortTable {
  readonly groups: readonly PortGroup[];
  /** Listeners of variants that a bare start doesn't bring up; they are not in the groups. */
  readonly inVariants: number;
}

/** The ports that are taken on a machine (not only within a container or a pod) by what a bare start brings up. */
export function portTable(map: Pick<PortMap, 'units' | 'listeners'>): PortTable {
  const all = portGroups(map);
  const groups = all.filter(({ unit }) => unit.default);
  return { groups, inVariants: rowsIn(all) - rowsIn(groups) };
}

/** The same of every launch unit. */
export function portGroups({ units, listeners }: Pick<PortMap, 'units' | 'listeners'>): readonly PortGroup[] {
  const onMachines = listeners.filter((listener) => !isInside(listener) && listener.count > 0);
  const byUnit = groupBy(onMachines, ({ unit }) => unit);
  return units
    .filter((unit) => byUnit.has(unit.id))
    .toSorted((a, b) => compareText(a.id, b.id))
    .map((unit) => ({ unit, rows: (byUnit.get(unit.id) ?? []).toSorted(byPort).map(rowOf) }));
}

function rowsIn(groups: readonly PortGroup[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Orders as people look for ports. */
export function byPort(a: Listener, b: Listener): number {
  return firstPort(a) - firstPort(b) || compareText(a.protocol, b.protocol) || compareLocations(a.location, b.location);
}

function firstPort({ port }: Listener): number {
  return 'ports' in port ? port.ports.first : Number.MAX_SAFE_INTEGER;
}

export function rowOf(listener: Listener): PortRow {
  return {
    port: portOf(listener),
    isEphemeral: listener.port.kind === 'ephemeral',
    address: addressOf(listener.binding),
    who: whoOf(listener),
    condition: listener.conditional ? ' (conditional)' : '',
    location: listener.location,
  };
}

function portOf({ port, protocol }: Listener): string {
  const suffix = protocol === 'tcp' ? '' : `/${protocol}`;
  if (!('ports' in port)) return `any${suffix}`;
  return `${formatPorts(port.ports)}${suffix}${port.kind === 'pool' ? ' (one)' : ''}`;
}

function addressOf({ addresses }: Binding): string {
  if (addresses.includes(anyIPv4) && addresses.includes(anyIPv6)) return '*';
  if (addresses.length > 1 && addresses.every(isLoopback)) return 'localhost';
  return addresses.join(', ');
}

function whoOf({ owner, containerPorts, count, profiles, active }: Listener): string {
  const target = containerPorts ? ` → ${formatPorts(containerPorts)}` : '';
  const copies = count > 1 ? ` ×${count}` : '';
  const profile = active || profiles.length === 0 ? '' : ` (profile ${profiles.join(', ')})`;
  return `${owner.name}${target}${copies}${profile}`;
}
