import type { Location } from '../model/location.ts';
import type { LaunchUnit } from '../model/port-map.ts';
import { inColumns } from './columns.ts';
import type { Paint } from './paint.ts';
import { pathFrom } from './places.ts';
import type { PortGroup, PortRow } from './port-table.ts';
import { cutTo, safeText } from './safe-text.ts';

/** How the lines are made for a terminal: colours, and the scanned folder as in places.ts. */
export interface Look {
  readonly paint: Paint;
  readonly folder: string;
}

const longestName = 40;

/** Each launch unit with its ports below it, the columns aligned over all units. */
export function portLines(groups: readonly PortGroup[], look: Look): string[] {
  const lines = inColumns(groups.flatMap(({ unit, rows }) => rows.map((row) => portCells(row, unit.files[0], look))));
  const ends = groups.map((_, index) => groups.slice(0, index + 1).reduce((sum, { rows }) => sum + rows.length, 0));
  return groups.flatMap(({ unit, rows }, index) => {
    const end = ends[index] ?? 0;
    return [`  ${unitText(unit, look)}`, ...lines.slice(end - rows.length, end).map((line) => `    ${line}`)];
  });
}

/** Port, who, address, place; of the file that heads the group only the line. */
export function portCells(row: PortRow, heading: string | undefined, look: Look): readonly string[] {
  return [
    row.port,
    `${cutTo(longestName, safeText(row.who))}${row.condition}`,
    safeText(row.address),
    look.paint('dim', safeText(whereIs(row.location, heading, look))),
  ];
}

function whereIs({ file, start }: Location, heading: string | undefined, { folder }: Look): string {
  return file === heading ? `line ${start.line}` : `${pathFrom(folder, file)}:${start.line}`;
}

function unitText({ title, files }: LaunchUnit, { paint, folder }: Look): string {
  const file = files[0];
  return `${safeText(title)}${file === undefined ? '' : `  ${paint('dim', safeText(pathFrom(folder, file)))}`}`;
}
