import type { Rule } from '../model/rule.ts';

/** Where people read about the tool. */
export const homepage = 'https://github.com/org/port-preflight';

/** Where a rule is explained. */
export function pageOf(ruleId: Rule['id']): string {
  return `${homepage}/blob/main/RULES.md#${ruleId}`;
}
