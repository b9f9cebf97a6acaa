import type { LanguageId } from '../../parsing/source-code.ts';
import { assumedEqual, assumedGiven, assumedOf } from './assumptions.ts';
import { asksWhatIsStarted } from './branches.ts';
import { modeComparison } from './choices.ts';
import { type Condition, readCondition } from './conditions.ts';
import type { Evaluator } from './evaluator.ts';
import { assignmentsTo } from './indexes.ts';
import {
  type Branch,
  bindingAt,
  type Definition,
  type Expression,
  type FunctionNode,
  type Place,
  type Program,
} from './program.ts';
import { type Environment, lastName, type Term } from './terms.ts';
import { isKnown, knownValueOf, textOf } from './values.ts';

/** Where a place is read. */
export interface Around {
  readonly program: Program;
  readonly environment: Environment;
  /** The text of the call that it leads to. */
  readonly call?: string;
}

/**
 * Whether something holds where nothing but defaults is given. `likely` and `unlikely` take what isn't known for off:
 * `if (options.metrics)`; undefined: only the run tells.
 */
export type Truth = boolean | 'likely' | 'unlikely' | undefined;

/** Whether the arm is taken. */
export function isTaken(branch: Branch, place: Place, around: Around, evaluator: Evaluator): Truth {
  const { statement, condition, isElse, end } = branch;
  const text = around.program.text.slice(statement, end);
  if (text.startsWith('#') || asksWhatIsStarted(branch)) return undefined;
  const mode = modeComparison(condition);
  if (mode) return mode.holdsUnset === isElse ? 'unlikely' : 'likely';
  const subject = chooser.exec(text)?.groups?.['subject'];
  const read = readCondition(subject === undefined ? condition : `${subject} == ${caseOf(condition)}`);
  if (!read || (subject === undefined && !asksForTruth(text, around.program))) return undefined;
  const holds = truthOf(read, { branch, place, ...around }, evaluator);
  const isOpen = subject !== undefined && fallsThrough.test(text);
  const said = isOpen && typeof holds === 'boolean' ? undefined : holds;
  return isElse ? opposite(said) : said;
}

function opposite(truth: Truth): Truth {
  if (truth === 'likely' || truth === 'unlikely') return truth === 'likely' ? 'unlikely' : 'likely';
  return truth === undefined ? undefined : !truth;
}

