import type { LanguageId } from '../../parsing/source-code.ts';
import { isCallOf } from './call-sites.ts';
import { type Condition, readCondition } from './conditions.ts';
import type { Evaluator } from './evaluator.ts';
import {
  type Branch,
  bindingAt,
  type Call,
  type Definition,
  type Expression,
  type FunctionNode,
  type Place,
  type Program,
} from './program.ts';
import { type Environment, lastName, noEnvironment, type Term } from './terms.ts';
import { isKnown, knownValueOf, textOf } from './values.ts';

/** Functions around one another, and calls of one function (and files that may hold some), that are looked at. */
const deepest = 3;
const mostSites = 4;

/**
 * Whether what is known of the conditions around a call decides that it is not made: `connectTo(port, 0)` of a function
 * that listens `if (server)` only, `if cfg.Metrics.Enabled` where the default says false.
 */
export function isLeftOut(
  { place }: Expression & Call,
  program: Program,
  environment: Environment,
  evaluator: Evaluator,
  depth = 0,
): boolean {
  return isSkipped(place, { program, environment }, evaluator) || isNeverCalled(place, program, evaluator, depth);
}

/** Whether an arm around the place isn't taken, or one before it that ends the function is. */
function isSkipped(place: Place, around: Around, evaluator: Evaluator): boolean {
  const { function: inside, branches, passed = [] } = place;
  const at = (count: number): Place => ({ function: inside, branches: branches.slice(0, count) });
  const isOther = branches.some((branch, index) => isTaken(branch, at(index), around, evaluator) === false);
  const ends = passed.filter(({ statement, end }) => !complains.test(around.program.text.slice(statement, end)));
  return isOther || ends.some((branch) => isTaken(branch, at(branches.length), around, evaluator) === true);
}

/** What ends so asks for more than the defaults: whoever starts the program gives it. */
const complains = /usage|error|requir|missing|must|fatal|panic|raise\b|throw\b|exit\(\s*-?[1-9]/i;

/** Whether every call of the function around is left out; one without a name runs where it is written. */
function isNeverCalled(place: Place, program: Program, evaluator: Evaluator, depth: number): boolean {
  const { function: called } = place;
  if (!called || depth >= deepest) return false;
  if (called.name === undefined) {
    const around = { program, environment: noEnvironment };
    return isSkipped(called.place, around, evaluator) || isNeverCalled(called.place, program, evaluator, depth + 1);
  }
  let known = 0;
  for (const site of callsOf(called, called.name, program, evaluator)) {
    known += 1;
    if (!site || known > mostSites) return false;
    if (!isLeftOut(site.call, site.program, noEnvironment, evaluator, depth + 1)) return false;
  }
  return known > 0;
}

interface Site {
  readonly call: Expression & Call;
  readonly program: Program;
}

/**
 * The calls of a function in its file; when there is none, those elsewhere, at the end undefined where too many files have
 * some. Each file is read when it is asked for: one call that is not left out is enough.
 */
function* callsOf(
  called: FunctionNode,
  name: string,
  program: Program,
  evaluator: Evaluator,
): Generator<Site | undefined> {
  const callsIn = (caller: Program): readonly Site[] =>
    caller.calls
      .filter((call) => lastName(call.callee) === name && isCallOf(call, called, program, caller, evaluator))
      .map((call) => ({ call, program: caller }));
  const own = callsIn(program);
  yield* own;
  if (own.length > 0) return;
  let files = 0;
  for (const caller of evaluator.programs.callers(program, name, called.class?.name ?? name)) {
    files += 1;
    if (files > mostSites) return yield undefined;
    yield* callsIn(caller);
  }
}

// ---- what a condition is

/** Where a place is read. */
interface Around {
  readonly program: Program;
  readonly environment: Environment;
}

/** Whether the arm is taken; undefined: only the run tells. */
function isTaken(branch: Branch, place: Place, around: Around, evaluator: Evaluator): boolean | undefined {
  const { statement, condition, isElse, end } = branch;
  const text = around.program.text.slice(statement, end);
  const subject = chooser.exec(text)?.groups?.['subject'];
  if (subject !== undefined && fallsThrough.test(text)) return undefined;
  const read = readCondition(subject === undefined ? condition : `${subject} == ${condition}`);
  if (!read || (subject === undefined && !isOfIf(branch, around.program))) return undefined;
  const holds = truthOf(read, { branch, place, ...around }, evaluator);
  return isElse && holds !== undefined ? !holds : holds;
}

/** A statement that chooses among texts: `switch (mode) {`, `when (command) {`, `match mode:`. */
const chooser = /^(?:switch|when|match)\b\s*\(?\s*(?<subject>[$@]?[A-Za-z_][\w.]*)\s*\)?\s*[{:]/;

const fallsThrough = /\bcase\b[^:\n]*:\s*case\b/;

/** An arm of a `switch` is chosen by its value, not by its truth. */
function isOfIf({ statement, end }: Branch, { text, language }: Program): boolean {
  if (/^(?:if|unless)\b/.test(text.slice(statement, statement + 10))) return true;
  return (language === 'perl' || language === 'ruby') && /\s(?:if|unless)\s/.test(text.slice(statement, end));
}

/** A condition's arm, and the place of its statement. */
interface Where extends Around {
  readonly branch: Branch;
  readonly place: Place;
}

function truthOf(condition: Condition, where: Where, evaluator: Evaluator): boolean | undefined {
  const inner = (each: Condition | undefined) => each && truthOf(each, where, evaluator);
  switch (condition.kind) {
    case 'turned-on':
      return false;
    case 'not': {
      const truth = inner(condition.of);
      return truth === undefined ? undefined : !truth;
    }
    case 'any':
    case 'all': {
      const truths = condition.of.map(inner);
      const deciding = condition.kind === 'any';
      if (truths.includes(deciding)) return deciding;
      return truths.includes(undefined) ? undefined : !deciding;
    }
    case 'equal': {
      const value = textValueOf(condition.names, where, evaluator);
      return value === undefined ? undefined : value === condition.text;
    }
    case 'path':
      return truthOfPath(condition.names, where, evaluator);
  }
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

function textValueOf(names: readonly string[], where: Where, evaluator: Evaluator): string | undefined {
  const values = decided(names, where, evaluator).map((term) => knownValueOf(term, evaluator));
  const texts = values.map((value) =>
    value && isKnown(value) && value.variables.length === 0 ? textOf(value) : undefined,
  );
  const [text] = texts;
  return texts.every((each) => each === text) ? text : undefined;
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
  return evaluator.reduce({ ...around, expression: object }).some(({ expression: held }) => {
    if (held.kind === 'object') return held.spreads.length > 0;
    const owner = held.kind === 'self' || held.kind === 'class' ? held.class : undefined;
    return owner?.fields.get(name)?.some(({ kind }) => kind === 'unknown') ?? false;
  });
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
