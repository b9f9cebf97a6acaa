import { oncePer } from '../../model/once.ts';
import { adapters } from './adapters.ts';
import type { Evaluator } from './evaluator.ts';
import { assignmentsTo } from './indexes.ts';
import { bindCall } from './parameters.ts';
import { bindingAt, type Call, type Expression, type Program } from './program.ts';
import { reaching } from './reaching.ts';
import { at, lastName, type Term } from './terms.ts';

/** The values of `object.name = value` somewhere in the file, of the same object. */
export function assignedTo(term: Term): readonly Term[] {
  const { expression, program } = term;
  if (expression.kind !== 'member') return [];
  return assignmentsTo(program, expression.name)
    .filter(({ target: { object } }) => isSameObject(object, expression.object) && !hasLeft(object, expression))
    .map(({ value }) => at(value, term));
}

/** Whether the assignment stands in a branch that the program leaves before it comes to the use. */
function hasLeft(object: Expression, use: Expression): boolean {
  if (object.kind === 'member') return hasLeft(object.object, use);
  return object.kind === 'name' && object.place.branches.some(({ leaves, end }) => leaves && end <= use.start);
}

/** Members that tell where a program listens: only for them functions are looked into. */
export const saysWhere = /port|host|addr|address|url|uri|listen|bind|interface|endpoint/i;

/** C: what functions that are given the object's address assign to its members: `config_init(&config)`. */
export function filledIn(evaluator: Evaluator, term: Term, depth: number): readonly Term[] {
  const { expression, program } = term;
  if (expression.kind !== 'member' || !adapters[program.language].namespaces) return [];
  if (!saysWhere.test(expression.name)) return [];
  const given = callsGiven(program).get(lastName(expression.object) ?? '') ?? [];
  return given.flatMap((call) => {
    const index = call.arguments.findIndex((argument) => isSameObject(argument, expression.object));
    return index < 0 ? [] : filledBy(evaluator, at(call, term), index, expression.name, depth);
  });
}

/**
 * C: where a variable has nothing yet, what functions that are given its address store there:
 * `parse_arguments(argc, argv, &port)`.
 */
export function withStored(evaluator: Evaluator, term: Term, values: readonly Term[], depth: number): readonly Term[] {
  const { expression, program } = term;
  if (expression.kind !== 'name' || !adapters[program.language].namespaces || !values.every(isNothing)) return values;
  const given = callsGiven(program).get(expression.name) ?? [];
  const stored = given
    .filter((call) => call.end <= expression.start)
    .flatMap((call) => {
      const index = call.arguments.findIndex((argument) => isSameObject(argument, expression));
      return index < 0 ? [] : storedBy(evaluator, at(call, term), index, depth);
    })
    .flatMap((each) => evaluator.reduce(each, depth));
  return [...stored, ...values];
}

/** `0`, `NULL`, or a type alone. */
function isNothing({ expression }: Term): boolean {
  return /^(?:constant|typed)$/.test(expression.kind) || (expression.kind === 'number' && expression.value === 0);
}

function storedBy(evaluator: Evaluator, call: Term<Expression & Call>, index: number, depth: number): readonly Term[] {
  return evaluator.reduce(at(call.expression.callee, call), depth).flatMap(({ expression, program, environment }) => {
    if (expression.kind !== 'function') return [];
    const { parameters, span } = expression.function;
    const stored = parameters[index]?.definitions.filter(({ fallback }) => !fallback) ?? [];
    const inside = bindCall(evaluator, expression.function, call, environment);
    const atEnd = reaching(stored, span.end, { function: expression.function, branches: [] });
    return atEnd.flatMap(({ value }) => (value ? { expression: value, program, environment: inside } : []));
  });
}

function filledBy(
  evaluator: Evaluator,
  call: Term<Expression & Call>,
  index: number,
  name: string,
  depth: number,
): readonly Term[] {
  return evaluator.reduce(at(call.expression.callee, call), depth).flatMap(({ expression, program, environment }) => {
    const parameter = expression.kind === 'function' ? expression.function.parameters[index] : undefined;
    if (expression.kind !== 'function' || !parameter) return [];
    const inside = bindCall(evaluator, expression.function, call, environment);
    return assignmentsTo(program, name)
      .filter(({ target: { object } }) => object.kind === 'name' && bindingAt(object) === parameter)
      .map(({ value }) => ({ expression: value, program, environment: inside }));
  });
}

/** The program's calls by the last names of what they are given. */
const callsGiven = oncePer((program: Program) => {
  const calls = new Map<string, (Expression & Call)[]>();
  for (const call of program.calls) {
    for (const name of new Set(call.arguments.map((argument) => lastName(argument) ?? ''))) {
      const known = calls.get(name);
      if (known) known.push(call);
      else calls.set(name, [call]);
    }
  }
  return calls;
});

/** Whether two expressions are one name, or one member of it: `app.config`, `this->address`. */
function isSameObject(first: Expression, second: Expression): boolean {
  const [a, b] = [asField(first), asField(second)];
  if (a.kind === 'self' && b.kind === 'self') return a.class !== undefined && a.class === b.class;
  if (a.kind === 'name' && b.kind === 'name') {
    // A name that the file doesn't declare is one thing all over it: a field that the header declares.
    return a.name === b.name && bindingAt(a) === bindingAt(b);
  }
  return a.kind === 'member' && b.kind === 'member' && a.name === b.name && isSameObject(a.object, b.object);
}

/** A name that stands for a field of the own object is that field. */
function asField(expression: Expression): Expression {
  const value = expression.kind === 'name' ? bindingAt(expression)?.definitions[0]?.value : undefined;
  return value?.kind === 'member' && value.object.kind === 'self' ? value : expression;
}
