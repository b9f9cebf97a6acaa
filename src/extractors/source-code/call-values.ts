import type { ListenSignature, ValuePlace } from '../../signatures/listen-calls/signature.ts';
import { isSameObject } from './chains.ts';
import { isSeldomTaken } from './choices.ts';
import type { Evaluator } from './evaluator.ts';
import { literalEntry } from './objects.ts';
import { bindingOf, type Call, type Expression, type Program, type Span } from './program.ts';
import { settingsModule } from './settings-files.ts';
import { at, type CallTerm, lastName, noEnvironment, type Term } from './terms.ts';
import { likeliestValue, textOf, type Value } from './values.ts';

/** What a shape's place holds: a value, something that isn't known, or nothing. */
export type Given =
  | { readonly kind: 'value'; readonly value: Value; readonly term: Term }
  | { readonly kind: 'unknown'; readonly term: Term }
  | { readonly kind: 'nothing' };

/** A value: the owner itself, or what it has under a key. */
interface Held {
  readonly owner: Term;
  readonly key?: string;
}

/** What a call that matches a signature is given, in one environment. */
export class CallValues {
  readonly #call: Expression & Call;
  readonly #around: Omit<Term, 'expression'>;
  readonly #signature: ListenSignature;
  readonly #evaluator: Evaluator;

  constructor({ expression, ...around }: CallTerm, signature: ListenSignature, evaluator: Evaluator) {
    this.#call = expression;
    this.#around = around;
    this.#signature = signature;
    this.#evaluator = evaluator;
  }

  /** The text, or the network that a constant's name stands for. */
  network(place: ValuePlace): string | undefined {
    const { networks } = this.#signature;
    const named = networks ? this.names(place).flatMap((name) => networks[name] ?? []) : [];
    return named[0] ?? this.text(place);
  }

