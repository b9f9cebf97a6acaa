import { type Change, touches } from '../model/change.ts';
import type { Finding } from '../model/finding.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';

export interface Brought {
  /** The report with what the change brings, and nothing else to judge. A finding stands where the change touches it. */
  readonly report: Report;
  /** What was there before. */
  readonly older: Pick<Report, 'findings' | 'problems'>;
}

/**
 * Tells what a change brings from what was there before: a finding that stands on a changed line with either side, or
 * that the repository before the change had not (a deleted line brings one without a line of its own).
 * @param before the report on the repository before the change, where that could be read
 */
export function broughtBy(change: Change, report: Report, before?: Report): Brought {
  const isNew = before ? newcomers(change, before) : { finding: () => false, problem: () => false };
  const isBrought = (finding: Finding) =>
    placesOf(finding).some((place) => touches(change, place)) || isNew.finding(finding);
  const isBroughtProblem = (problem: Problem) => touches(change, problem.location) || isNew.problem(problem);
  return {
    report: {
      ...report,
      findings: report.findings.filter(isBrought).map((finding) => atChangedSide(finding, change)),
      problems: report.problems.filter(isBroughtProblem),
    },
    older: {
      findings: report.findings.filter((finding) => !isBrought(finding)),
      problems: report.problems.filter((problem) => !isBroughtProblem(problem)),
    },
  };
}

function placesOf({ location, related }: Finding) {
  return [location, ...related.map((place) => place.location)];
}

function newcomers({ renamed }: Change, before: Report) {
  const fingerprints = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const problems = new Set(before.problems.map(problemKey));
  return {
    // Fingerprints and places name files: with a new name an old finding looks new.
    finding: (finding: Finding) =>
      !fingerprints.has(finding.fingerprint) && !placesOf(finding).some(({ file }) => renamed.has(file)),
    problem: (problem: Problem) => !problems.has(problemKey(problem)) && !renamed.has(problem.location.file),
  };
}

function problemKey({ message, location }: Problem): string {
  return `${location.file} ${message}`;
}

/** The finding seen from its first side that the change touches. */
function atChangedSide(finding: Finding, change: Change): Finding {
  if (touches(change, finding.location)) return finding;
  const changed = finding.related.find(({ location }) => touches(change, location));
  if (!changed) return finding;
  const others = finding.related.filter((place) => place !== changed);
  return {
    ...finding,
    location: changed.location,
    related: [{ message: 'is the other side', location: finding.location }, ...others],
  };
}
