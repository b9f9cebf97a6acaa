import { groupBy } from '../model/grouping.ts';
import type { Certainty, LaunchUnitKind } from '../model/launch.ts';
import { isInside, type LaunchUnit, type Listener } from '../model/port-map.ts';
import type { Report } from '../model/report.ts';
import { inColumns } from './columns.ts';
import { wrap } from './display-width.ts';
import { type JoinedStartup, joinedStartups } from './joined-startups.ts';
import { colored, plain } from './paint.ts';
import { pathFrom } from './places.ts';
import { mapExtent, section, sectionsText } from './port-map.ts';
import { type Look, portCells } from './port-rows.ts';
import { byPort, rowOf } from './port-table.ts';
import { cutTo, safeText } from './safe-text.ts';
import type { TerminalOptions } from './terminal.ts';
import { counted } from './wording.ts';

/** The kinds as headings, in the order in which they are told. */
const headings: Readonly<Record<LaunchUnitKind, string>> = {
  configured: 'Launches of the configuration',
  'compose-project': 'Compose projects',
  script: 'Scripts',
  procfile: 'Procfiles',
  process: 'Programs',
  job: 'Workflow jobs',
  pod: 'Pods',
  cluster: 'Clusters',
};

const certainties: readonly Certainty[] = ['certain', 'likely', 'possible'];

const longestTitle = 60;
const mostFiles = 3;
const mostStartups = 200;

interface View extends Look {
  readonly width: number;
  readonly units: ReadonlyMap<string, LaunchUnit>;
  readonly startups: ReadonlyMap<string, JoinedStartup>;
}

/** What was understood: everything that is started, and what is up at the same time and why, for a person at a terminal. */
export function launches(report: Report, { colors, folder, width }: TerminalOptions): string {
  const { units, startups } = report.map;
  const paint = colors ? colored : plain;
  const joined = joinedStartups(startups).toSorted(
    (a, b) => certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty),
  );
  const view: View = {
    paint,
    folder,
    width: Math.max(60, width),
    units: new Map(units.map((unit) => [unit.id, unit])),
    startups: new Map(joined.map((startup) => [startup.id, startup])),
  };
  const together = joined.filter(({ listeners }) => listeners.length > 1);
  return sectionsText([
    section('What is started', unitLines(units, view), paint),
    section('What is up together', togetherLines(together, view), paint),
    section('What is up alone', aloneLines(joined, view), paint),
    [mapExtent(report, paint)],
  ]);
}

function unitLines(units: readonly LaunchUnit[], view: View): readonly string[] {
  const byKind = groupBy(units, ({ kind }) => kind);
  const kinds = (Object.keys(headings) as LaunchUnitKind[]).filter((kind) => byKind.has(kind));
  return kinds.flatMap((kind) => {
    const rows = (byKind.get(kind) ?? []).map((unit) => unitCells(unit, view));
    return [`  ${headings[kind]}`, ...inColumns(rows).map((line) => `    ${line.trimEnd()}`)];
  });
}

/** Command, files, and whether a bare start brings it up. */
function unitCells({ title, files, default: isDefault }: LaunchUnit, { folder, paint }: View): readonly string[] {
  const paths = files.slice(0, mostFiles).map((file) => safeText(pathFrom(folder, file)));
  const rest = files.length - paths.length;
  const list = [...paths, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  return [cutTo(longestTitle, safeText(title)), list, isDefault ? paint('dim', 'default') : ''];
}

function togetherLines(startups: readonly JoinedStartup[], view: View): readonly string[] {
  const told = new Set<Listener>();
  const lines = startups.slice(0, mostStartups).flatMap((startup) => startupLines(startup, told, view));
  const rest = startups.length - mostStartups;
  return rest > 0 ? [...lines, view.paint('dim', `  and ${counted(rest, 'more startup')}`)] : lines;
}

/** Its listeners with their places; those that an earlier startup has told already, in short. */
function startupLines(startup: JoinedStartup, told: Set<Listener>, view: View): readonly string[] {
  const sorted = startup.listeners.toSorted(byPort);
  const fresh = sorted.filter((listener) => !told.has(listener));
  const known = groupBy(
    sorted.filter((listener) => told.has(listener)),
    ({ unit }) => unit,
  );
  for (const listener of fresh) told.add(listener);
  return [
    headLine(startup, view),
    ...[
      `${startup.certainty}: ${safeText(startup.reason)}`,
      ...startup.choices.map((names) => `only one at a time: ${safeText(names.join(', '))}`),
    ].flatMap((text) => wrap(text, view.width - 4).map((line) => `    ${line}`)),
    ...inColumns(fresh.map((listener) => cellsOf(listener, view))).map((line) => `      ${line}`),
    ...[...known].flatMap(([unit, own]) => {
      const bare = view.startups.get(unit)?.listeners ?? [];
      const isAll = own.length > 2 && own.length === bare.length && bare.every((listener) => own.includes(listener));
      const what = isAll ? `all ${own.length}` : own.map(shortly).join(', ');
      return wrap(`and ${what} ${ofUnit(unit, view)}`, view.width - 8).map((line) => `      ${line}`);
    }),
  ];
}

/** The command, and the files of the units that it starts: several packages have a script of one name. */
function headLine({ units, command }: JoinedStartup, view: View): string {
  const files = units.flatMap((unit) => fileOf(unit, view) ?? []);
  return `  ${[safeText(command), view.paint('dim', files.join(', '))].join('  ').trimEnd()}`;
}

function fileOf(id: string, { units, folder }: View): string | undefined {
  const file = units.get(id)?.files[0];
  return file === undefined ? undefined : safeText(pathFrom(folder, file));
}

function ofUnit(id: string, { units }: View): string {
  const unit = units.get(id);
  return unit ? `of ${cutTo(longestTitle, safeText(unit.title))}` : '';
}

function shortly(listener: Listener): string {
  return safeText(`${rowOf(listener).port} ${listener.owner.name}`);
}

function aloneLines(startups: readonly JoinedStartup[], view: View): readonly string[] {
  const rows = startups.flatMap(({ command, certainty, listeners: [only, ...others] }) =>
    only && others.length === 0 ? [[cutTo(longestTitle, safeText(command)), certainty, ...cellsOf(only, view)]] : [],
  );
  return inColumns(rows).map((line) => `  ${line}`);
}

function cellsOf(listener: Listener, view: View): readonly string[] {
  const row = rowOf(listener);
  const address = isInside(listener) ? `${row.address} (inside)` : row.address;
  return portCells({ ...row, address }, undefined, view);
}
