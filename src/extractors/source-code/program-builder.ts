import type { LanguageId, SyntaxNode } from '../../parsing/source-code.ts';
import type { WriteCall } from '../../signatures/listen-calls/signature.ts';
import { writtenThrough } from './pointer-writes.ts';
import {
  type Binding,
  type Branch,
  bindingOf,
  type Call,
  type CallbackSite,
  type ClassNode,
  classOf,
  type Definition,
  type Expression,
  type FunctionNode,
  type MemberAssignment,
  type NamedArguments,
  type Place,
  type Program,
  type Scope,
  type Span,
} from './program.ts';
import { forgetReplaced, type MadeField } from './replaced-fields.ts';

interface FunctionParts {
  readonly name: string | undefined;
  readonly span: Span;
  readonly resultType?: Expression;
  /** Declares the parameters in the function's scope. */
  readonly parameters: (scope: Scope) => Binding[];
  /** Reads the body; an arrow function's body is its value. */
  readonly body: () => Expression | undefined;
}

/** Of the arms before a call that end its function only so many are kept. */
const mostPassed = 20;

type Name = Expression & { readonly kind: 'name' };

/** Collects a program while a language's reader walks the syntax tree: keeps the scope, the function and the branches. */
export class ProgramBuilder {
  readonly text: string;
  readonly exports = new Map<string, Expression>();
  readonly passedOn: string[] = [];
  /** Every name of the file's top can be imported. */
  exportsAll = false;
  readonly wildcards: Expression[] = [];
  /** The package's name, in a language whose packages share their top-level names. */
  packageName: string | undefined;
  readonly callbacks: CallbackSite[] = [];
  readonly classes = new Map<string, ClassNode>();
  readonly top: Scope = { parent: undefined, function: undefined, names: new Map() };
  scope: Scope = this.top;
  currentClass: ClassNode | undefined;
  readonly #calls: (Expression & Call)[] = [];
  readonly #assignments: MemberAssignment[] = [];
  readonly #made: MadeField[] = [];
  readonly #makers: FunctionNode[] = [];
  readonly #pending: { readonly target: Name; readonly definition: Definition }[] = [];
  place: Place = { function: undefined, branches: [] };

  constructor(text: string) {
    this.text = text;
  }

  textOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  name(node: SyntaxNode, name = this.textOf(node)): Name {
    return { kind: 'name', name, scope: this.scope, place: this.place, start: node.start, end: node.end };
  }

  call(
    node: Span,
    callee: Expression,
    args: readonly Expression[],
    creates = false,
    keywords?: NamedArguments,
  ): Expression {
    const call = {
      kind: 'call',
      callee,
      arguments: args,
      creates,
      ...(keywords ? { keywords } : {}),
      place: this.place,
      start: node.start,
      end: node.end,
    } as const;
    this.#calls.push(call);
    return call;
  }

  /** Gives a name of the scope a value; undefined: one that can't be known. */
  declare(
    name: string,
    value: Expression | undefined,
    at: number,
    { scope = this.scope, fallback = false } = {},
  ): Binding {
    const binding = scope.names.get(name) ?? { name, definitions: [] };
    scope.names.set(name, binding);
    if (value) binding.definitions.push({ value, at, place: this.place, fallback });
    return binding;
  }

  declareParameter(
    scope: Scope,
    index: number,
    name: string,
    fallback: readonly Expression[],
    { takesKeywords = false, label = name } = {},
  ): Binding {
    const owner = scope.function;
    const binding: Binding = {
      name: label,
      definitions: [],
      ...(owner ? { parameter: { function: owner, index } } : {}),
      ...(takesKeywords ? { takesKeywords } : {}),
    };
    for (const value of fallback) {
      binding.definitions.push({ value, at: value.start, place: { function: owner, branches: [] }, fallback: true });
    }
    scope.names.set(name, binding);
    return binding;
  }

  /** `target = value`. Names are looked up at the end, when everything is declared. */
  assign(target: Expression, value: Expression | undefined, at: number, fallback = false, place = this.place): void {
    if (target.kind === 'name') {
      this.#pending.push({ target, definition: { value, at, place, fallback } });
    } else if (target.kind === 'member' && target.object.kind === 'self' && value) {
      if (target.object.class) this.giveOwnField(target.object.class, target.name, value, place);
    } else if (target.kind === 'member' && value) {
      this.#assignments.push({ target, value, at });
    }
  }

  /** What a method gives a field of its own object. */
  giveOwnField(owner: ClassNode, name: string, value: Expression, { function: maker, branches } = this.place): void {
    // What a setter is given counts before what it replaces.
    giveField(owner, name, value, maker?.name !== 'constructor' && isParameter(value));
    const isMade = maker?.name === 'constructor' && maker.class === owner && branches.length === 0;
    if (isMade) this.#made.push({ owner, name, value, maker });
  }

  inScope<T>(read: () => T, names: Scope['names'] = new Map()): T {
    const outer = this.scope;
    this.scope = { parent: outer, function: this.place.function, names };
    const result = read();
    this.scope = outer;
    return result;
  }

