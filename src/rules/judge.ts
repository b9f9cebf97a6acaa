import type { Finding } from '../model/finding.ts';
import { compareLocations, compareText } from '../model/location.ts';
import type { Rule, RuleContext, Verdict } from '../model/rule.ts';
import { fingerprint, identityText } from './fingerprint.ts';
import { defaultRules } from './index.ts';
import { Suggestions } from './suggestions.ts';

/** Runs the rules and makes findings of what they say: sorted by place, each with its suggestion and fingerprint. */
export function judge(context: RuleContext, rules: readonly Rule[] = defaultRules): readonly Finding[] {
  const verdicts = rules
    .flatMap((rule) => Array.from(rule.check(context), (verdict) => ({ ruleId: rule.id, verdict })))
    .sort(byPlace);
  // In the order of places, so that the same repository always gets the same ports.
  const suggestions = new Suggestions(context.map);
  const occurrences = new Map<string, number>();
  return verdicts.map(({ ruleId, verdict }) => {
    const identity = identityText(ruleId, verdict);
    const nth = (occurrences.get(identity) ?? 0) + 1;
    occurrences.set(identity, nth);
    const { move, ...said } = verdict;
    const suggestion = move ? suggestions.moving(move) : said.suggestion;
    return { ruleId, ...said, ...(suggestion ? { suggestion } : {}), fingerprint: fingerprint(ruleId, verdict, nth) };
  });
}

interface Spoken {
  readonly ruleId: string;
  readonly verdict: Verdict;
}

function byPlace(a: Spoken, b: Spoken): number {
  return (
    compareLocations(a.verdict.location, b.verdict.location) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.verdict.cause ?? '', b.verdict.cause ?? '') ||
    compareText(a.verdict.message, b.verdict.message)
  );
}
