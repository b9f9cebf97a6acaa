import type { Branch, Expression } from './program.ts';

/** Whether a condition rarely holds on a developer's machine: production, TLS. Undefined: it doesn't tell. */
function isSeldom(condition: string): boolean | undefined {
  const negated = /!==|!=|^\(?\s*(?:!|not\b)/.test(condition);
  if (/\b(?:dev|development|local|debug)\b|isDev/i.test(condition)) return negated;
  return /prod|https|ssl|tls|secure|test|staging|\bci\b/i.test(condition) ? !negated : undefined;
}

/** The values of `a || b` in their order, and of a ternary the likelier first. */
export function likeliestFirst(expression: Expression & { kind: 'fallback' | 'choice' }): readonly Expression[] {
  const isUnlikely = expression.kind === 'choice' && isSeldom(expression.condition);
  return isUnlikely ? expression.options.toReversed() : expression.options;
}

/** Whether a branch is rarely taken. The last arm of an `if` is taken when its condition doesn't hold. */
export function isSeldomTaken({ condition, isElse }: Branch): boolean {
  const seldom = isSeldom(condition);
  return isElse ? seldom === false : seldom === true;
}
