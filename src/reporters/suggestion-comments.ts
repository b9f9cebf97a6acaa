import type { Edit, Finding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { md } from './escape-markdown.ts';
import { cell, place } from './markdown-parts.ts';
import { inOrder } from './order.ts';
import { pathFrom } from './places.ts';
import { unprintable } from './safe-text.ts';

/** A comment on one line of a pull request, with which a reviewer changes the line by a click. */
export interface SuggestionComment {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly line: number;
  /** The line as it is now: on any other the suggestion would be wrong. */
  readonly currentText: string;
  readonly body: string;
  /** A part of the body that no other suggestion has. */
  readonly marker: string;
}

/** What the findings suggest, the worst first, where one line holds all of it. */
export function suggestionComments(report: Report, folder: string): readonly SuggestionComment[] {
  return inOrder(report.findings).flatMap((finding) => commentOf(finding, report, folder) ?? []);
}

function commentOf(finding: Finding, { sources }: Report, folder: string): SuggestionComment | undefined {
  const { suggestion, message, ruleId, location, related, fingerprint } = finding;
  const [edit, ...more] = suggestion?.edits ?? [];
  const lines = edit && sources.get(edit.location.file)?.text.split('\n');
  const currentText = edit && lines?.[edit.location.start.line - 1]?.replace(/\r$/, '');
  if (!edit || currentText === undefined || more.length > 0 || edit.location.end.line !== edit.location.start.line)
    return;
  const newText = edited(currentText, edit);
  // What a reader can't see should not be accepted by a click.
  if (newText.replaceAll('\t', '').search(unprintable) >= 0) return;
  const fence = '`'.repeat(Math.max(3, longestRun(newText) + 1));
  const marker = `<!-- port-preflight suggestion ${encodeURIComponent(fingerprint)} -->`;
  const places = [{ message: '', location }, ...related].map((one) =>
    `- ${place(one.location, { folder })} ${cell(one.message)}`.trimEnd(),
  );
  return {
    path: pathFrom(folder, edit.location.file),
    line: edit.location.start.line,
    currentText,
    marker,
    body: [`**${ruleId}**: ${md(message)}`, places.join('\n'), `${fence}suggestion\n${newText}\n${fence}`, marker].join(
      '\n\n',
    ),
  };
}

function edited(line: string, { location: { start, end }, newText }: Edit): string {
  return line.slice(0, start.column - 1) + newText + line.slice(end.column - 1);
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
