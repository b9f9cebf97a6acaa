import { inTakenCase } from './cases.ts';
import { isSeldomTaken } from './choices.ts';
import type { Evaluator } from './evaluator.ts';
import { fitting } from './overloads.ts';
import { bindArguments, bindCall } from './parameters.ts';
import type { Expression, FunctionNode } from './program.ts';
import { isPlain } from './settings.ts';
import { at, type CallTerm, type Environment, invokedValue, type Term } from './terms.ts';

/** What a call of a function gives. */
export function returnedBy(evaluator: Evaluator, term: CallTerm, callee: Term, depth: number): readonly Term[] {
  if (callee.expression.kind !== 'function') return invokedValue(callee);
  const { function: called } = callee.expression;
  const environment = environmentIn(evaluator, called, term, callee, depth);
  const inside = (expression: Expression) =>
    evaluator.reduce({ expression, program: callee.program, environment }, depth);
  const branchesOf = (value: Expression) => called.returnedIn?.get(value) ?? [];
  const taken = inTakenCase(evaluator, called.returns, branchesOf, { ...callee, environment }, depth);
  const isSeldom = (value: Expression) => branchesOf(value).some(isSeldomTaken);
  const likeliest = taken.toSorted((a, b) => Number(isSeldom(a)) - Number(isSeldom(b)));
  const returned = likeliest.flatMap(inside).filter(({ expression }) => expression.kind !== 'unknown');
  return called.resultType ? [...returned, ...inside(called.resultType)] : returned;
}

/** What a function makes of a value, as far as it is plain. */
export function mappedBy(
  evaluator: Evaluator,
  value: Term | undefined,
  map: Term | undefined,
  depth: number,
): readonly Term[] {
  const maps = value && map ? evaluator.reduce(map, depth) : [];
  return maps.flatMap(({ expression, program, environment: around }) => {
    if (expression.kind !== 'function') return [];
    const environment = bindArguments(expression.function, around, (_, index) => (index === 0 ? value : undefined));
    return expression.function.returns
      .flatMap((result) => evaluator.reduce({ expression: result, program, environment }, depth))
      .filter(isPlain);
  });
}

/** One of the further values that a call gives. */
export function furtherResult(evaluator: Evaluator, term: Term, depth: number): readonly Term[] {
  const { expression } = term;
  if (expression.kind !== 'result' || expression.call.kind !== 'call') return [term];
  const call = at(expression.call, term);
  const callees = fitting(evaluator.reduce(at(call.expression.callee, term), depth), call.expression);
  const results = callees.flatMap((callee) => {
    if (callee.expression.kind !== 'function') return [];
    const { function: called } = callee.expression;
    const given = called.furtherReturns?.get(expression.index) ?? [];
    return given.flatMap(insideOf(evaluator, call, callee, called, depth));
  });
  return results.length > 0 ? results : [term];
}

/** What a function reads from a file into the variable that a pointer leads to; else the variable as it was. */
export function writtenBy(evaluator: Evaluator, term: Term, depth: number): readonly Term[] {
  const { expression } = term;
  if (expression.kind !== 'written' || expression.call.kind !== 'call') return [];
  const call = at(expression.call, term);
  const before = at(expression.before, term);
  const written = evaluator.reduce(at(call.expression.callee, term), depth).flatMap((callee) => {
    if (callee.expression.kind !== 'function') return [];
    const { function: called } = callee.expression;
    const values = called.parameters[expression.index]?.definitions.flatMap(({ value }) => value ?? []) ?? [];
    const filled = values.filter(({ kind }) => kind === 'filled' || kind === 'written');
    return filled.flatMap(insideOf(evaluator, call, callee, called, depth));
  });
  return written.length > 0 ? written : evaluator.reduce(before, depth);
}

/** Works out what stands in a function that a call calls. */
function insideOf(evaluator: Evaluator, term: CallTerm, callee: Term, called: FunctionNode, depth: number) {
  const environment = environmentIn(evaluator, called, term, callee, depth);
  return (expression: Expression) => evaluator.reduce({ expression, program: callee.program, environment }, depth);
}

/** What the parameters are given, and which object the method belongs to. */
function environmentIn(
  evaluator: Evaluator,
  called: FunctionNode,
  call: CallTerm,
  { environment: around }: Term,
  depth: number,
): Environment {
  const environment = bindCall(evaluator, called, call, around);
  const { callee } = call.expression;
  if (!called.class || callee.kind !== 'member') return environment;
  const objects = evaluator.reduce(at(callee.object, call), depth);
  const object = objects.find(({ expression }) => expression.kind === 'filled' && expression.source !== undefined);
  return object ? { ...environment, receiver: { class: called.class, object } } : environment;
}
