import { adapters } from './adapters.ts';
import { assignedElsewhere } from './aliases.ts';
import { assignedTo, filledIn, withStored } from './assigned-members.ts';
import { inTakenCase } from './cases.ts';
import { computedMember } from './computed-members.ts';
import { configuredMember } from './configuration-folder.ts';
import { heldField, memberOfClass, optionalMember } from './fields.ts';
import { filledMember, filledObjects } from './filled-objects.ts';
import { freeName, inNamespace } from './free-names.ts';
import { furtherResult, returnedBy, writtenBy } from './function-results.ts';
import { heldValue, knownValue } from './known-calls.ts';
import { indexedSetting } from './known-settings.ts';
import { type Known, KnownTerms } from './known-terms.ts';
import { typesOf } from './objects.ts';
import { optionsOf } from './options.ts';
import { fitting } from './overloads.ts';
import { withGiven } from './package-variables.ts';
import type { Origin } from './patterns.ts';
import { bindingAt, type Expression, type Filled, type FunctionNode, type Program, wholeModule } from './program.ts';
import type { Programs } from './programs.ts';
import { isOverwritten, reaching } from './reaching.ts';
import { optionDefault } from './settings.ts';
import { entryNamed } from './settings-files.ts';
import {
  asEnvironment,
  asModule,
  at,
  type CallTerm,
  type Environment,
  inArm,
  isProcess,
  itemAt,
  itemsIn,
  noEnvironment,
  ownObject,
  type Term,
} from './terms.ts';

/** Alternatives that are followed; more make no port likelier. */
const mostAlternatives = 12;
const mostSteps = 5000;
/** What enumerations call what their cases stand for: Python, Swift. */
const enumValues = ['value', 'rawValue'];
const deepest = 200;

type Reduce = (term: Term, depth: number) => readonly Term[];

/**
 * Small symbolic evaluation: what an expression is, as far as names, members, calls of functions and known calls tell.
 * `reduce` gives alternatives, the likeliest first, that can't be reduced further; an expression that isn't known is its
 * own. Never throws; bounded in steps, depth and alternatives.
 */
export class Evaluator {
  /** Functions whose parameters were asked for though no call decides them, and where they stand. */
  undecided = new Map<FunctionNode, Program>();
  /** Loop variables that were asked for though no item is chosen. */
  unchosen = new Set<Term>();
  /** What expressions turned out to be by name (origins.ts), for one budget of steps. */
  origins = new WeakMap<Environment, Map<Expression, readonly Origin[]>>();
  stepsOfFormerBudgets = 0;
  readonly programs: Programs;
  readonly #known = new KnownTerms();
  readonly #guesses = new WeakSet<Expression>();
  #steps = 0;

  constructor(programs: Programs) {
    this.programs = programs;
  }

  /** Starts a new budget of steps. */
  restart(): void {
    this.stepsOfFormerBudgets += this.#steps;
    this.#steps = 0;
    this.undecided = new Map();
    this.unchosen = new Set();
    this.origins = new WeakMap();
  }

  reduce(term: Term, depth = 0): readonly Term[] {
    const reducer = this.#reducers[term.expression.kind];
    if (!reducer) return [ownObject(term)];
    const known = this.#known.get(term) ?? this.#compute(term, reducer, depth);
    if (!known) return [];
    for (const [owner, program] of known.undecided) this.undecided.set(owner, program);
    for (const loop of known.unchosen) this.unchosen.add(loop);
    const { arm } = term;
    return arm === undefined ? known.terms : known.terms.map((each) => inArm(each, arm));
  }

  #compute(term: Term, reducer: Reduce, depth: number): Known | undefined {
    if (this.#known.closesCircle(term.expression) || depth > deepest || this.#steps > mostSteps) return undefined;
    return this.#known.getInCircle(term) ?? this.#known.workOut(term, () => this.#find(term, reducer, depth));
  }

