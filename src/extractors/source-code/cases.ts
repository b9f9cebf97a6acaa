import type { Evaluator } from './evaluator.ts';
import type { Branch, Case, Expression } from './program.ts';
import { at, type Term } from './terms.ts';

/** Texts and constants that a case may name, several between `|`: `"dev" | "test"`, `Key::Port`. */
const literal =
  /^(?:case\s+)?(?:(?<quote>["'`])(?<text>[^"'`\\]*)\k<quote>|(?:[A-Za-z_]\w*(?:::|\.))+(?<name>[A-Za-z_]\w*)|(?<number>\d+))$/;
const otherwise = /^(?:_|default|else)?:?$/;

/** When an arm with such a pattern is taken; undefined where it is no constant. */
export function caseOf(subject: Expression, patterns: readonly string[]): Case | undefined {
  if (subject.kind === 'unknown') return undefined;
  const written = patterns.flatMap((pattern) => pattern.split('|')).map((pattern) => pattern.trim());
  if (written.every((pattern) => otherwise.test(pattern))) return { subject, texts: [] };
  const texts = written.map((pattern) => {
    const groups = literal.exec(pattern)?.groups;
    return groups && (groups['text'] ?? groups['name'] ?? groups['number']);
  });
  return texts.some((text) => text === undefined) ? undefined : { subject, texts: texts.flatMap((text) => text ?? []) };
}

/** What stands in arms that are compared with a subject: those whose case it is, else those for all others. */
export function inTakenCase<T>(
  evaluator: Evaluator,
  items: readonly T[],
  branchesOf: (item: T) => readonly (Pick<Branch, 'statement' | 'case'> | undefined)[],
  around: Term,
  depth: number,
): readonly T[] {
  const statements = new Map<number, Case[]>();
  for (const item of items) {
    for (const branch of branchesOf(item)) {
      if (!branch?.case) continue;
      statements.set(branch.statement, [...(statements.get(branch.statement) ?? []), branch.case]);
    }
  }
  if (statements.size === 0) return items;
  const taken = new Map(
    [...statements].map(([statement, cases]) => [statement, takenOf(evaluator, cases, around, depth)]),
  );
  return items.filter((item) =>
    branchesOf(item).every((branch) => !branch?.case || (taken.get(branch.statement)?.has(branch.case) ?? true)),
  );
}

/** The cases that the subject is; undefined where nothing tells. */
function takenOf(
  evaluator: Evaluator,
  cases: readonly Case[],
  around: Term,
  depth: number,
): ReadonlySet<Case> | undefined {
  const [first] = cases;
  const names = first ? namesOf(evaluator, at(first.subject, around), depth) : [];
  const matching = cases.filter(({ texts }) => texts.some((text) => names.includes(text)));
  if (matching.length > 0) return new Set(matching);
  const others = cases.filter(({ texts }) => texts.length === 0);
  return names.length > 0 || others.length > 0 ? new Set(others) : undefined;
}

/** The text that a subject is, or the name of the constant. */
function namesOf(evaluator: Evaluator, subject: Term, depth: number): readonly string[] {
  const [found] = evaluator.reduce(subject, depth).flatMap(({ expression }) => {
    switch (expression.kind) {
      case 'string':
        return [expression.value];
      case 'number':
        return [String(expression.value)];
      case 'member':
        return expression.object.kind === 'environment' ? [] : [expression.name];
      default:
        return [];
    }
  });
  return found === undefined ? [] : [found];
}
