import type { Owner } from '../model/declaration.ts';
import type { Repository } from '../model/repository.ts';
import type { ShellNode } from '../parsing/shell-nodes.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import type { Allowance } from './allowance.ts';

export interface Variable {
  readonly value: TracedText;
  /** Of a list: `PORTS=(8001 8002)`. */
  readonly items?: readonly TracedText[];
  /** Programs see it; otherwise only the shell does. */
  readonly exported: boolean;
  /** Set by a file, not by a command line: `.env`. */
  readonly fromFile?: true;
  /** Set by a file that the program may read, or not. */
  readonly possible?: true;
  /** A starter gives it to every process, whether it reads it or not. */
  readonly givenToAll?: true;
  /** Set or changed in a branch that may not be taken: its likely value, from which no condition is decided. */
  readonly assumed?: true;
}

export type Variables = ReadonlyMap<string, Variable>;

/** Whose command line it is, and where it runs. */
export interface CommandContext {
  readonly repository: Repository;
  /** Id of the launch unit that the line belongs to. */
  readonly unit: string;
  readonly namespace: string;
  readonly owner: Owner;
  /** Words that help to tell which service this is: the package's name, the script's. */
  readonly identity: readonly string[];
  /** Where it runs, relative to the root; '' for the root. */
  readonly directory: string;
  readonly variables?: Variables;
  /** `$1`, `$2`, … of a shell script. */
  readonly arguments?: readonly TracedText[];
  /** Arguments that are appended to the line: `npm run dev -- …`. */
  readonly forwarded?: readonly TracedText[];
  /** Its starter gives it a PORT, which nobody knows. */
  readonly isGivenPort?: true;
  /** Shared by all lines of a file, where it may hold many. */
  readonly allowance?: Allowance;
}

/** The state of the shell in front of a command. */
export interface Scope {
  readonly directory: string;
  readonly variables: Variables;
  readonly functions: ReadonlyMap<string, ShellFunction>;
  /** `$1`, `$2`, … */
  readonly arguments: readonly TracedText[];
  /** With root's privileges: `sudo`. */
  readonly elevated?: true;
  /** `set -a`: whatever is assigned is exported. */
  readonly exportsAll?: true;
  /** What is being expanded (`web/package.json#dev`), to leave a cycle. */
  readonly running: readonly string[];
}

export interface ShellFunction {
  readonly body: ShellNode;
  /** The text that the offsets of `body` count in. */
  readonly line: TracedText;
}

/** Deeper expansions are no command lines that a person wrote. */
export const deepest = 24;

export function withVariables(scope: Scope, added: readonly (readonly [string, Variable])[]): Scope {
  return added.length === 0 ? scope : { ...scope, variables: new Map([...scope.variables, ...added]) };
}

export function withVariable(scope: Scope, name: string, value: TracedText, exported: boolean): Scope {
  const known = scope.variables.get(name)?.exported ?? false;
  return withVariables(scope, [[name, { value, exported: exported || known || scope.exportsAll === true }]]);
}

/** The scope of something that the line starts under a name, or undefined when it is already being expanded. */
export function entering(scope: Scope, name: string): Scope | undefined {
  if (scope.running.includes(name) || scope.running.length >= deepest) return undefined;
  return { ...scope, running: [...scope.running, name] };
}

/** What a program sees of the shell: exported variables only, no functions. */
export function asProgram(scope: Scope): Scope {
  const exported = [...scope.variables].filter(([, variable]) => variable.exported);
  return { ...scope, variables: new Map(exported), functions: new Map() };
}
