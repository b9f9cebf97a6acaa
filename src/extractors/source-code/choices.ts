import type { Branch, Expression, Program } from './program.ts';

/** Nothing, of what there is only when a variable is set: `const host = process.env.HOST; host ? { port: 80 } : undefined`. */
export function unlessSet(choice: Expression, { text: code }: Program): readonly Expression[] | undefined {
  if (choice.kind !== 'choice') return undefined;
  const {
    condition,
    options: [, otherwise],
  } = choice;
  if (otherwise?.kind !== 'constant' || !/^(?:undefined|null|false)$/.test(otherwise.text)) return undefined;
  const isNamed = () =>
    /^[A-Za-z_]\w{0,50}$/.test(condition) &&
    new RegExp(`\\bconst ${condition} *= *${variable.source.slice(1)}`, 'm').test(code);
  return variable.test(condition) || isNamed() ? [otherwise] : undefined;
}

const variable = /^process\.env\.\w+;?$/;
const mode = /process\.env(?:\??\.NODE_ENV|\[['"]NODE_ENV['"]\])/.source;
const text = /['"](?<text>\w+)['"]/.source;
const comparisons = [
  new RegExp(`^${mode}(?<operator>[!=]==?)${text}$`),
  new RegExp(`^${text}(?<operator>[!=]==?)${mode}$`),
];

/** A comparison of NODE_ENV with a text: which text, and whether it holds where nothing sets the variable. */
export function modeComparison(condition: string): { readonly mode: string; readonly holdsUnset: boolean } | undefined {
  const [, not, compared = ''] = /^(!?)(.*)$/s.exec(condition.slice(0, 200).replace(/[\s()]/g, '')) ?? [];
  const groups = comparisons.map((comparison) => comparison.exec(compared)?.groups).find(Boolean);
  if (!groups) return undefined;
  const { operator = '', text: compareTo = '' } = groups;
  return { mode: compareTo, holdsUnset: operator.startsWith('!') !== (not === '!') };
}

const comparedTo = new RegExp(`[!=]==?\\s*${text}[\\s)]*$`);

/** Whether a condition rarely holds on a developer's machine: production, TLS. Undefined: it doesn't tell. */
function isSeldom(condition: string): boolean | undefined {
  const comparison = modeComparison(condition);
  if (comparison) return !comparison.holdsUnset;
  const negated = /!==|!=|^\(?\s*(?:!|not\b)/.test(condition);
  // `fetch("ENV", "development") == "production"`: what is compared with says more than the default does.
  const said = comparedTo.exec(condition.slice(-60))?.groups?.['text'] ?? condition;
  if (/\b(?:dev|development|local|debug)\b|isDev/i.test(said)) return negated;
  return /prod|https|ssl|tls|secure|test|staging|\bci\b/i.test(said) ? !negated : undefined;
}

/**
 * The values of `a || b` in their order, and of a ternary the likelier first. `isTaken ? 0 : port`: zero, which is any port,
 * stands for the unusual way.
 */
export function likeliestFirst(expression: Expression & { kind: 'fallback' | 'choice' }): readonly Expression[] {
  const { kind, options } = expression;
  if (kind === 'fallback') return options;
  const usual = modeComparison(expression.condition) ? options : options.filter((option) => !isZero(option));
  const likely = usual.length > 0 ? usual : options;
  return isSeldom(expression.condition) ? likely.toReversed() : likely;
}

function isZero(option: Expression): boolean {
  return option.kind === 'number' && option.value === 0;
}

/** Whether a branch is rarely taken. The last arm of an `if` is taken when its condition doesn't hold. */
export function isSeldomTaken({ condition, isElse }: Branch): boolean {
  const seldom = isSeldom(condition);
  return isElse ? seldom === false : seldom === true;
}
