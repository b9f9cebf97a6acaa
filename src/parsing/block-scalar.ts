/** Where the lines of a block scalar's text begin: in the text, and in the file. Both grow. */
export type LineStarts = readonly { readonly inText: number; readonly inFile: number }[];

/**
 * Finds the lines of a block scalar (`|`, and `>` where nothing but line breaks is folded) behind its header: each line of
 * the text stands, indented, on a line of its own. Undefined where they don't: a folded paragraph.
 * @param file the whole text of the file
 * @param start where the header stands
 */
export function blockLines(text: string, file: string, start: number): LineStarts | undefined {
  const lines: { inText: number; inFile: number }[] = [];
  const indent = indentOf(text, file, start);
  let inFile = file.indexOf('\n', start) + 1;
  for (let inText = 0; inText < text.length; ) {
    const end = lineEnd(file, inFile);
    const content = file.slice(Math.min(inFile + indent, end), end);
    if (inFile === 0 || !text.startsWith(content, inText) || !/[\n ]|^$/.test(text.charAt(inText + content.length)))
      return undefined;
    lines.push({ inText, inFile: Math.min(inFile + indent, end) });
    inText += content.length + 1;
    inFile = file.indexOf('\n', end) + 1;
  }
  return lines;
}

/** Where the character of the text stands in the file. */
export function placeInBlock(lines: LineStarts, offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.inText ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const line = lines[low];
  return line ? line.inFile + offset - line.inText : offset;
}

/** What the first line that is not empty has in the file and not in the text. */
function indentOf(text: string, file: string, start: number): number {
  const first = /[^\n]+/.exec(text)?.[0] ?? '';
  for (let at = file.indexOf('\n', start) + 1; at > 0; at = file.indexOf('\n', at) + 1) {
    const line = file.slice(at, lineEnd(file, at));
    if (line.trim() !== '') return Math.max(0, spacesBefore(line) - spacesBefore(first));
  }
  return 0;
}

function spacesBefore(line: string): number {
  return line.length - line.trimStart().length;
}

function lineEnd(file: string, start: number): number {
  const end = file.indexOf('\n', start);
  if (end < 0) return file.length;
  return file.charAt(end - 1) === '\r' ? end - 1 : end;
}
