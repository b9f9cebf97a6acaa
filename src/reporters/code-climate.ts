import type { Severity } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Report } from '../model/report.ts';
import { type Entry, entriesOf } from './entries.ts';
import { jsonText } from './json-text.ts';
import { pathFrom } from './places.ts';
import { safeText } from './safe-text.ts';

export interface CodeClimateOptions {
  /** The scanned folder relative to the repository's root; '' is that itself. */
  readonly folder: string;
}

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', notice: 'info' };

/**
 * A Code Quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, with what
 * Code Climate's own specification asks for besides.
 */
export function codeClimate(report: Report, { folder }: CodeClimateOptions): string {
  return jsonText(entriesOf(report, folder).map((entry) => issueOf(entry, folder)));
}

function issueOf({ ruleId, severity, message, advice, location, related, fingerprint }: Entry, folder: string) {
  return {
    type: 'issue',
    check_name: ruleId,
    description: safeText(advice === undefined ? message : `${message} → ${advice}`),
    categories: ['Bug Risk'],
    severity: severities[severity],
    // Reports of several folders are shown together.
    fingerprint: folder === '' ? fingerprint : `${fingerprint} ${folder}`,
    location: placeOf(location, folder),
    ...(related.length > 0 && { other_locations: related.map((place) => placeOf(place.location, folder)) }),
  };
}

function placeOf({ file, start, end }: Location, folder: string) {
  return { path: pathFrom(folder, file), lines: { begin: start.line, end: Math.max(start.line, end.line) } };
}
