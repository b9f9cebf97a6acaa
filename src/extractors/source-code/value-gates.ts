import type { Location } from '../../model/location.ts';
import { readCondition } from './conditions.ts';
import { isTaken } from './decided-branches.ts';
import type { Evaluator } from './evaluator.ts';
import { literalEntry } from './objects.ts';
import { type Branch, bindingAt, type Expression, type MemberAssignment, type Place, type Program } from './program.ts';
import { lastName, noEnvironment } from './terms.ts';
import { positionsOf } from './values.ts';

/**
 * What has to be turned on for the value that stands at a place: the arms around the assignment that gives it,
 * `if r.Socks { r.Port = "1080" }`. Undefined: the value is only for objects without one, and all are made with one,
 * `if s.Addr == "" { s.Addr = ":25" }`.
 */
export function gatesOfValue(location: Location, evaluator: Evaluator): readonly Branch[] | undefined {
  const program = evaluator.programs.get(location.file);
  const assignment = program?.assignments.find(({ value }) => isAt(value, location, program));
  const place = assignment && placeOf(assignment.target.object);
  if (!program || !assignment || !place) return [];
  const around = { program, environment: noEnvironment };
  const isDefault = place.branches.some(({ condition }) => asksForNone(condition, assignment.target.name));
  if (isDefault && isMadeWithOne(assignment, program, evaluator)) return undefined;
  return place.branches.filter((branch, index) => {
    return isTaken(branch, { ...place, branches: place.branches.slice(0, index) }, around, evaluator) === 'unlikely';
  });
}

function isAt({ start, end }: Expression, { start: at }: Location, program: Program): boolean {
  const span = positionsOf(program).span(start, end);
  return span.start.line === at.line && span.start.column <= at.column && at.column < span.end.column;
}

function placeOf(object: Expression): Place | undefined {
  if (object.kind === 'member') return placeOf(object.object);
  return object.kind === 'name' ? object.place : undefined;
}

/** `s.Addr == ""`, `!s.port`. */
function asksForNone(text: string, name: string): boolean {
  const condition = readCondition(text);
  if (condition?.kind === 'equal') return condition.text === '' && condition.names.at(-1) === name;
  return condition?.kind === 'not' && 'names' in condition.of && condition.of.names.at(-1) === name;
}

/** Whether every literal of the own object's class in the repository gives the field a value. */
function isMadeWithOne({ target }: MemberAssignment, program: Program, evaluator: Evaluator): boolean {
  const { object, name } = target;
  const self = object.kind === 'name' ? bindingAt(object)?.definitions[0]?.value : object;
  const made = self?.kind === 'self' ? self.class?.name : undefined;
  if (made === undefined) return false;
  const literals = evaluator.programs
    .calling(program, made)
    .flatMap(({ calls }) => calls.filter(({ callee, creates }) => creates && lastName(callee) === made));
  return literals.length > 0 && literals.every((literal) => literalEntry(literal, name) !== undefined);
}
