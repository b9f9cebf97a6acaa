import type { ListenSignature } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import { CallValues } from './call-values.ts';
import type { Evaluator } from './evaluator.ts';
import { importedAs, mayBeRenamed } from './free-names.ts';
import { fitting, isOtherMaker } from './overloads.ts';
import { bindArguments, bindCall } from './parameters.ts';
import {
  type Binding,
  bindingAt,
  type Call,
  type Expression,
  type FunctionNode,
  type Program,
  wholeModule,
} from './program.ts';
import { at, type Environment, itemsIn, lastName, noEnvironment, type Term } from './terms.ts';
import { isInTest } from './tests-beside-code.ts';

/** More call sites of one function are not followed. */
const mostSites = 8;
const deepest = 4;
/** Other programs that call one function. */
const mostCallers = 40;
/** Ways to one call that are followed. */
const mostEnvironments = 40;

/**
 * The environments in which a call runs: when what it is given depends on parameters, one for each call of the function
 * around it in the same file; else the empty one.
 */
export function environmentsOf(
  call: Expression & Call,
  signature: ListenSignature,
  program: Program,
  evaluator: Evaluator,
): readonly Environment[] {
  let found = 1;
  const expand = (environment: Environment, depth: number): readonly Environment[] => {
    evaluator.restart();
    touch(call, { program, environment }, evaluator);
    touchShapes(new CallValues({ expression: call, program, environment }, signature, evaluator), signature);
    if (depth >= deepest || found >= mostEnvironments) return [environment];
    const items = chooseItem(environment, evaluator);
    const sites = items.length > 0 ? items : decideParameters(program, environment, evaluator);
    if (sites.length === 0) return [environment];
    const followed = sites.slice(0, sites[0]?.caller === undefined ? mostSites : mostCallers);
    found += followed.length - 1;
    return followed.flatMap((site) => expand(site, depth + 1));
  };
  return expand(noEnvironment, 0);
}

/** One environment for each item of a loop. */
function chooseItem(environment: Environment, evaluator: Evaluator): readonly Environment[] {
  const [loop] = evaluator.unchosen;
  if (!loop) return [];
  return evaluator.itemsOf(loop).map((item) => {
    const chosen = new Map([...environment.chosen, [loop.expression, item]]);
    const inside = (term: Term): Term => ({ ...term, environment: { ...term.environment, chosen } });
    return {
      ...environment,
      chosen,
      given: new Map([...environment.given].map(([name, term]) => [name, inside(term)])),
    };
  });
}

/** One environment for each call of the first function whose parameters matter; when there is none, for the next. */
function decideParameters(program: Program, environment: Environment, evaluator: Evaluator): readonly Environment[] {
  for (const [undecided, owner] of [...evaluator.undecided]) {
    if (environment.decided.has(undecided) || isMadeOtherwise(undecided, environment)) continue;
    const here = owner === program ? [] : callsIn(program, undecided, owner, environment, evaluator);
    const sites = here.length > 0 ? here : sitesOf(undecided, owner, environment, evaluator);
    if (sites.length > 0) return sites.map((site) => throughCallers(site, environment));
  }
  return [];
}

/** Whether the object is made by another constructor of the class already, and not by one that this one calls. */
function isMadeOtherwise(called: FunctionNode, { decided, sites = [] }: Environment): boolean {
  if (!isConstructor(called) || sites.some(({ expression }) => expression.place.function === called)) return false;
  return [...decided].some((other) => isConstructor(other) && other.class === called.class);
}

/** What was given before was written in a function whose own parameters are decided now. */
function throughCallers(site: Environment, before: Environment): Environment {
  const given = new Map<Binding, Term>();
  const environment = { ...site, given };
  for (const [name, term] of site.given) {
    given.set(name, before.given.get(name) === term ? { ...term, environment } : term);
  }
  return environment;
}

/** Evaluates everything that the call is given, so that the evaluator tells which parameters decide it. */
function touch(call: Expression & Call, around: Omit<Term, 'expression'>, evaluator: Evaluator): void {
  const { callee } = call;
  const given = callee.kind === 'member' ? [callee.object, ...partsOf(call)] : partsOf(call);
  for (const expression of given) touchTerm({ ...around, expression }, evaluator, 0);
}

/** What is assigned to members of an argument: `addr.sin_port = htons(port)`. */
function touchShapes(values: CallValues, { shapes }: ListenSignature): void {
  for (const { at, host } of shapes) for (const place of [at, host]) if (place?.key !== undefined) values.given(place);
}

