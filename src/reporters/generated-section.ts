import { UsageError } from '../model/usage-error.ts';

const start = '<!-- port-preflight map: written by `port-preflight map --write`, do not edit -->';
const startMark = '<!-- port-preflight map:';
const end = '<!-- /port-preflight map -->';

/**
 * The text of a file with the generated section between its marks; it is added at the end of a file that has none.
 * @param present the file's text; undefined: there is no such file
 * @param body whole lines
 * @throws {UsageError} when the marks are not one pair
 */
export function withSection(path: string, present: string | undefined, body: string): string {
  if (present === undefined) return `# Ports\n\n${start}\n\n${body}\n${end}\n`;
  const lineEnd = present.includes('\r\n') ? '\r\n' : '\n';
  const [before, after, ...more] = present.split(startMark);
  const section = `${start}\n\n${body}\n${end}`.replaceAll('\n', lineEnd);
  if (before === undefined || after === undefined) {
    const gap = present === '' || present.endsWith(lineEnd) ? '' : lineEnd;
    return `${present}${gap}${present === '' ? '' : lineEnd}${section}${lineEnd}`;
  }
  const [own, rest, ...others] = after.split(end);
  if (more.length + others.length > 0 || own === undefined || rest === undefined) {
    throw new UsageError(`${path} needs one ${startMark} … --> and after it one ${end}`);
  }
  return `${before}${section}${rest}`;
}
