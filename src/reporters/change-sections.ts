import type { ChangeContext, PortMapChange } from '../model/change.ts';
import type { Listener } from '../model/port-map.ts';
import type { Report } from '../model/report.ts';
import { cell, codeCell, findingTable, type MarkdownView, place, problemTable, table } from './markdown-parts.ts';
import { rowOf } from './port-table.ts';
import { counted, countsOf } from './wording.ts';

/** What a report on a change says besides its findings, as sections of Markdown; empty ones are ''. */
export function changeSections(
  { sentence, older, ports }: ChangeContext,
  report: Report,
  view: MarkdownView,
  limits: { readonly changes: number; readonly older: number },
): readonly string[] {
  return [
    sentence + (ports ? '' : ' How the port map changes is left out: the state before is not at hand.'),
    ports ? portSection(ports, view, limits.changes) : '',
    olderSection(older, report, view, limits.older),
  ];
}

function portSection(change: PortMapChange, view: MarkdownView, limit: number): string {
  const { added, removed, moved, appeared, gone } = change;
  const rows = [
    ...added.map((listener) => rowCells('added', listener, portOf(listener), view)),
    ...moved.map(({ from, to }) => rowCells('moved', to, `${portOf(from)} → ${portOf(to)}`, view)),
    ...removed.map((listener) => rowCells('removed', listener, portOf(listener), view)),
  ];
  const counts = [
    ...(appeared > 0 ? [counted(appeared, 'new finding')] : []),
    ...(gone > 0 ? [`${counted(gone, 'finding')} gone`] : []),
  ];
  const parts = [
    '### How the port map changes',
    rows.length === 0 ? 'No port is added, moved or removed.' : table(['', 'Port', 'Who', 'Where'], rows, limit),
    counts.join(', '),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function rowCells(what: string, listener: Listener, port: string, view: MarkdownView): string[] {
  const { who, condition, location } = rowOf(listener);
  return [what, port, `${cell(who)}${condition}`, place(location, view)];
}

function portOf(listener: Listener): string {
  const { port, address } = rowOf(listener);
  return codeCell(address === '*' ? port : `${address}:${port}`);
}

function olderSection(older: ChangeContext['older'], { sources }: Report, view: MarkdownView, limit: number): string {
  const counts = countsOf(older);
  if (counts === undefined) return '';
  const tables = [
    findingTable(older.findings, sources, view, limit * 0.75),
    problemTable(older.problems, view, limit * 0.25),
  ].filter((part) => part !== '');
  const title = `Before this change: ${counts}`;
  return `<details>\n<summary>${title}</summary>\n\n${tables.join('\n\n')}\n\n</details>`;
}
