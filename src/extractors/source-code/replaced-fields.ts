import type { ClassNode, Expression, FunctionNode, Span } from './program.ts';

/** A value that a constructor gives a field of its object whenever it runs. */
export interface MadeField {
  readonly owner: ClassNode;
  readonly name: string;
  readonly value: Expression;
  readonly maker: FunctionNode;
}

/**
 * Forgets what the body of a class gives its fields where the only constructor gives them another value at any rate:
 * nobody sees it. `makers` are all constructors of the file.
 */
export function forgetReplaced(made: readonly MadeField[], makers: readonly FunctionNode[], text: string): void {
  for (const { owner, name, value, maker } of made) {
    const isOnly = makers.filter((other) => other.class === owner).length === 1;
    const written = text.slice(value.start, value.end);
    const keepsFormer = ['this.', 'self.', 'this->'].some((own) => written.includes(`${own}${name}`));
    const values = owner.fields.get(name);
    if (!isOnly || keepsFormer || !values) continue;
    const functions = [maker, ...owner.methods.values()].map(({ span }) => span);
    const isKept = (given: Expression) => given.kind === 'typed' || functions.some((span) => isWithin(given, span));
    owner.fields.set(name, values.filter(isKept));
  }
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