  /** The texts, and the names of constants (`true` is one) or of classes, that may stand in a place. */
  names(place: ValuePlace): readonly string[] {
    if (place.by !== undefined) return this.#other(place.by)?.names(withoutBy(place)) ?? [];
    const given = this.#held(place);
    if (!given || given === 'unknown') return [];
    const { owner } = given;
    const terms = given.key === undefined ? [owner, ...this.#evaluator.reduce(owner)] : this.#path(given);
    return terms.flatMap(({ expression }) => {
      if (expression.kind === 'string') return expression.value;
      if (expression.kind === 'constant') return expression.text;
      if (expression.kind === 'call') return expression.creates ? (lastName(expression.callee) ?? []) : [];
      const isConstant = expression.kind === 'name' && bindingOf(expression.name, expression.scope) === undefined;
      return isConstant || expression.kind === 'member' ? expression.name : [];
    });
  }

  /** The texts that stand in the lists of a place. */
  items(place: ValuePlace): readonly string[] {
    const given = this.#held(place);
    if (!given || given === 'unknown') return [];
    return this.#evaluator.reduce(given.owner).flatMap((term) =>
      itemsOf(term.expression)
        .flatMap((item) => this.#evaluator.reduce(at(item, term)))
        .flatMap(({ expression }) => (expression.kind === 'string' ? expression.value : [])),
    );
  }

  /** What the program's settings files say under a key. */
  setting(key: string): Value | undefined {
    const { start, end } = this.#call;
    const files = this.term({ kind: 'module', module: settingsModule, start, end });
    return likeliestValue(this.#evaluator.path(files, key), this.#evaluator);
  }

  /** Whether of the object whose method is called only the type is known: somebody else has made it. */
  isOwnerGiven(): boolean {
    const owner = this.#owner();
    return owner !== undefined && this.#evaluator.reduce(owner).every(({ expression }) => expression.kind === 'typed');
  }

  isGiven(value: Expression | undefined): boolean {
    return value !== undefined && this.#evaluator.reduce(this.term(value)).some(isSomething);
  }

  term<E extends Expression>(expression: E): Term<E> {
    return { expression, ...this.#around };
  }

  given(place: ValuePlace): Given {
    if (place.stored) return this.#stored(place.stored);
    if (place.by !== undefined) return this.#other(place.by)?.given(withoutBy(place)) ?? { kind: 'nothing' };
    const held = this.#held(place);
    if (held === 'unknown') return { kind: 'unknown', term: this.term(this.#call.callee) };
    if (held === undefined) return { kind: 'nothing' };
    const { owner, key } = held;
    const terms = key === undefined ? [owner] : this.#path(held);
    const value = likeliestValue(terms, this.#evaluator);
    if (value) return { kind: 'value', value, term: terms[0] ?? owner };
    if (key !== undefined && terms.length === 0) {
      // What is written there may be something that isn't understood.
      const [written] = this.#written(owner, key);
      return written ? { kind: 'unknown', term: written } : this.#withoutKey(owner, key);
    }
    const [first = owner] = key === undefined ? [] : this.#written(owner, key);
    // A property of some decorator looks like a method.
    const isProperty = ({ expression, program: { language } }: Term) =>
      place.keyword !== undefined && expression.kind === 'function' && language === 'python';
    const isNone = (term: Term) => this.#isNothing(term) && !isProperty(term);
    return terms.every(isNone) ? { kind: 'nothing' } : { kind: 'unknown', term: first };
  }

  /** Another call of the same object; one in the same chain before any other. */
  #other(name: string): CallValues | undefined {
    const { callee, start } = this.#call;
    const own = callee.kind === 'member' ? callee.object : this.#call;
    const { program, environment } = this.#around;
    const others = program.calls.filter(
      ({ callee: theirs }) => theirs.kind === 'member' && theirs.name === name && isSameObject(theirs.object, own),
    );
    const other = others.findLast((call) => call.start === start) ?? others.at(-1);
    return other && new CallValues({ expression: other, program, environment }, this.#signature, this.#evaluator);
  }

  /** The likeliest of what was stored: `configure(:production) { set :port, 80 }` comes last. */
  #stored({ by, key }: NonNullable<ValuePlace['stored']>): Given {
    const { program, span } = this.#settingsPlace();
    const calls = program.calls.filter(({ callee, start }) => {
      return lastName(callee) === by && start >= span.start && start < span.end;
    });
    const seldom = (call: Call) => Number(call.place.function?.place.branches.some(isSeldomTaken) ?? false);
    const terms = [...calls]
      .sort((a, b) => seldom(a) - seldom(b))
      .flatMap(({ arguments: [first, second, ...rest] }) => {
        if (first?.kind === 'string') return first.value === key ? (second ?? []) : [];
        return [first, second, ...rest].flatMap((given) => (given && storedIn(given, key)) ?? []);
      })
      .map((expression): Term => ({ expression, program, environment: noEnvironment }));
    const [term] = terms;
    const value = likeliestValue(terms, this.#evaluator);
    if (!term) return { kind: 'nothing' };
    return value ? { kind: 'value', value, term } : { kind: 'unknown', term };
  }

  /** The class whose method is called, or the whole program. */
  #settingsPlace(): { readonly program: Program; readonly span: Span } {
    const { callee } = this.#call;
    const objects = callee.kind === 'member' ? this.#evaluator.reduce(this.term(callee.object)) : [];
    const owner = objects.find(({ expression }) => expression.kind === 'class');
    if (owner) return { program: owner.program, span: owner.expression };
    return { program: this.#around.program, span: { start: 0, end: this.#around.program.text.length } };
  }

  /** What is written under the key, as it stands there; else what is known of it. */
  #written(owner: Term, key: string): readonly Term[] {
    const literals = this.#evaluator.reduce(owner).flatMap((term) => {
      const { expression } = term;
      const part =
        expression.kind === 'object'
          ? expression.entries.get(key)
          : expression.kind === 'list'
            ? expression.items[Number(key)]
            : undefined;
      return part ? [at(part, term)] : [];
    });
    return literals.length > 0 ? literals : this.#path({ owner, key });
  }

  /** An object that lacks the key says nothing; what isn't known to be an object may have it. */
  #withoutKey(owner: Term, key: string): Given {
    const { defaultPort } = this.#signature;
    const outer = key.slice(0, Math.max(key.lastIndexOf('.'), 0));
    const [inner] = outer === '' ? [] : this.#path({ owner, key: outer });
    if (inner) return this.#withoutKey(inner, '');
    const reduced = this.#evaluator.reduce(owner);
    const [written] = reduced.flatMap((term) => {
      const entry = literalEntry(term.expression, key);
      return entry ? at(entry, term) : [];
    });
    if (written) return { kind: 'unknown', term: written };
    // A text or a number is no object, though a variable of the environment sets it.
    const isText = likeliestValue([owner], this.#evaluator) !== undefined;
    const known = isText || reduced.some((term) => this.#isWhollyKnown(term));
    return known || defaultPort === undefined ? { kind: 'nothing' } : { kind: 'unknown', term: owner };
  }

  #isWhollyKnown({ expression, ...place }: Term): boolean {
    if (expression.kind === 'call') return expression.creates;
    if (expression.kind !== 'object') return !['name', 'member', 'typed', 'unknown'].includes(expression.kind);
    return expression.spreads.every((spread) =>
      this.#evaluator
        .reduce({ expression: spread, ...place })
        .some((term) => term.expression.kind === 'object' && this.#isWhollyKnown(term)),
    );
  }

  /** The argument or the object that the place is about, and the key in it. */
  #held(place: ValuePlace): Held | 'unknown' | undefined {
    const { of, argument, keyword, key } = place;
    const inOwner = (owner: Term): Held => (key === undefined ? { owner } : { owner, key });
    if (argument === undefined && keyword === undefined) {
      const owner = this.#owner();
      return owner && inOwner(owner);
    }
    const call = of === 'creator' ? this.#creator() : this.term(this.#call);
    if (call?.expression.kind !== 'call') return 'unknown';
    const { arguments: given, keywords } = call.expression;
    const isNamed = keyword !== undefined && keywords?.entries.has(keyword) === true;
    const expression = argument === undefined || isNamed ? undefined : given[argument];
    if (expression) return inOwner(at(expression, call));
    const table = keywords ?? this.#options(given);
    return table && this.#namedIn(at(table, call), place);
  }

  #namedIn(table: Term, { keyword, alias, key }: ValuePlace): Held | undefined {
    if (keyword === undefined) return undefined;
    const { expression } = table;
    const isAlias = alias !== undefined && expression.kind === 'object' && expression.entries.has(alias);
    const name = isAlias ? alias : keyword;
    return { owner: table, key: key === undefined ? name : `${name}.${key}` };
  }

  /** Ruby: a table of named arguments may be given by its own name: `Server.new(options)`. */
  #options(given: readonly Expression[]): Expression | undefined {
    const last = given.at(-1);
    const isTable = last && this.#around.program.language === 'ruby' && /opt|conf|setting/i.test(lastName(last) ?? '');
    return isTable ? last : undefined;
  }

  /** The object whose method is called, or that is made: `object Main extends Server`. */
  #owner(): Term | undefined {
    const { callee, creates } = this.#call;
    if (creates) return this.term(this.#call);
    return callee.kind === 'member' ? this.term(callee.object) : undefined;
  }

  #path({ owner, key = '' }: Held): readonly Term[] {
    return this.#evaluator.path(owner, key);
  }

