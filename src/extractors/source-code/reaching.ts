import { isSeldomTaken } from './choices.ts';
import type { Definition, Place } from './program.ts';

/** A variable that is set more often than that is no setting. */
const mostDefinitions = 50;

/**
 * The definitions of a name that may hold where it is used, the likeliest first. Within one function the last one that
 * is certain to have run hides those before it; what stands in a branch is an alternative, also to what the file gives
 * the name at first. Of a name of an outer function or the file, any definition may have run.
 */
export function reaching(definitions: readonly Definition[], at: number, place: Place): readonly Definition[] {
  const possible = definitions.slice(-mostDefinitions).filter((definition) => !isOtherArm(definition.place, place));
  const before = possible.filter((definition) => definition.place.function === place.function && definition.at <= at);
  if (before.length === 0) return firstCertain(possible);
  const last = before.findLastIndex((definition) => !definition.fallback && holds(definition.place, place));
  const choice = before.findLastIndex((definition) => !definition.fallback && choosesAnyway(definition, before, place));
  const from = Math.max(last, choice);
  const [first, ...later] = before.slice(Math.max(from, 0)).filter(({ fallback }) => !fallback);
  const isCertain = from >= 0 && last === from;
  const ordered = isCertain && first ? withLater(first, later) : firstCertain(first ? [first, ...later] : []);
  const initial = from < 0 && !before.some(isOfElse) ? possible.filter((given) => isInitial(given, place)) : [];
  return [...initial, ...ordered, ...possible.filter(({ fallback }) => fallback)];
}

/** Whether the file itself gives the name this value, before any function runs. 0 and below say that it has none yet. */
function isInitial({ fallback, place, value }: Definition, use: Place): boolean {
  const isNone = value?.kind === 'number' && value.value <= 0;
  return (
    !fallback && !isNone && place.function === undefined && use.function !== undefined && place.branches.length === 0
  );
}

/** Of `if (a) x = 1; else x = 2;` one is certain. */
function isOfElse({ place }: Definition): boolean {
  return place.branches.at(-1)?.isElse === true;
}

/** Whether the definition stands in the first arm of a statement whose every arm, the `else` too, gives the name a value. */
function choosesAnyway({ place }: Definition, definitions: readonly Definition[], use: Place): boolean {
  const branch = place.branches.at(-1);
  if (branch?.arm !== 0) return false;
  const around = place.branches.slice(0, -1);
  if (!holds({ ...place, branches: around }, use)) return false;
  const arms = definitions.flatMap((definition) => {
    const other = definition.place.branches[around.length];
    const isOwn = other?.statement === branch.statement && definition.place.branches.length === place.branches.length;
    return isOwn && !definition.fallback ? other : [];
  });
  const otherwise = arms.find(({ isElse }) => isElse);
  return otherwise !== undefined && new Set(arms.map(({ arm }) => arm)).size === otherwise.arm + 1;
}

/** Whether what a parameter is given is replaced before it is used there. */
export function isOverwritten(definitions: readonly Definition[], at: number, place: Place): boolean {
  return definitions.some(
    (definition) =>
      !definition.fallback &&
      definition.at <= at &&
      definition.place.function === place.function &&
      holds(definition.place, place),
  );
}

/** What a certain definition is replaced by where a file is there: where there is none, nothing is known of what is in it. */
function withLater(first: Definition, later: readonly Definition[]): readonly Definition[] {
  const fromFile = ({ place }: Definition) =>
    place.branches.length > 0 &&
    place.branches.every(({ condition, isElse }) => !isElse && isExistence.test(condition));
  return [...later.filter(fromFile), first, ...firstCertain(later.filter((each) => !fromFile(each)))];
}

/** `fs.existsSync(file)`, `os.path.isfile(file)`, `file_exists($file)`. */
const isExistence = /^\(?\s*(?:[\w.$]*\.)?(?:existsSync|exists|is_?file|file_exists)\([^()]*\)\s*\)?$/i;

function firstCertain(definitions: readonly Definition[]): readonly Definition[] {
  return [...definitions].sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ fallback, place }: Definition): number {
  if (fallback) return 3;
  if (place.branches.length === 0) return 0;
  return place.branches.some(isSeldomTaken) ? 2 : 1;
}

/** Whether what stands at `inner` has run for sure when `outer` runs, as far as branches tell. */
function holds(inner: Place, outer: Place): boolean {
  return inner.branches.every((branch, index) => {
    const other = outer.branches[index];
    return other?.statement === branch.statement && other.arm === branch.arm;
  });
}

/** Whether the two stand in different arms of one statement, so that never both run. */
export function isOtherArm(a: Place, b: Place): boolean {
  if (a.function !== b.function) return false;
  return a.branches.some((branch, index) => {
    const other = b.branches[index];
    return other?.statement === branch.statement && other.arm !== branch.arm;
  });
}
