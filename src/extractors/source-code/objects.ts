import type { Evaluator } from './evaluator.ts';
import { assignmentsTo, callsNamed } from './indexes.ts';
import { makerOf } from './overloads.ts';
import { bindCall } from './parameters.ts';
import type { Call, ClassNode, Expression, Program } from './program.ts';
import { at, type Environment, noEnvironment, type Term } from './terms.ts';

/** A class of the repository, or a file's part of it, with the environment of its fields. */
export interface ClassPart {
  readonly node: ClassNode;
  readonly program: Program;
  readonly environment: Environment;
}

/** The classes that the term is an object of, each with the environment of its fields. */
export function classesOf(evaluator: Evaluator, term: Term): readonly ClassPart[] {
  const { expression, program, environment } = term;
  if (expression.kind === 'self' && expression.class) return [{ node: expression.class, program, environment }];
  const type =
    expression.kind === 'typed' ? expression.type : expression.kind === 'call' ? expression.callee : undefined;
  if (!type) return [];
  return evaluator.reduce(at(type, term)).flatMap((reduced) => {
    if (reduced.expression.kind !== 'class') return [];
    const { class: node } = reduced.expression;
    const maker = expression.kind === 'call' ? makerOf(node, expression) : undefined;
    const inner =
      maker && expression.kind === 'call' ? bindCall(evaluator, maker, at(expression, term), environment) : environment;
    return [{ node, program: reduced.program, environment: inner }];
  });
}

/** The parts of a class that may have a member, or tell its parents; Go: a method may stand in another file than its type. */
export function partsOf(evaluator: Evaluator, whole: ClassPart, member?: string): readonly ClassPart[] {
  const { node, program, environment } = whole;
  const { name } = node;
  if (name === undefined || program.classes.size === 0) return [whole];
  const others = evaluator.programs.siblings(program, name, member).flatMap((sibling) => {
    const part = sibling.classes.get(name);
    return part ? [{ node: part, program: sibling, environment }] : [];
  });
  return [whole, ...others];
}

export function fieldOf(
  evaluator: Evaluator,
  classes: readonly ClassPart[],
  name: string,
  depth: number,
): readonly Term[] {
  const parts = classes.flatMap((part) => partsOf(evaluator, part, name));
  return parts.flatMap(({ node, program, environment }) => {
    const inside = (expression: Expression) => ({ expression, program, environment });
    const method = node.methods.get(name);
    const values = [
      ...(node.fields.get(name) ?? []),
      ...literalFields(evaluator, node, name, program),
      ...(method ? [{ kind: 'function', function: method, ...method.span } as const] : []),
    ];
    const given = [...values.map(inside), ...assignedFields(evaluator, node, name, program, environment)];
    const own = given.flatMap((value) => evaluator.reduce(value, depth));
    return own.length > 0 || !node.parent
      ? own
      : evaluator.memberOf(inside({ kind: 'typed', type: node.parent, start: 0, end: 0 }), name, depth + 1);
  });
}

/** The types that a field is declared with. */
export function typesOf(evaluator: Evaluator, term: Term, depth: number): readonly Term[] {
  const { expression } = term;
  if (expression.kind !== 'type-of') return [];
  return evaluator
    .reduce(at(expression.field, term), depth)
    .flatMap((field) =>
      field.expression.kind === 'typed' ? evaluator.reduce(at(field.expression.type, field), depth) : [],
    );
}

/** The field as the struct literals of the file give it: `Server { port: 80 }`, in the type's own functions `Self { port: 80 }`. */
function literalFields(evaluator: Evaluator, node: ClassNode, name: string, program: Program): readonly Expression[] {
  if (node.name === undefined) return [];
  const isOwn = ({ callee }: Call) =>
    evaluator
      .reduce({ expression: callee, program, environment: noEnvironment })
      .some(({ expression }) => expression.kind === 'class' && expression.class === node);
  const literals = [...callsNamed(program, node.name), ...callsNamed(program, 'Self').filter(isOwn)];
  return literals.flatMap((call) => literalEntry(call, name) ?? []);
}

/** The field as it is assigned on objects that have a name: `s := &Server{}; s.addr = ":80"`. */
function assignedFields(
  evaluator: Evaluator,
  node: ClassNode,
  name: string,
  program: Program,
  environment: Environment,
): readonly Term[] {
  return assignmentsTo(program, name)
    .filter(({ target }) => target.object.kind === 'name')
    .filter(({ target }) => {
      const object = evaluator.reduce({ expression: target.object, program, environment: noEnvironment });
      return object.some((term) => isMadeOf(evaluator, term, node));
    })
    .map(({ value }) => ({ expression: value, program, environment }));
}

/** Whether the term is an object of this part of a class. */
export function isMadeOf(evaluator: Evaluator, term: Term, node: ClassNode): boolean {
  const { expression } = term;
  const type =
    expression.kind === 'call' ? expression.callee : expression.kind === 'typed' ? expression.type : undefined;
  if (!type) return false;
  const types = evaluator.reduce(at(type, term));
  return types.some((type) => type.expression.kind === 'class' && type.expression.class === node);
}

/** The field that a struct literal gives, or an argument of its name: `Server{Port: 80}`, `Server(port=80)`. */
export function literalEntry(expression: Expression, name: string): Expression | undefined {
  if (expression.kind !== 'call') return undefined;
  const literal = expression.creates ? expression.arguments[0] : undefined;
  const entry = literal?.kind === 'object' ? literal.entries.get(name) : undefined;
  return entry ?? expression.keywords?.entries.get(name);
}
