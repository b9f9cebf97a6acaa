import type { Finding } from '../model/finding.ts';
import { compareText, type Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import type { SourceFile } from '../model/repository.ts';
import { itemsOf, type JsonValue, member, parseJson, textOf } from '../parsing/json.ts';
import { refused } from './configuration-complaints.ts';

const version = 1;

/** The findings that a project knows and will mend another day, by fingerprint. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

interface BaselineEntry {
  readonly fingerprint: string;
  readonly location: Location;
}

/** @throws {UsageError} when the text is no baseline */
export function parseBaseline(file: SourceFile): Baseline {
  const { root, problems } = parseJson(file, { comments: false });
  const [problem] = problems;
  if (problem) throw refused(problem.location, problem.message);
  const start = { line: 1, column: 1 };
  const place = root?.location ?? { file: file.path, start, end: start };
  const written = member(root, 'version');
  if (written?.kind !== 'number' || written.value !== version) {
    throw refused(written?.location ?? place, `a baseline has the version ${version}: write it anew`);
  }
  return { entries: itemsOf(member(root, 'findings')).map(entryOf) };
}

function entryOf(value: JsonValue): BaselineEntry {
  const fingerprint = textOf(member(value, 'fingerprint'))?.text;
  if (fingerprint === undefined) throw refused(value.location, 'a known finding has a fingerprint');
  return { fingerprint, location: value.location };
}

/** The baseline of a report. What else is told of a finding is for those who read the file. */
export function baselineText({ findings }: Pick<Report, 'findings'>): string {
  const known = findings.map(({ fingerprint, ruleId, location, message }) => ({
    fingerprint,
    rule: ruleId,
    file: location.file,
    message,
  }));
  known.sort(
    (a, b) => compareText(a.file, b.file) || compareText(a.rule, b.rule) || compareText(a.fingerprint, b.fingerprint),
  );
  return `${JSON.stringify({ version, findings: known }, null, 2)}\n`;
}

/** The report without the known findings; entries that no longer occur are a problem of it. */
export function withoutKnown(report: Report, { entries }: Baseline): Report {
  const known = new Set(entries.map(({ fingerprint }) => fingerprint));
  const isKnown = ({ fingerprint }: Finding) => known.has(fingerprint);
  const found = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  const gone = entries.filter(({ fingerprint }) => !found.has(fingerprint));
  const findings = report.findings.filter((finding) => !isKnown(finding));
  const baseline = report.findings.length - findings.length;
  return {
    ...report,
    findings,
    problems: [...report.problems, ...goneProblem(gone)],
    stats: { ...report.stats, suppressed: { ...report.stats.suppressed, baseline } },
  };
}

/** One for all: a repository that was mended should hear it once. */
function goneProblem([first, ...others]: readonly BaselineEntry[]): readonly Problem[] {
  if (!first) return [];
  const what = others.length === 0 ? 'a known finding' : `${others.length + 1} known findings`;
  const message = `${what} no longer ${others.length === 0 ? 'occurs' : 'occur'}: write the baseline anew`;
  return [{ severity: 'warning', message, location: first.location }];
}
