import type { Binding, Call, ClassNode, Expression, FunctionNode, Program } from './program.ts';

/** What the parameters stand for while a function's body is evaluated for one call. */
export interface Environment {
  readonly given: ReadonlyMap<Binding, Term>;
  /** The item that a loop variable stands for. */
  readonly chosen: ReadonlyMap<Expression, Term>;
  /** Of several programs that call the function from other files, the one that does. */
  readonly caller?: Program;
  /** The calls of functions that led here, the innermost first. */
  readonly sites?: readonly CallTerm[];
  /** The object whose method is evaluated, where it is read from a file. */
  readonly receiver?: { readonly class: ClassNode; readonly object: Term };
  /** Functions whose parameters are decided, given or not. */
  readonly decided: ReadonlySet<FunctionNode>;
}

/** An expression where it stands. */
export interface Term<E extends Expression = Expression> {
  readonly expression: E;
  readonly program: Program;
  readonly environment: Environment;
  /** Stands in an arm of a choice on NODE_ENV: the one that is taken where nothing sets it, or that of one value. */
  readonly arm?: 'taken' | { readonly mode: string };
}

export const noEnvironment: Environment = { given: new Map(), chosen: new Map(), decided: new Set() };

/** Another expression of the same place. */
export function at<E extends Expression>(expression: E, { program, environment, arm }: Term): Term<E> {
  return arm === undefined ? { expression, program, environment } : { expression, program, environment, arm };
}

/** The same in an arm of a choice. What stands in the other arm stays there. */
export function inArm(term: Term, arm: Term['arm']): Term {
  return arm === undefined || typeof term.arm === 'object' ? term : { ...term, arm };
}

export type CallTerm = Term<Expression & Call>;

/** The last name of what is called: `listen` in `a.b().listen`. */
export function lastName(callee: Expression): string | undefined {
  if (callee.kind === 'name' || callee.kind === 'member') return callee.name;
  return undefined;
}

/** Node's `process`. */
export function isProcess(expression: Expression): boolean {
  return expression.kind === 'name' && expression.name === 'process';
}

/** The table of environment variables, in place of what was written for it. */
export function asEnvironment(object: Term): Term {
  const { start, end } = object.expression;
  return { ...object, expression: { kind: 'environment', start, end } };
}

/** A module, in place of what was written for it. */
export function asModule(object: Term, module: string): Term {
  const { start, end } = object.expression;
  return { ...object, expression: { kind: 'module', module, start, end } };
}

/** JVM: flags of Finagle and lenses of http4k give their value when they are called: `port()`. */
export function invokedValue(called: Term): readonly Term[] {
  const { expression, program } = called;
  const isInvoked = program.language === 'scala' || program.language === 'kotlin';
  return isInvoked && /^(?:number|string|joined)$/.test(expression.kind) ? [called] : [];
}

/** The items of a list literal. */
export function itemsIn(list: Term): readonly Term[] {
  return list.expression.kind === 'list' ? list.expression.items.map((item) => at(item, list)) : [];
}

/** The item of a list literal at a position that is written as a key. */
export function itemAt(list: Term, index: string): readonly Term[] {
  return /^\d+$/.test(index) ? itemsIn(list).slice(Number(index), Number(index) + 1) : [];
}

/** The object that a method's own object is known to be. */
export function ownObject(term: Term): Term {
  const { expression, environment } = term;
  const { receiver } = environment;
  return receiver && expression.kind === 'self' && expression.class === receiver.class ? receiver.object : term;
}
