import type { LanguageId } from '../../parsing/source-code.ts';
import type { Call, Expression, Program } from './program.ts';

/** Languages without a place of their own for tests: libraries keep them beside the code, for a program of tests to call. */
const languages: ReadonlySet<LanguageId> = new Set(['c', 'cpp']);
const named = /^test_|_tests?$/;

/** Whether a function around the call is a test by its name, in a file that is no program by itself. */
export function isInTest({ place }: Expression & Call, { language, text }: Program): boolean {
  if (!languages.has(language) || /^(?:int|void)\s+main\s*\(/m.test(text)) return false;
  for (let around = place.function; around; around = around.place.function) {
    if (around.name !== undefined && named.test(around.name)) return true;
  }
  return false;
}