/** A statement that chooses among texts: `switch (mode) {`, `when (command) {`, `match mode:`. */
const chooser = /^(?:switch|when|match)\b\s*\(?\s*(?<subject>[$@]?[A-Za-z_][\w.]*)\s*\)?\s*[{:]/;

/** The value of a `case`; the default one has none. */
function caseOf(label: string): string {
  return label.replace(/^case\s+/, '').replace(/^(?:default|else|_)$/, '');
}

const fallsThrough = /\bcase\b[^:\n]*:\s*case\b/;

/** An arm of a `switch` is chosen by its value, not by its truth. */
function asksForTruth(text: string, { language }: Program): boolean {
  if (/^(?:if|unless)\b|^(?:switch|when)\s*\{/.test(text)) return true;
  if (language === 'perl' || language === 'ruby') return /\s(?:if|unless)\s/.test(text);
  return /^[^;{}?]*\?(?![.?])/.test(text);
}

/** A condition's arm, and the place of its statement. */
interface Where extends Around {
  readonly branch: Branch;
  readonly place: Place;
}

function truthOf(condition: Condition, where: Where, evaluator: Evaluator): Truth {
  const inner = (each: Condition | undefined) => each && truthOf(each, where, evaluator);
  switch (condition.kind) {
    case 'turned-on':
      return false;
    case 'lookup':
      return 'unlikely';
    case 'not':
      return opposite(inner(condition.of));
    case 'any':
      return opposite(allOf(condition.of.map((each) => opposite(inner(each)))));
    case 'all':
      return allOf(condition.of.map(inner));
    case 'equal':
      return truthOfEqual(condition, where, evaluator) ?? assumedEqual(condition.names, condition.text, where);
    case 'chosen':
      return isNamed(condition, where, evaluator) ?? assumedEqual(condition.names, condition.name, where);
    case 'given':
      return truthOfGiven(condition.names, where, evaluator) ?? assumedGiven(condition, where);
    case 'path':
      return truthOfPath(condition.names, where, evaluator) ?? assumedOf(condition.names, where);
  }
}

function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  if (truths.includes('unlikely')) return 'unlikely';
  if (truths.includes(undefined)) return undefined;
  return truths.includes('likely') ? 'likely' : true;
}

const emptyIsFalse: ReadonlySet<LanguageId> = new Set(['javascript', 'typescript', 'tsx', 'python', 'php', 'perl']);

function truthOfPath(names: readonly string[], where: Where, evaluator: Evaluator): boolean | undefined {
  const expression = expressionOf(names, where);
  const byDefault = expression?.kind === 'name' ? truthWithoutArguments(expression) : undefined;
  if (byDefault !== undefined) return byDefault;
  const terms = decided(names, where, evaluator);
  const truths = terms.map(({ expression: each, program }) => {
    const isEmpty = each.kind === 'string' && each.value === '' && emptyIsFalse.has(program.language);
    // What a struct tag says is a text: `default:"false"`.
    const isTagged = program.language === 'go' && each.kind === 'string' && /^(?:true|false)$/.test(each.value);
    if (isTagged) return each.value === 'true';
    return isEmpty ? false : truthOfLiteral(each);
  });
  const [truth] = truths;
  return truths.every((each) => each === truth) ? truth : undefined;
}

/** Whether the path is the one of a set that is called so: true where that is its default. */
function isNamed(
  { names, name }: Condition & { readonly kind: 'chosen' },
  where: Where,
  evaluator: Evaluator,
): true | undefined {
  return decided(names, where, evaluator).some(({ expression }) => lastName(expression) === name) || undefined;
}

/** Whether something has a value: a text that isn't empty, a list with items. */
function truthOfGiven(names: readonly string[], where: Where, evaluator: Evaluator): boolean | undefined {
  const truths = decided(names, where, evaluator).map((term) => {
    const { expression } = term;
    if (expression.kind === 'list') return expression.items.length > 0;
    const value = expression.kind === 'constant' ? undefined : knownValueOf(term, evaluator);
    return value && isKnown(value) && value.variables.length === 0 ? textOf(value) !== '' : truthOfLiteral(expression);
  });
  const [truth] = truths;
  return truths.every((each) => each === truth) ? truth : undefined;
}

/** Where a variable of the environment may replace the value, the default is only likely. */
function truthOfEqual(
  { names, text }: Condition & { readonly kind: 'equal' },
  where: Where,
  evaluator: Evaluator,
): Truth {
  const truths = decided(names, where, evaluator).map((term): Truth => {
    const value = knownValueOf(term, evaluator);
    if (!value || !isKnown(value)) return undefined;
    const isEqual = textOf(value) === text;
    if (value.variables.length === 0) return isEqual;
    // Whatever replaces a value is none that is empty.
    if (text === '' && !isEqual) return false;
    return isEqual ? 'likely' : 'unlikely';
  });
  const [truth] = truths;
  return truths.every((each) => each === truth) ? truth : undefined;
}

/** What the path is; nothing where a call that nobody knows decides it. */
function decided(names: readonly string[], where: Where, evaluator: Evaluator): readonly Term[] {
  const expression = expressionOf(names, where);
  if (!expression) return [];
  const { program, environment } = where;
  const term = { expression, program, environment };
  evaluator.restart();
  if (mayBeElse(term, evaluator)) return [];
  const terms = evaluator.reduce(term);
  const isOpen = [...evaluator.undecided].some(([owner, where]) => mayBeGiven(owner, where, evaluator));
  // A declared type says nothing of the value; where there is a default, what is asked for first isn't there.
  const said = terms.filter(({ expression: { kind } }) => kind !== 'typed');
  const byDefault = said.filter((each) => !isArgument(each) && !isVariable(each));
  return isOpen ? [] : byDefault.length > 0 ? byDefault : said;
}

/** `process.argv[2]`, `args.firstOrNull()`, `sys.argv[1]`. */
function isArgument({ expression }: Term): boolean {
  let at: Expression = expression;
  while (at.kind === 'call' || at.kind === 'member') {
    if (at.kind === 'member' && given.test(at.name)) return true;
    at = at.kind === 'call' ? at.callee : at.object;
  }
  return at.kind === 'name' && given.test(at.name);
}

const given = /^(?:argv|args)$/i;

function isVariable({ expression }: Term): boolean {
  return expression.kind === 'member' && expression.object.kind === 'environment';
}

/** Whether something that can't be known gives it a value too: `x = a > b`, `{ enabled: false, ...settings }`. */
function mayBeElse({ expression, ...around }: Term, evaluator: Evaluator): boolean {
  if (expression.kind === 'name') {
    const definitions = bindingAt(expression)?.definitions ?? [];
    return definitions.some(({ value, place: { function: setter } }) => {
      const isSetLater = setter !== undefined && setter !== expression.place.function;
      return value === undefined || value.kind === 'unknown' || isSetLater;
    });
  }
  if (expression.kind !== 'member') return false;
  const { object, name } = expression;
  const isSetInBranch = assignmentsTo(around.program, name).some(({ target }) => standsInBranch(target.object));
  if (isSetInBranch) return true;
  return evaluator.reduce({ ...around, expression: object }).some(({ expression: held }) => {
    if (held.kind === 'object') return held.spreads.length > 0;
    const owner = held.kind === 'self' || held.kind === 'class' ? held.class : undefined;
    return owner?.fields.get(name)?.some(({ kind }) => kind === 'unknown') ?? false;
  });
}

/** `case 'v': options.verbose = 1;` */
function standsInBranch(object: Expression): boolean {
  if (object.kind === 'member') return standsInBranch(object.object);
  return object.kind === 'name' && object.place.branches.length > 0;
}

/** The path as it would be read where the statement stands. */
function expressionOf(names: readonly string[], { branch, place }: Where): Expression | undefined {
  const { scope, statement: start } = branch;
  if (!scope) return undefined;
  const span = { start, end: start };
  const [first = '', ...members] = names;
  const own = /^(?:this|self|\$this)$/.test(first);
  const named = { kind: 'name', name: first, scope, place, ...span } as const;
  if (!own && !first.startsWith('@') && !bindingAt(named)) return undefined;
  const owner = { kind: 'self', class: place.function?.class, ...span } as const;
  const field = first.startsWith('@') ? [first.slice(1), ...members] : members;
  return (own || first.startsWith('@') ? field : members).reduce<Expression>(
    (object, name) => ({ kind: 'member', object, name, nameStart: start, ...span }),
    own || first.startsWith('@') ? owner : named,
  );
}

/** Whether some call gives the function's parameters other values than they have by themselves. */
function mayBeGiven({ name, class: owner }: FunctionNode, program: Program, evaluator: Evaluator): boolean {
  if (name === undefined || owner) return true;
  const own = program.calls.filter(({ callee }) => lastName(callee) === name);
  const isGiven = own.some(({ arguments: given, keywords }) => given.length > 0 || keywords !== undefined);
  return isGiven || evaluator.programs.hasCallers(program, name);
}

/** What compares an argument of the command line: `strcmp(argv[i], "--ipv6")`, an option's letter. */
const readsArguments = /\bargv\b|\boptarg\b|\bgetopt|\bstrn?(?:case)?cmp\(|^'\w'$|["']--?\w/;

/** What a name is that is given one value at first, and others only where an argument says so: `case '6': ipv6 = 1;`. */
function truthWithoutArguments(expression: Expression & { readonly kind: 'name' }): boolean | undefined {
  const given = (bindingAt(expression)?.definitions ?? []).filter(({ fallback }) => !fallback);
  const isAsked = ({ place }: Definition) => place.branches.some(({ condition }) => readsArguments.test(condition));
  const [first, ...others] = given.filter((definition) => !isAsked(definition));
  if (!first?.value || others.length > 0 || given.length === 1 || first.place.branches.length > 0) return undefined;
  return truthOfLiteral(first.value);
}

function truthOfLiteral(expression: Expression): boolean | undefined {
  if (expression.kind === 'number') return expression.value !== 0;
  if (expression.kind !== 'constant') return undefined;
  if (/^(?:true|YES)$/i.test(expression.text)) return true;
  return /^(?:false|nil|null|none|nullptr|undefined|NO)$/i.test(expression.text) ? false : undefined;
}
