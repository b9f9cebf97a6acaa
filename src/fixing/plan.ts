import type { Edit, Finding } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import { type Location, locationKey } from '../model/location.ts';
import type { Repository } from '../model/repository.ts';
import { editedText, textAt } from './edited-text.ts';

/** What one round of mending changes. */
export interface Plan {
  /** The findings that are mended. */
  readonly findings: readonly Finding[];
  /** New texts by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Takes the edits of findings, each whole or not at all: those of a finding that would write outside of the scanned folder,
 * over something else than a number or a mapping, or where another finding writes something else, are left out.
 */
export function planFixes(findings: readonly Finding[], repository: Repository): Plan {
  const edits = new Map<string, Edit>();
  const taken = findings.filter(({ suggestion }) => {
    const own = suggestion?.edits ?? [];
    const isPossible = own.length > 0 && own.every((edit) => canTake(edit, edits, repository));
    if (isPossible) for (const edit of own) edits.set(locationKey(edit.location), edit);
    return isPossible;
  });
  const byFile = groupBy(edits.values(), ({ location }) => location.file);
  const texts = [...byFile].flatMap(([path, own]) => {
    const text = textOf(path, repository);
    return text === undefined ? [] : [[path, editedText(text, own)] as const];
  });
  return { findings: taken, texts: new Map(texts) };
}

/** A number, a mapping that gets quotes (`127.0.0.1:8080:80/tcp`), or nothing, where something is put in. */
const replaceable = /^(?:\d[\d_]*|(?:[\d.]+:|\[[\da-f:]+\]:)?\d+(?:-\d+)?:\d+(?:-\d+)?(?:\/[a-z]+)?)?$/i;

function canTake({ location, newText }: Edit, taken: ReadonlyMap<string, Edit>, repository: Repository): boolean {
  const text = location.file.startsWith('../') ? undefined : textOf(location.file, repository);
  const written = text === undefined ? undefined : textAt(text, location);
  if (written === undefined || written === newText || !replaceable.test(written)) return false;
  const same = taken.get(locationKey(location));
  if (same) return same.newText === newText;
  return ![...taken.values()].some((other) => overlap(other.location, location));
}

function textOf(path: string, repository: Repository): string | undefined {
  const result = repository.read(path);
  return result.kind === 'file' ? result.file.text : undefined;
}

/** Numbers stand in one line. */
function overlap(a: Location, b: Location): boolean {
  return (
    a.file === b.file && a.start.line === b.start.line && a.start.column < b.end.column && b.start.column < a.end.column
  );
}
