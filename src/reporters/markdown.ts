import type { ChangeContext } from '../model/change.ts';
import type { Report } from '../model/report.ts';
import { changeSections } from './change-sections.ts';
import { findingTable, type MarkdownView, problemTable, symbols } from './markdown-parts.ts';
import { inOrder } from './order.ts';
import { closingOf, countsOf } from './wording.ts';

export interface MarkdownOptions extends MarkdownView {
  /** Absent: the report is not on a change. */
  readonly change?: ChangeContext;
}

/** Bytes that each part may take. */
export interface Budgets {
  readonly findings: number;
  readonly problems: number;
  readonly changes: number;
  readonly older: number;
}

/** GitHub takes comments of up to 65,536 characters. */
const budgets: Budgets = { findings: 35_000, problems: 8_000, changes: 10_000, older: 8_000 };

/** The findings as Markdown that fits into a comment. */
export function markdown(report: Report, options: MarkdownOptions): string {
  return markdownSections(report, options, budgets, '');
}

/** @param appendix Markdown that stands before what was looked at; may be empty */
export function markdownSections(report: Report, options: MarkdownOptions, limits: Budgets, appendix: string): string {
  const { change } = options;
  const problems = problemTable(report.problems, options, limits.problems);
  const sections = [
    `## ${heading(report, change)}`,
    findingTable(report.findings, report.sources, options, limits.findings),
    problems === '' ? '' : `### Not read, or only in part\n\n${problems}`,
    ...(change ? changeSections(change, report, options, limits) : []),
    appendix,
    closingOf(report),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function heading(report: Report, change: ChangeContext | undefined): string {
  const worst = inOrder(report.findings)[0];
  const hasOlder = change !== undefined && countsOf(change.older) !== undefined;
  const counts = countsOf(report) ?? (hasOlder ? 'no new conflict' : 'no conflict');
  return `${worst ? symbols[worst.severity] : '✅'} port-preflight: ${counts}`;
}
