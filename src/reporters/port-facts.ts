import { formatPorts } from '../model/port.ts';
import type { PortFacts } from '../model/port-facts.ts';
import { isInside, type Listener } from '../model/port-map.ts';
import { inColumns } from './columns.ts';
import { colored, type Paint, plain } from './paint.ts';
import { placeFrom } from './places.ts';
import { section, sectionsText } from './port-map.ts';
import { portLines } from './port-rows.ts';
import { byPort, type PortRow, rowOf } from './port-table.ts';
import { safeText } from './safe-text.ts';
import type { TerminalOptions } from './terminal.ts';

const mostReferences = 20;

/** Who declares a port, whose it usually is, what is in its way and what to take instead. */
export function explainedPort(
  facts: PortFacts,
  { colors, folder }: Pick<TerminalOptions, 'colors' | 'folder'>,
): string {
  const paint = colors ? colored : plain;
  const { port, protocol, instead, obstacles } = facts;
  const isTaken = facts.listeners.some((one) => !isInside(one));
  const verdict = isTaken ? 'taken' : instead === undefined ? 'free' : 'better not';
  const advice = instead === undefined ? '' : `  ${paint('dim', `free instead: ${instead}`)}`;
  return sectionsText([
    [`${paint('bold', `${protocol} port ${port}`)}  ${paint(isTaken ? 'yellow' : 'green', verdict)}${advice}`],
    section('Declared here', declared(facts, folder, paint), paint),
    section('Named by clients and documents', mentions(facts, folder, paint), paint),
    section('Usually', usually(facts), paint),
    section(
      'In its way',
      obstacles.map((obstacle) => `  ${obstacle}`),
      paint,
    ),
  ]);
}

function declared({ units, listeners }: PortFacts, folder: string, paint: Paint): readonly string[] {
  const groups = units.map((unit) => ({
    unit,
    rows: listeners
      .filter((one) => one.unit === unit.id)
      .toSorted(byPort)
      .map(markedRow),
  }));
  return portLines(groups, { paint, folder });
}

function markedRow(listener: Listener): PortRow {
  const row = rowOf(listener);
  return isInside(listener) ? { ...row, address: `${row.address} (inside)` } : row;
}

function mentions({ exposed, references }: PortFacts, folder: string, paint: Paint): readonly string[] {
  const all = [
    ...references.map(({ host, ports, location }) => ({ what: `${host}:${formatPorts(ports)}`, location })),
    ...exposed.map(({ owner, location }) => ({ what: `exposed by ${owner.name}`, location })),
  ];
  const rows = all
    .slice(0, mostReferences)
    .map(({ what, location }) => [safeText(what), paint('dim', safeText(placeFrom(folder, location)))]);
  const more = all.length - rows.length;
  return [...inColumns(rows).map((line) => `  ${line}`), ...(more > 0 ? [paint('dim', `  and ${more} more`)] : [])];
}

const owning = {
  exclusive: 'its own port',
  generic: 'a habit, nobody owns it',
  shared: 'shared by many servers',
};

function usually({ usual }: PortFacts): readonly string[] {
  if (!usual) return [];
  const runs = usual.runsOn.length > 0 ? `, sometimes running on ${usual.runsOn.join(', ')}` : '';
  return [`  ${usual.name} (${owning[usual.ownership]}${runs})`];
}
