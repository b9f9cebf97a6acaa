import { inTakenCase } from './cases.ts';
import { likeliestFirst, modeComparison, unlessSet } from './choices.ts';
import type { Evaluator } from './evaluator.ts';
import type { Expression } from './program.ts';
import { at, inArm, type Term } from './terms.ts';

type Alternatives = Expression & { readonly kind: 'fallback' | 'choice' };

/** The values of `a || b`, and of what chooses one by a condition or a case, the likeliest first. */
export function optionsOf(evaluator: Evaluator, term: Term, depth: number): readonly Term[] {
  const { expression } = term;
  if (expression.kind !== 'fallback' && expression.kind !== 'choice') return [];
  const comparison = expression.kind === 'choice' ? modeComparison(expression.condition) : undefined;
  return likelyOptions(evaluator, term, expression, depth).flatMap((option, index) => {
    const alternatives = evaluator.reduce(at(option, term), depth);
    return comparison
      ? alternatives.map((each) => inArm(each, index === 0 ? 'taken' : { mode: comparison.mode }))
      : alternatives;
  });
}

function likelyOptions(
  evaluator: Evaluator,
  around: Term,
  expression: Alternatives,
  depth: number,
): readonly Expression[] {
  if (expression.kind === 'fallback' || !expression.cases) {
    return unlessSet(expression, around.program) ?? likeliestFirst(expression);
  }
  const { cases } = expression;
  const options = expression.options.map((option, index) => ({ option, taken: cases[index] }));
  const branchesOf = ({ taken }: (typeof options)[number]) => (taken ? [{ statement: 0, case: taken }] : []);
  return inTakenCase(evaluator, options, branchesOf, around, depth).map(({ option }) => option);
}