  #find(term: Term, reducer: Reduce, depth: number): Known {
    this.#steps += 1;
    const outer = { undecided: this.undecided, unchosen: this.unchosen };
    this.undecided = new Map();
    this.unchosen = new Set();
    const terms = reducer(term, depth + 1).slice(0, mostAlternatives);
    const isCut = this.#steps > mostSteps || depth === deepest;
    const known = { terms, undecided: this.undecided, unchosen: this.unchosen, isCut };
    this.undecided = outer.undecided;
    this.unchosen = outer.unchosen;
    return known;
  }

  /** The values of `object.name`. */
  member(object: Term, name: string, depth = 0): readonly Term[] {
    if (depth > deepest) return [];
    const assigned = assignedElsewhere(this, object, name).flatMap((value) => this.reduce(value, depth));
    return [...assigned, ...this.reduce(object, depth).flatMap((reduced) => this.memberOf(reduced, name, depth + 1))];
  }

  readonly #reducers: Readonly<Partial<Record<Expression['kind'], Reduce>>> = {
    name: (term, depth) => this.#name(term, depth),
    module: (term, depth) => this.#module(term, depth),
    member: (term, depth) => this.#member(term, depth),
    call: (term, depth) => this.#call(term as CallTerm, depth),
    fallback: (term, depth) => optionsOf(this, term, depth),
    choice: (term, depth) => optionsOf(this, term, depth),
    element: (term, depth) => this.#element(term, depth),
    filled: (term, depth) => filledObjects(this, term as Term<Filled>, depth),
    result: (term, depth) => furtherResult(this, term, depth),
    written: (term, depth) => writtenBy(this, term, depth),
    computed: (term, depth) => computedMember(this, term, depth),
    'type-of': (term, depth) => typesOf(this, term, depth),
  };

  /** A module that exports one value is that value; a file may hold several modules under their names. */
  #module(term: Term, depth: number): readonly Term[] {
    const { expression, program } = term;
    if (expression.kind !== 'module') return [];
    const known = this.programs.knownPackage(expression.module, program);
    if (known !== undefined) return [at({ ...expression, module: known }, term)];
    const target = this.programs.filesOf(expression.module, program);
    if (target.kind !== 'local') return [term];
    const whole =
      this.programs.exported(target.files, expression.module) ?? this.programs.exported(target.files, wholeModule);
    return whole ? [...this.reduce({ ...whole, environment: noEnvironment }, depth), term] : [term];
  }

  #element(term: Term, depth: number): readonly Term[] {
    const chosen = term.environment.chosen.get(term.expression);
    if (chosen) return this.reduce(chosen, depth);
    this.unchosen.add(term);
    return this.itemsOf(term, depth).flatMap((item) => this.reduce(item, depth));
  }

  /** The items that a loop variable goes through. */
  itemsOf(term: Term, depth = 0): readonly Term[] {
    const { expression } = term;
    if (expression.kind !== 'element') return [];
    return this.reduce(at(expression.of, term), depth).flatMap((list) => itemsIn(list));
  }

  // ---- names and members

  #name(term: Term, depth: number): readonly Term[] {
    const { expression, environment } = term;
    if (expression.kind !== 'name') return [];
    const binding = bindingAt(expression);
    if (!binding) return freeName(this, term, expression.name, mostAlternatives, depth);
    const given = environment.given.get(binding);
    const owner = binding.parameter?.function;
    if (owner && !environment.decided.has(owner)) this.undecided.set(owner, term.program);
    const possible = reaching(binding.definitions, expression.start, expression.place);
    const definitions = inTakenCase(this, possible, ({ place }) => place.branches, term, depth);
    const isGiven = given && !isOverwritten(binding.definitions, expression.start, expression.place);
    const results = [
      ...(isGiven ? this.reduce(given, depth) : []),
      ...definitions.flatMap(({ value }) => (value ? this.reduce(at(value, term), depth) : [])),
    ];
    const held = withGiven(this, term, binding, withStored(this, term, results, depth), depth);
    return held.length > 0 ? held : [term];
  }

  #member(term: Term, depth: number): readonly Term[] {
    const { expression } = term;
    if (expression.kind !== 'member') return [];
    const optional = optionalMember(this, term, depth);
    if (optional.length > 0) return optional.flatMap((value) => this.reduce(value, depth));
    const assigned = assignedTo(term);
    const given = assigned.length > 0 ? assigned : filledIn(this, term, depth);
    const results = [
      ...given.flatMap((value) => this.reduce(value, depth)),
      ...this.member(at(expression.object, term), expression.name, depth),
    ];
    const known = results.filter(({ expression: found }) => found.kind !== 'unknown');
    return known.length > 0 ? known : [term];
  }

  memberOf(object: Term, name: string, depth: number): readonly Term[] {
    if (depth > deepest) return [];
    const { expression } = object;
    const held = heldField(this, object, name, depth);
    if (held) return held;
    switch (expression.kind) {
      case 'object':
        return this.#entryOf(object, name, depth);
      case 'module':
        return this.#exported(object, expression.module, name, depth);
      case 'class':
        return memberOfClass(this, object, expression.class, name, depth);
      case 'number':
      case 'string':
        return enumValues.includes(name) ? [object] : [];
      case 'constant':
      case 'joined':
      case 'function':
        return [];
      case 'list':
        return itemAt(object, name).flatMap((item) => this.reduce(item, depth));
      case 'filled':
        return filledMember(this, object as Term<Filled>, name, depth);
      default:
        if (isProcess(expression) && name === 'env') return [asEnvironment(object)];
        return this.#told(object, name, depth);
    }
  }

  /** What is said elsewhere of a member of something that isn't known. */
  #told(object: Term, name: string, depth: number): readonly Term[] {
    const told = [heldValue, optionDefault, indexedSetting, configuredMember, inNamespace].flatMap((tell) =>
      tell(this, object, name, depth),
    );
    const isDecided = told.some(({ expression }) => expression.kind === 'constant');
    return isDecided ? told : [...told, this.guess(object, name)];
  }

  #entryOf(object: Term, name: string, depth: number): readonly Term[] {
    const { expression } = object;
    if (expression.kind !== 'object') return [];
    const entry = entryNamed(expression.entries, name, object.program.path);
    if (entry) return this.reduce(at(entry, object), depth);
    // A table made from another one, made from another one, in branches: the ways through them multiply.
    this.#steps += expression.spreads.length;
    if (this.#steps > mostSteps) return [];
    return expression.spreads.toReversed().flatMap((spread) => this.member(at(spread, object), name, depth));
  }

  #exported(object: Term, module: string, name: string, depth: number): readonly Term[] {
    if (module.replace(/^node:/, '') === 'process' && name === 'env') return [asEnvironment(object)];
    const target = this.programs.filesOf(module, object.program);
    const found = target.kind === 'local' ? this.programs.exported(target.files, name) : undefined;
    const submodule = found ? undefined : this.programs.submodule(module, name, object.program);
    if (submodule !== undefined) return this.reduce(asModule(object, submodule), depth);
    if (target.kind !== 'local') return [this.guess(object, name)];
    // What a function gives a variable of its package depends on what the function is given.
    const environment = adapters[object.program.language].variables ? object.environment : noEnvironment;
    if (found) return this.reduce({ ...found, environment }, depth);
    const passedOn = this.programs.knownPassedOn(target.files);
    if (passedOn.length > 0) return passedOn.map((known) => this.guess(asModule(object, known), name));
    const whole = this.programs.exported(target.files, 'default');
    if (whole && name !== 'default') return this.member({ ...whole, environment: noEnvironment }, name, depth);
    return name === 'default' ? [object] : [];
  }

  // ---- calls

  #call(term: CallTerm, depth: number): readonly Term[] {
    const { expression } = term;
    const callees = fitting(this.reduce(at(expression.callee, term), depth), expression);
    const results = callees.flatMap((callee) => returnedBy(this, term, callee, depth));
    if (results.length > 0) return results;
    return knownValue(this, term, depth) ?? [term];
  }

  /** The value under dotted keys, or under one that has dots of its own. */
  path(object: Term, key: string, depth = 0): readonly Term[] {
    const whole = this.#keyOf(object, key, depth);
    const dot = key.indexOf('.');
    if (whole.length > 0 || dot < 0) return whole;
    const first = key.slice(0, dot);
    const inner = this.#keyOf(object, first, depth);
    // Of something foreign only what the program assigns is known: `cherrypy.server.socket_port = 80`.
    return (inner.length > 0 ? inner : [this.guess(object, first)]).flatMap((held) =>
      this.path(held, key.slice(dot + 1), depth),
    );
  }

  /** The values under one key; nothing when the object isn't known to have it. */
  #keyOf(object: Term, name: string, depth: number): readonly Term[] {
    const guess = this.guess(object, name);
    const objects = [object, ...this.reduce(object, depth)].map(({ expression }) => expression);
    return this.reduce(guess, depth).filter(({ expression }) => {
      const isGuess = expression.kind === 'member' && this.#guesses.has(expression);
      return !(isGuess && expression.name === name && objects.includes(expression.object));
    });
  }

  /** A member of which nothing is known but its name. */
  guess(object: Term, name: string): Term {
    const { start, end } = object.expression;
    const expression = { kind: 'member', object: object.expression, name, nameStart: start, start, end } as const;
    this.#guesses.add(expression);
    return { ...object, expression };
  }
}
