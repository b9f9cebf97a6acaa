import type { Edit, Finding } from '../model/finding.ts';
import type { Mended } from '../model/mended.ts';
import { colored, type Paint, plain } from './paint.ts';
import { pathFrom, placeFrom } from './places.ts';
import { sectionsText } from './port-map.ts';
import { safeText } from './safe-text.ts';
import type { TerminalOptions } from './terminal.ts';
import { diffLines } from './text-diff.ts';
import { counted, countsOf, writtenAt } from './wording.ts';

export interface MendedOptions extends Pick<TerminalOptions, 'colors' | 'folder'> {
  /** Nothing was written. */
  readonly dryRun: boolean;
}

/** What was mended (or would be), how the files change, and what is left. */
export function mended({ changes, findings, report }: Mended, { colors, folder, dryRun }: MendedOptions): string {
  const paint = colors ? colored : plain;
  const counts = countsOf(report);
  const left = counts === undefined ? 'nothing is left' : `${counts} left, see \`port-preflight check\``;
  const files = counted(changes.length, 'file');
  const done = dryRun
    ? `${counted(findings.length, 'finding')} would be fixed in ${files}; nothing is written`
    : `${counted(findings.length, 'finding')} fixed in ${files}`;
  return sectionsText([
    findings.map((finding) => findingLine(finding, changes, folder, paint)),
    ...changes.map((change) => diffLines(change, pathFrom(folder, change.path), paint)),
    [
      findings.length === 0 ? paint('bold', 'nothing to fix by itself') : paint('green', `✔ ${done}`),
      paint('dim', `  ${left}`),
    ],
  ]);
}

/** `✔ compose.yaml:9:10  duplicate-binding  8080 → 8081`. */
function findingLine(
  { ruleId, location, suggestion }: Finding,
  changes: Mended['changes'],
  folder: string,
  paint: Paint,
): string {
  const [edit, ...clients] = suggestion?.edits ?? [];
  const more = clients.length > 0 ? paint('dim', `, and in ${counted(clients.length, 'place')} that name it`) : '';
  const what = edit ? `  ${changeText(edit, changes)}${more}` : '';
  return `${paint('green', '✔')} ${paint('cyan', safeText(placeFrom(folder, location)))}  ${ruleId}${what}`;
}

function changeText({ location, newText }: Edit, changes: Mended['changes']): string {
  const written = writtenAt(location, changes.find(({ path }) => path === location.file)?.before);
  return `${written ? `${safeText(written)} →` : '+'} ${safeText(newText)}`;
}
