import type { Evaluator } from './evaluator.ts';
import type { CallTerm, Term } from './terms.ts';

/** The object whose method is called. */
export function objectOf({ expression: { callee }, ...around }: CallTerm): Term | undefined {
  return callee.kind === 'member' ? { ...around, expression: callee.object } : undefined;
}

/** A text that is known, e.g. a key. */
export function textOfTerm(evaluator: Evaluator, term: Term, depth: number): string | undefined {
  const texts = evaluator.reduce(term, depth).map(({ expression }) => expression);
  return texts.find((expression) => expression.kind === 'string')?.value;
}

/** The variable of the environment that a text names. */
export function variableNamed(evaluator: Evaluator, name: Term | undefined, depth: number): readonly Term[] {
  const text = name ? textOfTerm(evaluator, name, depth) : undefined;
  if (!name || text === undefined) return [];
  return [environmentVariable(name, text)];
}

/** A variable of the environment that something names. */
export function environmentVariable(named: Term, name: string): Term {
  const { start, end } = named.expression;
  const object = { kind: 'environment', start, end } as const;
  return { ...named, expression: { kind: 'member', object, name, nameStart: start, start, end } };
}
