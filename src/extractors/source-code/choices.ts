import type { Branch, Expression } from './program.ts';

const mode = /process\.env(?:\??\.NODE_ENV|\[['"]NODE_ENV['"]\])/.source;
const comparison = new RegExp(
  `^${mode}(?<operator>[!=]==?)(?:'\\w+'|"\\w+")$|^(?:'\\w+'|"\\w+")(?<reversed>[!=]==?)${mode}$`,
);

/** Whether a comparison of NODE_ENV with a text holds where nothing sets it; undefined: it is no such condition. */
export function holdsWithoutMode(condition: string): boolean | undefined {
  const [, not, compared = ''] = /^(!?)(.*)$/s.exec(condition.slice(0, 200).replace(/[\s()]/g, '')) ?? [];
  const { operator, reversed } = comparison.exec(compared)?.groups ?? {};
  const asked = operator ?? reversed;
  return asked === undefined ? undefined : asked.startsWith('!') !== (not === '!');
}

/** Whether a condition rarely holds on a developer's machine: production, TLS. Undefined: it doesn't tell. */
function isSeldom(condition: string): boolean | undefined {
  const holds = holdsWithoutMode(condition);
  if (holds !== undefined) return !holds;
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
