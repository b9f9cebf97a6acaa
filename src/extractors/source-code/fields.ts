import { adapters } from './adapters.ts';
import { saysWhere } from './assigned-members.ts';
import type { Evaluator } from './evaluator.ts';
import { assignmentsTo, callsNamed } from './indexes.ts';
import { type ClassPart, classesOf, fieldOf, isMadeOf, literalEntry, partsOf } from './objects.ts';
import {
  bindingAt,
  type ClassNode,
  type Expression,
  type FunctionNode,
  type MemberAssignment,
  type Program,
} from './program.ts';
import { boundOption } from './sections.ts';
import { at, type Term } from './terms.ts';

/**
 * What an object of a class, or a struct literal, holds under a name: what an option gives it, else what it was made with,
 * else what its class says. Undefined: it is no such object.
 */
export function heldField(
  evaluator: Evaluator,
  object: Term,
  name: string,
  depth: number,
): readonly Term[] | undefined {
  const classes = classesOf(evaluator, object);
  const optional = optionValues(evaluator, classes, name);
  if (optional.length > 0) return optional.flatMap((value) => evaluator.reduce(value, depth));
  const entry = literalEntry(object.expression, name) ?? positionalEntry(object.expression, classes, name);
  if (entry) return evaluator.reduce(at(entry, object), depth);
  if (classes.length === 0) return undefined;
  const spread = spreadEntries(evaluator, object, name, depth);
  const bound = spread.length > 0 ? spread : boundOption(evaluator, object, classes, name, depth);
  if (bound.length > 0) return bound;
  const own = fieldOf(evaluator, classes, name, depth);
  return own.length > 0 ? own : promotedField(evaluator, object, classes, name, depth);
}

/** What a dictionary has that an object is made with: `Settings(**yaml.safe_load(text))`. */
function spreadEntries(evaluator: Evaluator, object: Term, name: string, depth: number): readonly Term[] {
  const spreads = object.expression.kind === 'call' ? (object.expression.keywords?.spreads ?? []) : [];
  return spreads.flatMap((spread) => evaluator.path(at(spread, object), name, depth));
}

/** What a class itself has under a name, or one that it extends. */
export function memberOfClass(
  evaluator: Evaluator,
  object: Term,
  { fields, parent }: ClassNode,
  name: string,
  depth: number,
): readonly Term[] {
  const own = (fields.get(name) ?? []).flatMap((value) => evaluator.reduce(at(value, object), depth));
  if (own.length > 0 || !parent) return own;
  const parents = evaluator.reduce(at(parent, object), depth).filter(({ expression }) => expression.kind === 'class');
  return parents.flatMap((inherited) => evaluator.memberOf(inherited, name, depth + 1));
}

/** The argument of a maker that the class has by itself. */
function positionalEntry(object: Expression, classes: readonly ClassPart[], name: string): Expression | undefined {
  if (object.kind !== 'call') return undefined;
  const [{ node } = { node: undefined }] = classes;
  const index = node?.methods.has('constructor') ? -1 : (node?.positional?.indexOf(name) ?? -1);
  return index < 0 ? undefined : object.arguments[index];
}

/** What an embedded struct has is the object's too: https://go.dev/ref/spec#Selectors */
function promotedField(
  evaluator: Evaluator,
  object: Term,
  classes: readonly ClassPart[],
  name: string,
  depth: number,
): readonly Term[] {
  const parts = classes.flatMap((part) => partsOf(evaluator, part, name));
  const embedded = new Set(parts.flatMap(({ node }) => node.embedded ?? []));
  embedded.delete(name);
  return [...embedded].flatMap((field) =>
    evaluator.memberOf(object, field, depth + 1).flatMap((inner) => evaluator.memberOf(inner, name, depth + 1)),
  );
}

/** What options give a member of an object's field: `return func(s *Server) { s.server.Addr = address }`. */
export function optionalMember(evaluator: Evaluator, term: Term, depth: number): readonly Term[] {
  const { expression, program } = term;
  if (expression.kind !== 'member' || expression.object.kind !== 'member' || !saysWhere.test(expression.name))
    return [];
  if (!adapters[program.language].hasOptionFunctions) return [];
  const { name, object } = expression.object;
  const classes = evaluator.reduce(at(object, term), depth).flatMap((each) => classesOf(evaluator, each));
  return optionValues(evaluator, classes, expression.name, name);
}

/**
 * What the options that the repository uses give a field, or a member of one:
 * `func Port(p int) Option { return func(s *Server) { s.port = p } }`.
 * The value with which the object is made is only what the field has without them.
 */
function optionValues(
  evaluator: Evaluator,
  classes: readonly ClassPart[],
  name: string,
  field?: string,
): readonly Term[] {
  const optional = classes.filter(({ program }) => adapters[program.language].hasOptionFunctions);
  const parts = optional.flatMap((part) => partsOf(evaluator, part, name));
  return parts.flatMap(({ node, program, environment }) => {
    return evaluator.programs
      .optionMakers(program, name)
      .flatMap((other) => assignmentsTo(other, name).map((assignment) => ({ program: other, assignment })))
      .filter((value) => {
        const object = ownerIn(value.assignment, field);
        if (!object || !isUsedOption(evaluator, value.program, object)) return false;
        const objects = evaluator.reduce({ expression: object, program: value.program, environment });
        return objects.some((term) => isMadeOf(evaluator, term, node));
      })
      .map(({ program: other, assignment: { value } }) => ({ expression: value, program: other, environment }));
  });
}

/** The object in `object.name = value`, or in `object.field.name = value`. */
function ownerIn({ target: { object } }: MemberAssignment, field: string | undefined): Expression | undefined {
  if (field === undefined) return object;
  return object.kind === 'member' && object.name === field ? object.object : undefined;
}

/** Whether it stands in a function that another one returns, which is called somewhere. */
function isUsedOption(evaluator: Evaluator, program: Program, object: Expression): boolean {
  const setter = object.kind === 'name' ? bindingAt(object)?.parameter?.function : undefined;
  const maker = setter?.place.function;
  if (!setter || maker?.name === undefined || !maker.returns.some((value) => holds(value, setter))) return false;
  return callsNamed(program, maker.name).length > 0 || evaluator.programs.hasCallers(program, maker.name);
}

/** The function itself, or a conversion of it: `optionFunc(func(o *options) { … })`. */
function holds(value: Expression, held: FunctionNode): boolean {
  if (value.kind === 'function') return value.function === held;
  return value.kind === 'call' && value.arguments.some((argument) => holds(argument, held));
}
