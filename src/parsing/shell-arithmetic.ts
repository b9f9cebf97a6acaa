import type { ArithmeticExpression, ArithmeticFor } from 'unbash';
import type { Formula, NumberRange } from './shell-nodes.ts';

const unknown: Formula = { kind: 'unknown' };

/** Deeper formulas are nothing that a person wrote. */
const deepest = 100;

/** `BASE + i`; what has effects or works on bits is `unknown`. */
export function toFormula(expression: ArithmeticExpression | undefined, depth = 0): Formula {
  if (depth > deepest) return unknown;
  switch (expression?.type) {
    case 'ArithmeticGroup':
      return toFormula(expression.expression, depth + 1);
    case 'ArithmeticWord':
      return toOperand(expression.value);
    case 'ArithmeticBinary':
      return {
        kind: 'operation',
        operator: expression.operator,
        left: toFormula(expression.left, depth + 1),
        right: toFormula(expression.right, depth + 1),
      };
    default:
      return unknown;
  }
}

/** `7000`, `i`, `$i`, `${i}` */
function toOperand(text: string): Formula {
  if (/^\d{1,9}$/.test(text) && !/^0\d/.test(text)) return { kind: 'number', value: Number(text) };
  const name = /^(?:\$?([A-Za-z_]\w*|[1-9])|\$\{([A-Za-z_]\w*|[1-9])\})$/.exec(text);
  return name ? { kind: 'variable', name: name[1] ?? name[2] ?? '' } : unknown;
}

/** `{1..3}`, `{0..10..5}` */
export function bracedRange(text: string, start: number): NumberRange | undefined {
  const [, first, last, step = '1'] = /^\{(\d{1,9})\.\.(\d{1,9})(?:\.\.(\d{1,9}))?\}$/.exec(text) ?? [];
  if (first === undefined || last === undefined || Number(step) === 0) return undefined;
  return {
    kind: 'range',
    first: { kind: 'number', value: Number(first) },
    last: { kind: 'number', value: Number(last) },
    step: Number(step),
    start,
    end: start + text.length,
  };
}

/** `for ((i = 0; i < 4; i++))`: which variable counts, and what. */
export function countedBy({ initialize, test, update, pos }: ArithmeticFor) {
  if (initialize?.type !== 'ArithmeticBinary' || initialize.operator !== '=') return undefined;
  if (test?.type !== 'ArithmeticBinary' || !['<', '<='].includes(test.operator)) return undefined;
  const counter = toFormula(initialize.left);
  const step = stepOf(update);
  if (counter.kind !== 'variable' || step === undefined) return undefined;
  const range: NumberRange = {
    kind: 'range',
    first: toFormula(initialize.right),
    last: toFormula(test.right),
    ...(test.operator === '<' ? { excludesLast: true } : {}),
    step,
    start: pos,
    end: update?.end ?? test.end,
  };
  return { variable: counter.name, range };
}

/** `i++`, `i += 2` */
function stepOf(update: ArithmeticExpression | undefined): number | undefined {
  if (update?.type === 'ArithmeticUnary') return update.operator === '++' ? 1 : undefined;
  if (update?.type !== 'ArithmeticBinary' || update.operator !== '+=') return undefined;
  const step = toFormula(update.right);
  return step.kind === 'number' && step.value > 0 ? step.value : undefined;
}
