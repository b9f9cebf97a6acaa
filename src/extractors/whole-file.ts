import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import { wholeText } from '../parsing/traced-text.ts';

/** The place of something that a file as a whole declares: its first line. */
export function wholeFile(file: SourceFile): Location {
  const end = file.text.indexOf('\n');
  return wholeText(file).locate(0, end < 0 ? file.text.length : end);
}
