import { structuredPatch } from 'diff';
import type { FileChange } from '../model/mended.ts';
import type { Look, Paint } from './paint.ts';
import { cutTo, safeText } from './safe-text.ts';

const longestLine = 500;
const looks: ReadonlyMap<string, Look> = new Map([
  ['+', 'green'],
  ['-', 'red'],
  ['\\', 'dim'],
]);

/** A change as a unified diff, safe to print whatever the file contains. */
export function diffLines({ path, before, after }: FileChange, shownPath: string, paint: Paint): readonly string[] {
  const { hunks } = structuredPatch(path, path, before, after, '', '', { context: 1 });
  return [
    paint('bold', safeText(`--- ${shownPath}`)),
    paint('bold', safeText(`+++ ${shownPath}`)),
    ...hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
      paint('cyan', `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
      ...lines.map((line) => diffLine(line, paint)),
    ]),
  ];
}

function diffLine(line: string, paint: Paint): string {
  const look = looks.get(line.charAt(0));
  const text = cutTo(longestLine, safeText(line.replace(/\r$/, '')));
  return look ? paint(look, text) : text;
}
