import { groupBy } from '../../model/grouping.ts';
import { oncePer } from '../../model/once.ts';
import type { Call, Expression, MemberAssignment, Program } from './program.ts';
import { lastName } from './terms.ts';

type NamedCall = Expression & Call;

const callsOf = oncePer((program: Program) => groupBy(program.calls, ({ callee }) => lastName(callee) ?? ''));
const assignmentsOf = oncePer((program: Program) => groupBy(program.assignments, ({ target }) => target.name));

/** The program's calls of what has that last name, in order: a long file has many calls, and is asked for many names. */
export function callsNamed(program: Program, name: string): readonly NamedCall[] {
  return callsOf(program).get(name) ?? [];
}

/** What the program assigns to members of that name, in order. */
export function assignmentsTo(program: Program, name: string): readonly MemberAssignment[] {
  return assignmentsOf(program).get(name) ?? [];
}
