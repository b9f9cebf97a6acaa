import type { Evaluator } from './evaluator.ts';
import { at, inArm, type Term } from './terms.ts';
import { isKnown, likeliestValue, textOf } from './values.ts';

const mode = 'NODE_ENV';

/** What has the name that a key most likely is; of NODE_ENV also what has the name that it has in production. */
export function computedMember(evaluator: Evaluator, term: Term, depth: number): readonly Term[] {
  const { expression } = term;
  if (expression.kind !== 'computed') return [];
  const { object, key, start, end } = expression;
  const value = likeliestValue(evaluator.reduce(at(key, term), depth), evaluator);
  if (!value || !isKnown(value)) {
    const isVariable = value?.variables.length === 1 && object.kind === 'environment';
    return isVariable ? [] : [at({ kind: 'unknown', start, end }, term)];
  }
  const named = (name: string) =>
    evaluator.reduce(at({ kind: 'member', object, name, nameStart: start, start, end }, term), depth);
  const usual = textOf(value);
  if (!value.variables.includes(mode) || usual === 'production') return named(usual);
  const inProduction = named('production').map((each) => inArm(each, { mode: 'production' }));
  return [...named(usual).map((each) => inArm(each, 'taken')), ...inProduction];
}
