import { imageName } from '../images/index.ts';
import type { WellKnownService } from './well-known-service.ts';
import { wellKnownServices } from './well-known-services.ts';

/** Whether a declarer is the service of an entry: it is, it is known to be another one, or nothing tells. */
export type Identity = 'is' | 'not' | 'unknown';

/**
 * Compares the words that identify a listener (image, tool, service name, framework) with the hints of an entry. A hint
 * fits where its words follow each other in one of the listener's: `schema-registry` fits the image
 * `confluentinc/cp-schema-registry`, `postgres` also fits `postgresql`.
 */
export function identityOf(identity: readonly string[], row: WellKnownService): Identity {
  const names = identity.map(wordsOf);
  if (anyFits(hintsOf.get(row) ?? row.hints.map(wordsOf), names)) return 'is';
  return anyFits(everyHint, names) ? 'not' : 'unknown';
}

/** Words that start like a hint of something else (`java`), by what they stand for. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['javascript', 'node'],
  ['typescript', 'node'],
]);

/** A hint shorter than this has to be the whole word: `go` does not fit `gotenberg`. */
const shortestPrefix = 4;

type Words = readonly string[];

const hintsOf: ReadonlyMap<WellKnownService, readonly Words[]> = new Map(
  wellKnownServices.map((row) => [row, row.hints.map(wordsOf)]),
);
const everyHint: readonly Words[] = [...new Set(wellKnownServices.flatMap((row) => row.hints))].map(wordsOf);

function wordsOf(text: string): Words {
  const lower = text.toLowerCase();
  const name = /[/:@]/.test(lower) ? imageName(lower) : lower;
  return name.split(/[^a-z0-9]+/).flatMap((word) => (word === '' ? [] : [otherNames.get(word) ?? word]));
}

function anyFits(hints: readonly Words[], names: readonly Words[]): boolean {
  return hints.some((hint) => names.some((name) => fits(hint, name)));
}

function fits(hint: Words, name: Words): boolean {
  return name.some((_, start) =>
    hint.every((word, index) => {
      const candidate = name[start + index] ?? '';
      const mayGoOn = index === hint.length - 1 && word.length >= shortestPrefix;
      return mayGoOn ? candidate.startsWith(word) : candidate === word;
    }),
  );
}