  /** The call that made the object whose method is called, or what a function is given first. */
  #creator(): Term | undefined {
    const { callee, arguments: args } = this.#call;
    const object = callee.kind === 'member' ? callee.object : args[0];
    if (!object) return undefined;
    let [made] = this.#evaluator.reduce(this.term(object)).filter(({ expression }) => expression.kind === 'call');
    // `create().use().listen()`: the innermost call is the one that made it.
    while (
      made?.expression.kind === 'call' &&
      made.expression.callee.kind === 'member' &&
      made.expression.callee.object.kind === 'call'
    ) {
      made = at(made.expression.callee.object, made);
    }
    return made;
  }

  /** A callback, an options object, `undefined`: no port. */
  #isNothing(term: Term): boolean {
    const kinds = this.#evaluator.reduce(term).map(({ expression }) => expression.kind);
    const isNamed = term.expression.kind === 'name' || term.expression.kind === 'member';
    // What leads nowhere may be anything; in Kotlin and Java a method of the name is not what a name stands for.
    if (kinds.length === 0) return !isNamed;
    if (isNamed && kinds.includes('function') && /^(?:kotlin|java)$/.test(term.program.language)) return false;
    return kinds.every((kind) => ['function', 'object', 'list', 'class', 'self', 'constant'].includes(kind));
  }

  text(place: ValuePlace | undefined): string | undefined {
    const given = place ? this.given(place) : undefined;
    if (given?.kind !== 'value') return undefined;
    const text = textOf(given.value);
    return text.includes('\0') ? undefined : text;
  }
}

/** Not `None`, `null`, `False`. */
function isSomething({ expression }: Term): boolean {
  return expression.kind !== 'constant' || !/^(?:none|null|nil|undefined|false)$/i.test(expression.text);
}

/** What an object has under the key, or a pair holds whose first item it is: `merge(("port", 80))`. */
function storedIn(given: Expression, key: string): Expression | undefined {
  const [name, value] = itemsOf(given);
  if (name?.kind === 'string' && name.value === key) return value;
  return given.kind === 'object' ? given.entries.get(key) : undefined;
}

/** A list's items; those of a list that ends in keywords are numbered. */
function itemsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'list') return expression.items;
  return expression.kind === 'object'
    ? [...expression.entries].flatMap(([key, item]) => (/^\d+$/.test(key) ? item : []))
    : [];
}

function withoutBy({ by: _, ...place }: ValuePlace): ValuePlace {
  return place;
}
