import { uniqueBy } from '../model/grouping.ts';
import type { Report } from '../model/report.ts';
import { md, mdTicks } from './escape-markdown.ts';
import { type PortGroup, type PortRow, portGroups } from './port-table.ts';
import { cutTo } from './safe-text.ts';
import { counted } from './wording.ts';

const longestCell = 300;

interface Row extends PortRow {
  readonly command: string;
}

/**
 * The map of ports as Markdown: what a bare start brings up, and the rest. It names files but no lines, so that it changes
 * only when ports do.
 */
export function markdownMap({ map }: Pick<Report, 'map'>): string {
  const groups = portGroups(map);
  const unresolved = map.unresolved.map(({ expression, owner, location }) => [
    mdTicks(cutTo(longestCell, expression)),
    md(owner.name),
    mdTicks(location.file),
  ]);
  const sections = [
    ...section('', groups, true),
    ...section('Variants, and programs by themselves', groups, false),
    ...(unresolved.length === 0
      ? []
      : [
          `### Variables without a value\n\n${table(
            ['Port', 'Who', 'File'],
            uniqueBy(unresolved, (row) => row.join('|')),
          )}`,
        ]),
  ];
  return `${sections.length === 0 ? 'No port is taken.' : sections.join('\n\n')}\n`;
}

function section(title: string, groups: readonly PortGroup[], isDefault: boolean): readonly string[] {
  const all = groups
    .filter(({ unit }) => unit.default === isDefault)
    .flatMap(({ unit, rows: own }) => own.map((row): Row => ({ ...row, command: unit.title })));
  if (all.length === 0) return [];
  const rows = all
    .filter(({ isEphemeral }) => !isEphemeral)
    .toSorted((a, b) => Number.parseInt(a.port, 10) - Number.parseInt(b.port, 10));
  const others = all.length - rows.length;
  const cells = rows.map(({ port, who, condition, address, command, location }) => [
    mdTicks(port),
    `${md(cutTo(longestCell, who))}${condition}`,
    mdTicks(address),
    mdTicks(cutTo(longestCell, command)),
    mdTicks(location.file),
  ]);
  const unique = uniqueBy(cells, (row) => row.join('|'));
  return [
    [
      ...(title === '' ? [] : [`### ${title}`]),
      ...(unique.length === 0 ? [] : [table(['Port', 'Who', 'Address', 'Started by', 'File'], unique)]),
      ...(others === 0 ? [] : [`and ${counted(others, 'listener')} on any free port`]),
    ].join('\n\n'),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
