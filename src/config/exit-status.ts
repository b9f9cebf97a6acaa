import { type Finding, severityRank } from '../model/finding.ts';
import type { Problem } from '../model/problem.ts';
import type { Options } from './options.ts';

/** What a process of ours ends with. */
export const exitStatus = {
  passed: 0,
  /** A finding at or over `--fail-on`, or a problem with `--strict`. */
  failed: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** An error in port-preflight itself. */
  bug: 3,
} as const;

export function verdict(
  report: { readonly findings: readonly Finding[]; readonly problems: readonly Problem[] },
  { failOn, strict }: Pick<Options, 'failOn' | 'strict'>,
): typeof exitStatus.passed | typeof exitStatus.failed {
  const limit = failOn === 'never' ? -1 : severityRank(failOn);
  const failed =
    report.findings.some(({ severity }) => severityRank(severity) <= limit) || (strict && report.problems.length > 0);
  return failed ? exitStatus.failed : exitStatus.passed;
}
