import type { Related, Severity, Suggestion } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Report } from '../model/report.ts';
import { inOrder, problemsInOrder } from './order.ts';
import { adviceOf } from './wording.ts';

/** What other tools take for a rule's name where a file could not be read. */
export const unreadRule = 'not-read';

/** A finding or a problem, for tools that know one kind of thing. Texts are as the repository has them. */
export interface Entry {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it; absent: nobody knows. */
  readonly advice?: string;
  readonly location: Location;
  readonly related: readonly Related[];
  readonly suggestion?: Suggestion;
  /** No other entry has it, and it stays when lines move. */
  readonly fingerprint: string;
}

/** Everything to tell, findings first, the worst first. A problem is one degree milder: it is no conflict yet. */
export function entriesOf(report: Report, folder: string): readonly Entry[] {
  const findings = inOrder(report.findings).map((finding): Entry => {
    const { ruleId, severity, message, location, related, suggestion, fingerprint } = finding;
    const advice = adviceOf(finding, report, folder);
    return {
      ruleId,
      severity,
      message,
      location,
      related,
      fingerprint,
      ...(advice !== undefined && { advice }),
      ...(suggestion && { suggestion }),
    };
  });
  const problems = problemsInOrder(report.problems).map(
    ({ severity, message, location }): Entry => ({
      ruleId: unreadRule,
      severity: severity === 'error' ? 'warning' : 'notice',
      message,
      location,
      related: [],
      fingerprint: `${unreadRule} ${location.file} ${message}`,
    }),
  );
  return withUniqueFingerprints([...findings, ...problems]);
}

function withUniqueFingerprints(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const nth = (seen.get(entry.fingerprint) ?? 0) + 1;
    seen.set(entry.fingerprint, nth);
    return nth === 1 ? entry : { ...entry, fingerprint: `${entry.fingerprint} ${nth}` };
  });
}
