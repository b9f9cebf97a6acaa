import type { Report } from '../model/report.ts';
import { colored, type Paint, plain } from './paint.ts';
import { placeFrom } from './places.ts';
import { type Look, portLines } from './port-rows.ts';
import { portGroups } from './port-table.ts';
import { safeText, withoutCommands } from './safe-text.ts';
import type { TerminalOptions } from './terminal.ts';
import { counted, extentOf } from './wording.ts';

/** Which program takes which port, for a person at a terminal: all of the table that `terminal` ends with. */
export function portMap(report: Report, { colors, folder }: Pick<TerminalOptions, 'colors' | 'folder'>): string {
  const look: Look = { paint: colors ? colored : plain, folder };
  const groups = portGroups(report.map);
  return sectionsText([
    section(
      'Ports',
      portLines(
        groups.filter(({ unit }) => unit.default),
        look,
      ),
      look.paint,
    ),
    section(
      'Ports of variants and of programs by themselves',
      portLines(
        groups.filter(({ unit }) => !unit.default),
        look,
      ),
      look.paint,
    ),
    section('Ports that are a variable without a value', unresolvedLines(report, look), look.paint),
    [mapExtent(report, look.paint)],
  ]);
}

export function section(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : [paint('bold', title), ...lines];
}

/** The sections that have lines, as the text to print. */
export function sectionsText(sections: readonly (readonly string[])[]): string {
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return withoutCommands(`${texts.join('\n\n')}\n`);
}

/** What was looked at, and whether all of it could be read. */
export function mapExtent(report: Report, paint: Paint): string {
  const problems = report.problems.length;
  const unread = problems === 0 ? '' : `; ${counted(problems, 'problem')}, see \`port-preflight check\``;
  return paint('dim', `${extentOf(report)}${unread}`);
}

function unresolvedLines({ map }: Report, { paint, folder }: Look): readonly string[] {
  return map.unresolved.map(
    ({ expression, owner, location }) =>
      `  ${safeText(`${expression}  ${owner.name}`)}  ${paint('dim', safeText(placeFrom(folder, location)))}`,
  );
}
