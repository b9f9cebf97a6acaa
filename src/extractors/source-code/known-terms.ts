import type { Expression, FunctionNode, Program } from './program.ts';
import type { Environment, Term } from './terms.ts';

/** What an expression turned out to be. */
export interface Known {
  readonly terms: readonly Term[];
  /** Functions whose parameters were asked for though no call decides them, and where they stand. */
  readonly undecided: ReadonlyMap<FunctionNode, Program>;
  /** Loop variables that were asked for though no item is chosen. */
  readonly unchosen: ReadonlySet<Term>;
  /** A limit was reached: there may be more, so it is not kept. */
  readonly isCut: boolean;
}

type ByEnvironment = WeakMap<Environment, Map<Expression, Known>>;

/**
 * What expressions turned out to be, each worked out once. Where some need each other in a circle, what is found inside
 * of it is not the whole: it serves only until the outermost expression is known.
 */
export class KnownTerms {
  readonly #whole: ByEnvironment = new WeakMap();
  #inCircles: ByEnvironment = new WeakMap();
  /** What is being worked out, each with the number of those around it. */
  readonly #active = new Map<Expression, number>();
  /** The outermost of them that turned out to be needed for itself. */
  #circle = Number.POSITIVE_INFINITY;

  get({ environment, expression }: Term): Known | undefined {
    return this.#whole.get(environment)?.get(expression);
  }

  getInCircle({ environment, expression }: Term): Known | undefined {
    const known = this.#inCircles.get(environment)?.get(expression);
    if (known) this.#circle = 0;
    return known;
  }

  /** Whether the expression is needed to work out itself. */
  closesCircle(expression: Expression): boolean {
    const around = this.#active.get(expression);
    if (around !== undefined) this.#circle = Math.min(this.#circle, around);
    return around !== undefined;
  }

  workOut(term: Term, find: () => Known): Known {
    const outer = this.#circle;
    const around = this.#active.size;
    this.#circle = Number.POSITIVE_INFINITY;
    this.#active.set(term.expression, around);
    const known = find();
    this.#active.delete(term.expression);
    const isInCircle = this.#circle < around;
    if (!known.isCut) keep(isInCircle ? this.#inCircles : this.#whole, term, known);
    if (around === 0) this.#inCircles = new WeakMap();
    this.#circle = isInCircle ? Math.min(this.#circle, outer) : outer;
    return known;
  }
}

function keep(cache: ByEnvironment, { environment, expression }: Term, known: Known): void {
  const ofEnvironment = cache.get(environment) ?? new Map<Expression, Known>();
  cache.set(environment, ofEnvironment.set(expression, known));
}