function touchTerm(term: Term, evaluator: Evaluator, depth: number): void {
  if (depth > 4) return;
  for (const reduced of evaluator.reduce(term)) {
    for (const part of partsOf(reduced.expression)) touchTerm(at(part, reduced), evaluator, depth + 1);
  }
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'joined':
      return expression.parts;
    case 'object':
      return [...expression.entries.values(), ...expression.spreads];
    case 'list':
      return expression.items;
    case 'call':
      return expression.keywords ? [...expression.arguments, expression.keywords] : expression.arguments;
    default:
      return [];
  }
}

/** One environment for each call of the function in its file; when there is none, for each call elsewhere. */
function sitesOf(
  called: FunctionNode,
  program: Program,
  around: Environment,
  evaluator: Evaluator,
): readonly Environment[] {
  const term = (expression: Expression): Term => ({ expression, program, environment: noEnvironment });
  const callbacks = program.callbacks.filter((site) => site.function === called);
  const sites = [
    ...callsIn(program, called, program, around, evaluator),
    ...callbacks.flatMap(({ argument, each }) => {
      const given = each ? evaluator.reduce(term(argument)).flatMap((list) => itemsIn(list)) : [term(argument)];
      return given.map((value) => bindArguments(called, around, (_, index) => (index === 0 ? value : undefined)));
    }),
  ];
  const name = nameOf(called);
  const isMethod = called.class !== undefined && !isConstructor(called);
  // A method is called on an object that another file got somehow: followed only where files export classes.
  if (sites.length > 0 || name === undefined || (isMethod && !adapters[program.language].exportsClasses)) return sites;
  const elsewhere: Environment[] = [];
  for (const caller of evaluator.programs.callers(program, name, isMethod ? called.class?.name : name)) {
    elsewhere.push(...callsIn(caller, called, program, around, evaluator).map((site) => ({ ...site, caller })));
    if (elsewhere.length >= mostCallers) break;
  }
  const [only, ...others] = elsewhere;
  // What another program gives is nothing to the one that this file is.
  if (!only || others.length > 0 || isProgram(program)) return elsewhere;
  const { caller: _, ...site } = only;
  return [site];
}

/** Whether a file can be started by itself, in a language where the programs of one folder see each other's classes. */
function isProgram({ language, text }: Program): boolean {
  return (language === 'java' || language === 'kotlin') && /\b(?:static\s+void|fun)\s+main\s*\(/.test(text);
}

/** The calls in a program of a function of another one, or of its own. */
function callsIn(program: Program, called: FunctionNode, home: Program, around: Environment, evaluator: Evaluator) {
  const term = (expression: Expression): Term => ({ expression, program, environment: noEnvironment });
  return program.calls
    .filter((call) => !isInTest(call, program) && isCallOf(call, called, home, program, evaluator))
    .map((call): Environment => {
      const site = { ...term(call), expression: call };
      return { ...bindCall(evaluator, called, site, around), sites: [...(around.sites ?? []), site] };
    });
}

/** `cluster.NewServer()` for a `NewServer` of another package, which is told without reading that package. */
function isOfOtherModule(callee: Expression, from: Program, home: Program, evaluator: Evaluator): boolean {
  if (callee.kind !== 'member' || callee.object.kind !== 'name' || !adapters[from.language].keepsOwnNames) return false;
  const [only, ...others] = bindingAt(callee.object)?.definitions ?? [];
  if (only?.value?.kind !== 'module' || others.length > 0) return false;
  const target = evaluator.programs.filesOf(only.value.module, from);
  return target.kind !== 'local' || !target.files.includes(home.path);
}

/** The name by which a function is called: of a constructor its class's. */
export function nameOf(called: FunctionNode): string | undefined {
  return isConstructor(called) ? called.class?.name : called.name;
}

function isConstructor({ name, class: owner }: FunctionNode): boolean {
  return name === 'constructor' && owner !== undefined;
}

/** Whether a call in a program is one of a function that is declared in its home. */
export function isCallOf(
  call: Expression & Call,
  called: FunctionNode,
  home: Program,
  program: Program,
  evaluator: Evaluator,
): boolean {
  const { callee, creates } = call;
  if (callee.kind === 'function') return callee.function === called;
  const name = nameOf(called);
  if (name === undefined || (creates && !isConstructor(called))) return false;
  if (isConstructor(called) && isOtherMaker(called, call)) return false;
  const imported = importedAs(callee)?.name ?? wholeModule;
  if (![name, 'default', wholeModule].includes(imported)) return false;
  if (callee.kind !== 'module' && lastName(callee) !== name && !mayBeRenamed(callee)) return false;
  if (isOfOtherModule(callee, program, home, evaluator)) return false;
  const terms = fitting(evaluator.reduce({ expression: callee, program, environment: noEnvironment }), call);
  return terms.some(({ expression }) =>
    isConstructor(called)
      ? expression.kind === 'class' && expression.class === called.class
      : expression.kind === 'function' && expression.function === called,
  );
}
