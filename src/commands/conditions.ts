import type { CaseItem, ShellWord, TestTree } from '../parsing/shell-nodes.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { expand } from './expansion.ts';
import type { Scope } from './scope.ts';

/**
 * Whether a condition of a shell program holds; undefined: that shows only when it runs. A variable that the scope doesn't
 * know may have any value, so nothing is concluded from its absence.
 */
export function truthOf(tree: TestTree, line: TracedText, scope: Scope): boolean | undefined {
  switch (tree.kind) {
    case 'comparison':
      return compare(
        tree.operator,
        tree.words.map((word) => textOf(word, line, scope)),
        tree.words.at(-1),
      );
    case 'not':
      return negated(truthOf(tree.operand, line, scope));
    case 'and':
      return everyTruth(tree.operands.map((operand) => truthOf(operand, line, scope)));
    case 'or':
      return negated(everyTruth(tree.operands.map((operand) => negated(truthOf(operand, line, scope)))));
  }
}

/** The condition that `[ … ]` and `test …` are given as words. */
export function testOf(name: string, args: readonly ShellWord[]): TestTree {
  return treeOf(name === '[' ? args.slice(0, -1) : args);
}

/** The item of a `case` that runs; `none` where no pattern fits, undefined where that shows only when it runs. */
export function chosenItem(
  word: ShellWord,
  items: readonly CaseItem[],
  line: TracedText,
  scope: Scope,
): CaseItem | 'none' | undefined {
  const value = textOf(word, line, scope);
  if (value === undefined) return undefined;
  for (const item of items) {
    const fits = item.patterns.map((pattern) => matches(value, pattern, line, scope));
    if (fits.includes(true)) return item;
    if (fits.includes(undefined)) return undefined;
  }
  return 'none';
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function everyTruth(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

/** POSIX tells an expression's form by the number of its words; `-o` binds loosest, then `-a`, then `!`. */
function treeOf(words: readonly ShellWord[]): TestTree {
  const texts = words.map(literalOf);
  for (const [operator, kind] of [['-o', 'or'] as const, ['-a', 'and'] as const]) {
    const at = texts.indexOf(operator, 1);
    if (at > 0 && at < words.length - 1)
      return { kind, operands: [treeOf(words.slice(0, at)), treeOf(words.slice(at + 1))] };
  }
  const [first = '', second = ''] = texts;
  if (first === '!' && words.length > 1) return { kind: 'not', operand: treeOf(words.slice(1)) };
  if (words.length === 1) return { kind: 'comparison', operator: '-n', words };
  if (words.length === 2) return { kind: 'comparison', operator: first, words: words.slice(1) };
  if (words.length !== 3) return { kind: 'comparison', operator: '', words };
  return { kind: 'comparison', operator: second, words: [...words.slice(0, 1), ...words.slice(2)] };
}

function compare(
  operator: string,
  values: readonly (string | undefined)[],
  last: ShellWord | undefined,
): boolean | undefined {
  const [left, right] = values;
  if (left === undefined) return undefined;
  if (operator === '-z') return left === '';
  if (operator === '-n') return left !== '';
  if (right === undefined || values.length !== 2) return undefined;
  switch (operator) {
    case '=':
    case '==':
      return isPattern(last) ? undefined : left === right;
    case '!=':
      return isPattern(last) ? undefined : left !== right;
    default:
      return compareNumbers(operator, left, right);
  }
}

const numberComparisons: ReadonlyMap<string, (a: number, b: number) => boolean> = new Map([
  ['-eq', (a, b) => a === b],
  ['-ne', (a, b) => a !== b],
  ['-lt', (a, b) => a < b],
  ['-le', (a, b) => a <= b],
  ['-gt', (a, b) => a > b],
  ['-ge', (a, b) => a >= b],
]);

function compareNumbers(operator: string, left: string, right: string): boolean | undefined {
  const compareThem = numberComparisons.get(operator);
  const isInteger = (text: string) => /^[-+]?\d{1,15}$/.test(text);
  return compareThem && isInteger(left) && isInteger(right) ? compareThem(Number(left), Number(right)) : undefined;
}

function matches(value: string, pattern: ShellWord, line: TracedText, scope: Scope): boolean | undefined {
  if (literalOf(pattern) === '*') return true;
  const text = textOf(pattern, line, scope);
  return text === undefined || isPattern(pattern) ? undefined : text === value;
}

function isPattern(word: ShellWord | undefined): boolean {
  return word?.parts.some((part) => part.kind === 'literal' && /[*?[(]/.test(part.text)) ?? false;
}

function literalOf({ parts }: ShellWord): string | undefined {
  return parts.every((part) => part.kind === 'literal') ? parts.map(({ text }) => text).join('') : undefined;
}

/** What the word is for certain. */
function textOf(word: ShellWord, line: TracedText, scope: Scope): string | undefined {
  if (!isKnown(word, scope)) return undefined;
  const fields = expand(word, line, scope);
  const isCertain = fields.every(({ isResolved, variable }) => isResolved && variable === undefined);
  return isCertain ? fields.map(({ text }) => text).join(' ') : undefined;
}

function isKnown({ parts }: ShellWord, scope: Scope): boolean {
  return parts.every((part) => {
    if (part.kind !== 'variable') return part.kind === 'literal' || part.kind === 'substitution';
    const variable = scope.variables.get(part.name);
    const isSet = variable ? !variable.assumed : scope.arguments[Number(part.name) - 1] !== undefined;
    return isSet && (part.operation === undefined || isKnown(part.operation.word, scope));
  });
}
