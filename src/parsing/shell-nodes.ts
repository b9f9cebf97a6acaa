/**
 * A shell program as we walk it. Offsets are UTF-16 indexes into the text that was parsed.
 * cmd.exe's and PowerShell's forms that a POSIX shell reads as words (`set X=1`, `$env:X=1`) stay commands here.
 */
export type ShellNode =
  | ShellCommand
  | { readonly kind: 'sequence' | 'pipeline'; readonly steps: readonly ShellNode[] }
  | { readonly kind: 'background' | 'group' | 'subshell' | 'not'; readonly body: ShellNode }
  /** `a && b || c`. */
  | { readonly kind: 'logical'; readonly first: ShellNode; readonly rest: readonly LogicalStep[] }
  | { readonly kind: 'for'; readonly variable: string; readonly words: readonly ShellWord[]; readonly body: ShellNode }
  /** `if`, `elif`, …; the last branch is the `else`. */
  | { readonly kind: 'branches'; readonly conditions: readonly ShellNode[]; readonly branches: readonly ShellNode[] }
  | { readonly kind: 'case'; readonly word: ShellWord; readonly items: readonly CaseItem[] }
  | ShellTest
  | { readonly kind: 'function'; readonly name: string; readonly body: ShellNode };

/** What runs after a command that succeeded (`&&`) or failed (`||`). */
export interface LogicalStep {
  readonly operator: '&&' | '||';
  readonly node: ShellNode;
}

export interface CaseItem {
  readonly patterns: readonly ShellWord[];
  readonly body: ShellNode;
}

/** `[[ … ]]`. */
export interface ShellTest {
  readonly kind: 'test';
  readonly expression: TestTree;
}

/** A condition: comparisons, each an operator and one or two words, joined by `!`, `&&` and `||`. */
export type TestTree =
  | { readonly kind: 'comparison'; readonly operator: string; readonly words: readonly ShellWord[] }
  | { readonly kind: 'not'; readonly operand: TestTree }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly TestTree[] };

export interface ShellCommand {
  readonly kind: 'command';
  readonly assignments: readonly ShellAssignment[];
  readonly words: readonly ShellWord[];
  readonly start: number;
  readonly end: number;
}

export interface ShellAssignment {
  readonly name: string;
  /** Of a list its first item, as `$NAME` has it. */
  readonly value: ShellWord;
  /** `NAME=(a b c)` */
  readonly items?: readonly ShellWord[];
}

export interface ShellWord {
  readonly parts: readonly WordPart[];
  readonly start: number;
  readonly end: number;
}

export type WordPart =
  /** Characters that stand for themselves, without quotes and backslashes; the first one is at `start`. */
  | { readonly kind: 'literal'; readonly text: string; readonly start: number }
  | VariablePart
  /** `$(…)`; `body` is absent where its offsets would not be those of this text. */
  | { readonly kind: 'substitution'; readonly body?: ShellNode; readonly start: number; readonly end: number }
  /** `$((BASE + 1))` */
  | { readonly kind: 'arithmetic'; readonly formula: Formula; readonly start: number; readonly end: number }
  /** Several words, a number each: `{0..3}`, and what `for ((i = 0; i < 4; i++))` counts. */
  | NumberRange
  /** Something that has a value only when it runs: `<(…)`, `$'…'`. */
  | { readonly kind: 'opaque'; readonly start: number; readonly end: number };

export interface VariablePart {
  readonly kind: 'variable';
  readonly name: string;
  readonly quoted: boolean;
  /** `${NAME[@]}`: every item of a list. */
  readonly all?: true;
  /** `${NAME:-word}` and its like. */
  readonly operation?: { readonly operator: string; readonly word: ShellWord };
  readonly start: number;
  readonly end: number;
}

/** The words from `first` on, up to `last` (which may be left out), `step` apart. */
export interface NumberRange {
  readonly kind: 'range';
  readonly first: Formula;
  readonly last: Formula;
  readonly excludesLast?: true;
  readonly step: number;
  readonly start: number;
  readonly end: number;
}

/** Arithmetic of integers. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Formula; readonly right: Formula }
  /** What is not read: assignments, bits, comparisons. */
  | { readonly kind: 'unknown' };
