import { type Finding, severityRank } from '../model/finding.ts';
import { compareLocations, compareText } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';

/** The worst first, then by place: the order in which every output tells them. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      severityRank(a.severity) - severityRank(b.severity) ||
      compareLocations(a.location, b.location) ||
      compareText(a.ruleId, b.ruleId) ||
      compareText(a.fingerprint, b.fingerprint) ||
      compareText(a.message, b.message),
  );
}

export function problemsInOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      severityRank(a.severity) - severityRank(b.severity) ||
      compareLocations(a.location, b.location) ||
      compareText(a.message, b.message),
  );
}
