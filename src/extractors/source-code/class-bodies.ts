import type { ClassNode, Expression, Scope, Span } from './program.ts';
import { giveField, type ProgramBuilder } from './program-builder.ts';

/** A class in whose body its members can be named without their object (Java, Kotlin, Scala, C#). */
export interface ClassParts {
  readonly name: string | undefined;
  readonly parent: Expression | undefined;
  readonly span: Span;
  /** Names of its fields, methods and properties: they can be used before they are written. */
  readonly members: readonly string[];
  readonly read: (owner: ClassNode) => void;
}

/** What a class extends: one type, or any of several, those that are classes first. */
export function parentOf(types: readonly Expression[], { start, end }: Span): Expression | undefined {
  const [only] = types;
  return types.length < 2 ? only : { kind: 'fallback', options: types, start, end };
}

const bodies = new WeakMap<Scope, ClassNode>();

export function readClassBody(builder: ProgramBuilder, { name, parent, span, members, read }: ClassParts): Expression {
  const owner: ClassNode = { name, fields: new Map(), methods: new Map(), parent };
  const value: Expression = { kind: 'class', class: owner, ...span };
  if (name !== undefined) define(builder, name, value);
  builder.inClass(owner, () =>
    builder.inScope(() => {
      bodies.set(builder.scope, owner);
      for (const member of members) builder.declare(member, ownMember(owner, member, span), span.start);
      read(owner);
    }),
  );
  return value;
}

/** The class whose body the scope is. */
export function classOfBody(scope: Scope): ClassNode | undefined {
  return bodies.get(scope);
}

/** Gives a name of the class body or block that is read a value. */
export function define(builder: ProgramBuilder, name: string, value: Expression): void {
  const owner = classOfBody(builder.scope);
  if (owner) giveField(owner, name, value);
  if (!owner || value.kind === 'class') builder.declare(name, value, value.start);
}

/** A constructor is found by its class; where there are several, by how much it takes. */
export function defineConstructor(owner: ClassNode, maker: Expression & { readonly kind: 'function' }): void {
  giveField(owner, 'constructor', maker);
  const known = owner.methods.get('constructor');
  if (!known || known.parameters.length < maker.function.parameters.length) {
    owner.methods.set('constructor', maker.function);
  }
}

/** A name where it stands: of a class around it, its own object's member. */
export function memberNamed(builder: ProgramBuilder, name: string, at: Span): Expression | undefined {
  for (let scope: Scope | undefined = builder.scope; scope; scope = scope.parent) {
    const owner = bodies.get(scope);
    if (!scope.names.has(name)) continue;
    return owner && scope.names.get(name)?.definitions[0]?.value?.kind === 'member'
      ? ownMember(owner, name, at)
      : undefined;
  }
  return undefined;
}

/** A name that nothing in the file declares may be inherited. */
export function inheritedMember(builder: ProgramBuilder, name: string, at: Span): Expression | undefined {
  const owner = builder.currentClass;
  // Classes are written with a capital, constants in capitals: `HTTP_PORT`.
  if (!owner?.parent || !builder.isFree(name) || !/^[a-z_]|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^PORT$/.test(name))
    return undefined;
  return ownMember(owner, name, at);
}

function ownMember(owner: ClassNode, name: string, { start, end }: Span): Expression {
  return { kind: 'member', object: { kind: 'self', class: owner, start, end }, name, nameStart: start, start, end };
}
