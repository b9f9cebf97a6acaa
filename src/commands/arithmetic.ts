import type { Formula, NumberRange } from '../parsing/shell-nodes.ts';
import type { Scope } from './scope.ts';

/** An integer, and the environment variable that it would follow. */
export interface Calculated {
  readonly value: number;
  readonly variable?: string;
}

/** More numbers than these are no set of servers. */
const mostNumbers = 100;

/** What a formula comes to; undefined where a variable has no value that is known. */
export function calculate(formula: Formula, scope: Scope): Calculated | undefined {
  switch (formula.kind) {
    case 'number':
      return formula;
    case 'variable':
      return integerIn(formula.name, scope);
    case 'operation': {
      const left = calculate(formula.left, scope);
      const right = left && calculate(formula.right, scope);
      const value = right && operate(formula.operator, left.value, right.value);
      const variable = left?.variable ?? right?.variable;
      return value === undefined ? undefined : { value, ...(variable === undefined ? {} : { variable }) };
    }
    case 'unknown':
      return undefined;
  }
}

/** The numbers of a range; undefined where an end has no value that is known. */
export function numbersOf(
  { first, last, excludesLast, step }: NumberRange,
  scope: Scope,
): readonly number[] | undefined {
  const from = calculate(first, scope)?.value;
  const end = calculate(last, scope)?.value;
  if (from === undefined || end === undefined) return undefined;
  const to = excludesLast ? end - 1 : end;
  return numbersBetween(from, to, to < from && !excludesLast ? -step : step);
}

/** From one number to the other, the latter included. */
export function numbersBetween(from: number, to: number, step: number): readonly number[] {
  const count = Math.floor((to - from) / step) + 1;
  return Array.from({ length: Math.max(0, Math.min(count, mostNumbers)) }, (_, index) => from + index * step);
}

function integerIn(name: string, scope: Scope): Calculated | undefined {
  const value = /^[1-9]$/.test(name) ? scope.arguments[Number(name) - 1] : scope.variables.get(name)?.value;
  if (!value?.isResolved || !/^\d{1,9}$/.test(value.text)) return undefined;
  const { variable } = value;
  return { value: Number(value.text), ...(variable === undefined ? {} : { variable }) };
}

function operate(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : Math.trunc(left / right);
    case '%':
      return right === 0 ? undefined : left % right;
    default:
      return undefined;
  }
}