  inBranch<T>(branch: Branch, read: () => T): T {
    const outer = this.place;
    branch.scope = this.scope;
    this.place = { ...outer, branches: [...outer.branches, branch] };
    const result = read();
    this.place = branch.leaves ? { ...outer, passed: [...(outer.passed ?? []), branch].slice(-mostPassed) } : outer;
    return result;
  }

  inClass<T>(node: ClassNode, read: () => T): T {
    const outer = this.currentClass;
    this.currentClass = node;
    const result = read();
    this.currentClass = outer;
    return result;
  }

  function({ name, span, resultType, parameters, body }: FunctionParts): FunctionNode {
    const bindings: Binding[] = [];
    const node: FunctionNode = {
      name,
      parameters: bindings,
      returns: [],
      furtherReturns: new Map(),
      returnedIn: new Map(),
      class: this.currentClass,
      place: this.place,
      span,
      ...(resultType ? { resultType } : {}),
    };
    if (name === 'constructor') this.#makers.push(node);
    const outer = { scope: this.scope, place: this.place };
    this.place = { function: node, branches: [] };
    this.scope = { parent: outer.scope, function: node, names: new Map() };
    bindings.push(...parameters(this.scope));
    const value = body();
    if (value) node.returns.push(value);
    this.scope = outer.scope;
    this.place = outer.place;
    return node;
  }

  returns(value: Expression): void {
    const { function: around, branches } = this.place;
    around?.returns.push(value);
    if (branches.length > 0) around?.returnedIn?.set(value, branches);
  }

  returnsFurther(value: Expression, index: number): void {
    const further = this.place.function?.furtherReturns;
    further?.set(index, [...(further.get(index) ?? []), value]);
  }

  /** The scope of the innermost function, or the file's: where JavaScript's `var` lives. */
  functionScope(): Scope {
    let scope = this.scope;
    while (scope.parent && scope.parent.function === scope.function) scope = scope.parent;
    return scope;
  }

  /** A call that writes through a pointer is an assignment. */
  #write(call: Expression & Call, writes: readonly WriteCall[]): void {
    const written = writtenThrough(call, writes);
    if (written) this.assign(written.target, written.value, call.end, false, call.place);
  }

  /** The other files of a package see every name of the file's top, except imports. */
  #exportTop(): void {
    for (const [name, { definitions }] of this.top.names) {
      const value = definitions[0]?.value;
      if (!value || isImport(value)) continue;
      const { start, end } = value;
      this.exports.set(name, { kind: 'name', name, scope: this.top, place: this.place, start, end });
    }
  }

  /** As they are when the file has run: seen from its end. */
  #exportAll(): void {
    const end = { start: this.text.length, end: this.text.length };
    for (const name of this.top.names.keys()) {
      this.exports.set(name, { kind: 'name', name, scope: this.top, place: this.place, ...end });
    }
  }

  /** Whether `name` would be found outside of the program: a global, or a name of another file of the package. */
  isFree(name: string): boolean {
    return bindingOf(name, this.scope) === undefined;
  }

  /** Adds what is assigned to names to their definitions; gives what names get that the file doesn't declare. */
  #defineNames(): ReadonlyMap<string, readonly Expression[]> {
    const given = new Map<string, readonly Expression[]>();
    for (const { target, definition } of this.#pending) {
      const binding = bindingOf(target.name, target.scope);
      if (binding) binding.definitions.push(definition);
      else if (definition.value) given.set(target.name, [...(given.get(target.name) ?? []), definition.value]);
    }
    return given;
  }

  build(path: string, language: LanguageId, writes: readonly WriteCall[]): Program {
    const { packageName } = this;
    if (packageName !== undefined) this.#exportTop();
    if (this.exportsAll) this.#exportAll();
    for (const call of this.#calls) this.#write(call, writes);
    const given = this.#defineNames();
    for (const { target, value } of this.#assignments) {
      const owner = classOf(target.object);
      const place = target.object.kind === 'name' ? target.object.place : undefined;
      if (owner) this.giveOwnField(owner, target.name, value, place);
    }
    forgetReplaced(this.#made, this.#makers, this.text);
    return {
      path,
      language,
      text: this.text,
      top: this.top,
      calls: this.#calls,
      assignments: this.#assignments,
      callbacks: this.callbacks,
      classes: this.classes,
      exports: this.exports,
      ...(this.exportsAll ? { exportsAll: true } : {}),
      passedOn: this.passedOn,
      wildcards: this.wildcards,
      ...(packageName === undefined ? {} : { package: packageName, given }),
    };
  }
}

/** A module, or what is taken out of one. */
function isImport(value: Expression): boolean {
  return value.kind === 'module' || (value.kind === 'member' && isImport(value.object));
}

export function giveField(node: ClassNode, name: string, value: Expression, isLikeliest = false): void {
  const values = node.fields.get(name);
  if (!values) node.fields.set(name, [value]);
  else if (isLikeliest) values.unshift(value);
  else values.push(value);
}

function isParameter(value: Expression): boolean {
  return value.kind === 'name' && bindingOf(value.name, value.scope)?.parameter !== undefined;
}
