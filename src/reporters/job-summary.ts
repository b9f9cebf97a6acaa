import type { Report } from '../model/report.ts';
import { type Budgets, type MarkdownOptions, markdownSections } from './markdown.ts';
import { cell, codeCell, place, table } from './markdown-parts.ts';
import { portTable } from './port-table.ts';
import { counted } from './wording.ts';

/** GitHub drops a summary over 1 MiB as a whole: FileCommandManager.cs, `AttachmentSizeLimit`. Together these stay below. */
const budgets: Budgets = { findings: 400_000, problems: 120_000, changes: 60_000, older: 100_000 };
const portBudget = 270_000;

/** The report as GitHub-flavoured Markdown for the page of a workflow run. */
export function jobSummary(report: Report, options: MarkdownOptions): string {
  return markdownSections(report, options, budgets, portSection(report, options));
}

function portSection({ map }: Report, options: MarkdownOptions): string {
  const { groups, inVariants } = portTable(map);
  const rows = groups.flatMap(({ unit, rows: own }) =>
    own.map(({ port, address, who, condition, location }) => [
      codeCell(port),
      `${cell(who)}${condition}`,
      codeCell(address),
      codeCell(unit.title),
      place(location, options),
    ]),
  );
  if (rows.length === 0) return '';
  const more = inVariants > 0 ? `\n\nand ${counted(inVariants, 'listener')} that only variants bring up` : '';
  const ports = table(['Port', 'Who', 'Address', 'Started by', 'Where'], rows, portBudget);
  return `### Ports\n\n${ports}${more}`;
}
