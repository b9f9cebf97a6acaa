import type { LanguageId } from '../../parsing/source-code.ts';

/**
 * What a source file says, in words that every language shares: expressions, names and what defines them, functions,
 * classes. A reader per language makes it from the syntax tree (javascript.ts, go.ts); everything after that knows no
 * syntax. Offsets count UTF-16 units of the file's text.
 */
export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export type Expression = Span & (Literal | Operation | Access | Structure | { readonly kind: 'unknown' });

type Literal =
  /** `true`, `null`, `undefined`, `nil`. */
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** `contents`: offset of the first character, when the text is written without escapes. */
  | { readonly kind: 'string'; readonly value: string; readonly contents: number | undefined };

type Operation =
  /** `a + b` (adds numbers) and templates (always a text). */
  | { readonly kind: 'joined'; readonly parts: readonly Expression[]; readonly template: boolean }
  /** `a || b`, `a ?? b`: the first that has a value. */
  | { readonly kind: 'fallback'; readonly options: readonly Expression[] }
  | {
      readonly kind: 'choice';
      readonly condition: string;
      readonly options: readonly Expression[];
      /** Of a `match`: when each option is taken. */
      readonly cases?: readonly (Case | undefined)[];
    };

type Access =
  | { readonly kind: 'name'; readonly name: string; readonly scope: Scope; readonly place: Place }
  | { readonly kind: 'member'; readonly object: Expression; readonly name: string; readonly nameStart: number }
  /** The object whose method this is. */
  | { readonly kind: 'self'; readonly class: ClassNode | undefined }
  /** An imported module or package, as it is written: `./config`, `net/http`. */
  | { readonly kind: 'module'; readonly module: string }
  /** The table of environment variables: its members are variables. */
  | { readonly kind: 'environment' }
  /** A member whose name is worked out: `settings[process.env.NODE_ENV]`. */
  | { readonly kind: 'computed'; readonly object: Expression; readonly key: Expression }
  /**
   * A variable after a call that may write through the pointer to it, the argument at the position: `Load(path, &config)`.
   * `before`: the variable until then.
   */
  | { readonly kind: 'written'; readonly call: Expression; readonly index: number; readonly before: Expression }
  /** One of the further values that a call gives, the second is 1: `host, port := address()`. */
  | { readonly kind: 'result'; readonly call: Expression; readonly index: number }
  | Call;

export interface Call {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  /** What is given by name, and the dictionaries that are spread: `f(port=80, **settings)`. */
  readonly keywords?: NamedArguments;
  /** Creates an object: `new Server()`, `http.Server{…}`. */
  readonly creates: boolean;
  readonly place: Place;
}

export interface ObjectParts {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, Expression>;
  readonly spreads: readonly Expression[];
}

export type NamedArguments = Span & ObjectParts;

type Structure =
  | ObjectParts
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'function'; readonly function: FunctionNode }
  | { readonly kind: 'class'; readonly class: ClassNode }
  /** A declared type stands for a value of that type. */
  | { readonly kind: 'typed'; readonly type: Expression }
  /** The type of a field that another file declares: what a C++ constructor's initializer makes. */
  | { readonly kind: 'type-of'; readonly field: Expression }
  /** One of a list's items: what a loop variable is. */
  | { readonly kind: 'element'; readonly of: Expression }
  | FilledParts;

/** An object into which a file of data, or a part of one, is read: `yaml.Unmarshal(data, &config)`. */
interface FilledParts {
  readonly kind: 'filled';
  readonly from: Expression;
  readonly into: Expression;
  /** Once the file is found: the program that `from` is in. */
  readonly source?: Program;
  /** The store of settings that fills it, and the key of the part of them. */
  readonly store?: { readonly object: Expression; readonly program: Program; readonly key: string };
}

export type Filled = Span & FilledParts;

/** Where a call or a definition stands. */
export interface Place {
  readonly function: FunctionNode | undefined;
  /** The branches around it, outermost first. */
  readonly branches: readonly Branch[];
  /** The arms before it that end the function or the program: it is reached only where none of them was taken. */
  readonly passed?: readonly Branch[];
}

/** One arm of an `if`, a `switch`, a ternary. */
export interface Branch {
  /** Identifies the statement: its offset. */
  readonly statement: number;
  readonly arm: number;
  /** The text of its condition; of a `case` its value. */
  readonly condition: string;
  /** Taken when the condition doesn't hold. */
  readonly isElse: boolean;
  /** The arm ends the function or the program: what follows the statement is its alternative. */
  leaves: boolean;
  /** End offset of the statement. */
  readonly end: number;
  /** Where it stands: what the names in its condition mean. */
  scope?: Scope;
  /** Of a `switch`, whose cases are constants: when it is taken. */
  readonly case?: Case;
}

