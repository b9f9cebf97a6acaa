import { type Edit, type Finding, type Suggestion, severities } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Report } from '../model/report.ts';
import { placeFrom } from './places.ts';

/** `1 error`, `2 errors`. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${count} ${count === 1 ? thing : things}`;
}

/** `2 errors, 1 warning`; what there is none of is left out. Undefined when there is nothing at all. */
export function countsOf({ findings, problems }: Pick<Report, 'findings' | 'problems'>): string | undefined {
  const counts = severities.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }));
  const parts = counts.filter(({ count }) => count > 0).map(({ severity, count }) => counted(count, severity));
  if (problems.length > 0) parts.push(counted(problems.length, 'problem'));
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** What was not looked at, as a list; undefined when nothing was left out. */
export function leftOutOf({ stats: { leftOut } }: Pick<Report, 'stats'>): string | undefined {
  const parts = [
    { count: leftOut.tests, thing: 'test file' },
    { count: leftOut.excluded, thing: 'excluded file' },
    { count: leftOut.vendored, thing: 'vendored folder' },
    { count: leftOut.binary, thing: 'binary file' },
    { count: leftOut.tooLarge, thing: 'file over 2 MiB', things: 'files over 2 MiB' },
    { count: leftOut.linksOutside, thing: 'link out of the repository', things: 'links out of the repository' },
    { count: leftOut.unreadable, thing: 'unreadable file' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return undefined;
  return parts.map(({ count, thing, things }) => counted(count, thing, things)).join(', ');
}

/** What the project lives with, as a list; undefined when it is nothing. */
export function suppressedOf({ stats: { suppressed } }: Pick<Report, 'stats'>): string | undefined {
  const parts = [
    { count: suppressed.comments, by: 'by comments' },
    { count: suppressed.configuration, by: 'by the configuration' },
    { count: suppressed.baseline, by: 'known to the baseline' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return undefined;
  return parts.map(({ count, by }) => `${count} ${by}`).join(', ');
}

/** What was looked at, as a clause. */
export function extentOf({ map, stats }: Pick<Report, 'map' | 'stats'>): string {
  const listeners = counted(map.listeners.length, 'listener');
  return `${listeners} of ${counted(map.units.length, 'launch unit')} in ${counted(stats.files, 'file')}`;
}

/** What to do about a finding, or undefined. `folder` as in places.ts. */
export function adviceOf(
  { suggestion }: Pick<Finding, 'suggestion'>,
  { sources }: Pick<Report, 'sources'>,
  folder: string,
): string | undefined {
  if (!suggestion) return undefined;
  const [edit, ...further] = suggestion.edits;
  if (!edit) return `port ${suggestion.port} is free`;
  const more = further.length > 0 ? ` and ${counted(further.length, 'more place')}` : '';
  return `${changeOf(edit, sources, suggestion)} at ${placeFrom(folder, edit.location)}${more}`;
}

function changeOf({ location, newText }: Edit, sources: Report['sources'], { port }: Suggestion): string {
  const written = writtenAt(location, sources.get(location.file)?.text);
  return written ? `change ${written} to ${newText}` : `write ${newText || port}`;
}

/** What stands at a place of a file's text; undefined where the place has more than one line. */
export function writtenAt({ start, end }: Location, text: string | undefined): string | undefined {
  if (start.line !== end.line) return undefined;
  return text?.split('\n')[start.line - 1]?.slice(start.column - 1, end.column - 1);
}

/** What was looked at and what was not, and what the project lives with: the last line of a report. */
export function closingOf(report: Pick<Report, 'map' | 'stats'>): string {
  const [suppressed, leftOut] = [suppressedOf(report), leftOutOf(report)];
  return [
    extentOf(report),
    ...(suppressed === undefined ? [] : [`suppressed: ${suppressed}`]),
    ...(leftOut === undefined ? [] : [`left out: ${leftOut}`]),
  ].join('; ');
}
