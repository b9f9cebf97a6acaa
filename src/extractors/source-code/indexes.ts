import { groupBy } from '../../model/grouping.ts';
import type { Call, Expression, MemberAssignment, Program } from './program.ts';
import { lastName } from './terms.ts';

type NamedCall = Expression & Call;

const calls = new WeakMap<Program, ReadonlyMap<string, readonly NamedCall[]>>();
const assignments = new WeakMap<Program, ReadonlyMap<string, readonly MemberAssignment[]>>();

/** The program's calls of what has that last name, in order: a long file has many calls, and is asked for many names. */
export function callsNamed(program: Program, name: string): readonly NamedCall[] {
  const known = calls.get(program) ?? groupBy(program.calls, ({ callee }) => lastName(callee) ?? '');
  calls.set(program, known);
  return known.get(name) ?? [];
}

/** What the program assigns to members of that name, in order. */
export function assignmentsTo(program: Program, name: string): readonly MemberAssignment[] {
  const known = assignments.get(program) ?? groupBy(program.assignments, ({ target }) => target.name);
  assignments.set(program, known);
  return known.get(name) ?? [];
}