/** When an arm of a `switch` or a `match` is taken. */
export interface Case {
  /** What is compared. */
  readonly subject: Expression;
  /** The texts, or the names of constants, that it is then; none: it is none of those in the other arms. */
  readonly texts: readonly string[];
}

export interface Scope {
  readonly parent: Scope | undefined;
  readonly function: FunctionNode | undefined;
  readonly names: Map<string, Binding>;
}

/** A name of one scope, and everything that gives it a value. */
export interface Binding {
  readonly name: string;
  readonly definitions: Definition[];
  /** The function whose parameter it is, and which one. */
  readonly parameter?: { readonly function: FunctionNode; readonly index: number };
  /** A parameter that takes all that is given by name: `**settings`. */
  readonly takesKeywords?: boolean;
}

export interface Definition {
  /** Undefined: something that can't be known. */
  readonly value: Expression | undefined;
  /** Offset from which it holds: the end of what gives the value. */
  readonly at: number;
  readonly place: Place;
  /** Only when it has no value yet: a parameter's default, `||=`, a declared type. */
  readonly fallback: boolean;
}

export interface FunctionNode {
  readonly name: string | undefined;
  readonly parameters: readonly Binding[];
  readonly returns: Expression[];
  /** What it returns besides, by its position. */
  readonly furtherReturns?: Map<number, Expression[]>;
  /** The arms in which what it returns stands, where there are any. */
  readonly returnedIn?: Map<Expression, readonly Branch[]>;
  /** What it gives by its declared type, where it has one. */
  readonly resultType?: Expression;
  readonly class: ClassNode | undefined;
  /** Where it is written. */
  readonly place: Place;
  readonly span: Span;
}

/** A class, or a struct type with its methods. */
export interface ClassNode {
  readonly name: string | undefined;
  /** What each field is given, and its declared type. */
  readonly fields: Map<string, Expression[]>;
  readonly methods: Map<string, FunctionNode>;
  readonly parent: Expression | undefined;
  /** The fields in the order in which a maker that nobody has written takes them: `@dataclass`, `Struct.new(:host, :port)`. */
  readonly positional?: string[];
  /** Fields whose own fields are the object's too (Go). */
  readonly embedded?: string[];
  /** What tags call the fields in files of data (Go). */
  readonly dataNames?: Map<string, readonly string[]>;
}

/** `target.name = value`, where the target is no plain name. */
export interface MemberAssignment {
  readonly target: Expression & { readonly kind: 'member' };
  readonly value: Expression;
  readonly at: number;
}

/** A function that another one calls with these arguments: `promise.then(f)`, `list.forEach(f)` (each item in turn). */
export interface CallbackSite {
  readonly function: FunctionNode;
  readonly argument: Expression;
  readonly each: boolean;
}

/** The name under which a module exports itself: `module.exports = …`. */
export const wholeModule = 'module.exports';

export interface Program {
  readonly path: string;
  readonly language: LanguageId;
  readonly text: string;
  readonly top: Scope;
  readonly calls: readonly (Expression & Call)[];
  readonly assignments: readonly MemberAssignment[];
  readonly callbacks: readonly CallbackSite[];
  /** Struct types by name, where methods may stand in other files than the type (Go). */
  readonly classes: ReadonlyMap<string, ClassNode>;
  /** Go: what the file gives variables that another file of the package declares. */
  readonly given?: ReadonlyMap<string, readonly Expression[]>;
  /** What other files see, by name: `default` is JavaScript's. */
  readonly exports: ReadonlyMap<string, Expression>;
  /** Every name of the file's top can be imported (Python). */
  readonly exportsAll?: boolean;
  /** Modules whose exports are passed on (`export * from`). */
  readonly passedOn: readonly string[];
  /** Modules of which every name is taken over (`use a::*`). */
  readonly wildcards: readonly Expression[];
  /** The first stretch that could not be parsed. */
  readonly error?: Span;
  /** Go: the package's name. */
  readonly package?: string;
}

/** The binding that a name means, seen from a scope. */
export function bindingOf(name: string, scope: Scope): Binding | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const binding = at.names.get(name);
    if (binding) return binding;
  }
  return undefined;
}

/**
 * The binding that a name means where it stands: one whose definitions all come later in the same function hides nothing
 * yet (`if let Some(port) = port`, `port := port`).
 */
export function bindingAt({ name, scope, place, start }: Expression & { readonly kind: 'name' }): Binding | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const binding = at.names.get(name);
    const holds = binding?.definitions.some((definition) => {
      return definition.at <= start || definition.place.function !== place.function;
    });
    if (binding && (holds || binding.parameter || binding.definitions.length === 0)) return binding;
  }
  return bindingOf(name, scope);
}

/** The class of a method's own object that has a name (Go's receiver). */
export function classOf(object: Expression): ClassNode | undefined {
  if (object.kind !== 'name') return undefined;
  const value = bindingOf(object.name, object.scope)?.definitions[0]?.value;
  return value?.kind === 'self' ? value.class : undefined;
}
