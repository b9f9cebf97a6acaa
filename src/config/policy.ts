import type { Configuration, IgnoreEntry, SeverityChoice } from '../model/configuration.ts';
import type { Finding } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { Suppressed } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { rules as everyRule } from '../rules/index.ts';
import { pathFits, pathFitsAny } from './path-pattern.ts';
import type { SuppressionComment } from './suppression-comments.ts';

/** The rules that speak: those that are on by default, those that the configuration turns on, and others that are named. */
export function rulesInForce(
  { severities }: Pick<Configuration, 'severities'>,
  named: readonly string[] = [],
): readonly Rule[] {
  const turnedOn = new Set([
    ...named,
    ...severities.filter(({ severity }) => severity !== 'off').map(({ rule }) => rule),
  ]);
  return everyRule.filter((rule) => rule.default !== 'off' || turnedOn.has(rule.id));
}

/** What is left to report once the project has had its say. */
export interface Settled {
  readonly findings: readonly Finding[];
  readonly suppressed: Pick<Suppressed, 'comments' | 'configuration'>;
  /** Suppressions that suppress nothing: so that one that has rotted is seen. */
  readonly unused: readonly Problem[];
}

/**
 * Gives findings the severities of the configuration and takes out those that it, or a comment, suppresses. A place on
 * either side of a finding is enough.
 */
export function settle(
  found: readonly Finding[],
  configuration: Pick<Configuration, 'severities' | 'ignores'>,
  comments: readonly SuppressionComment[],
): Settled {
  const used = new Set<SuppressionComment | IgnoreEntry>();
  const byRuleAndFile = groupBy(comments, ({ rule, location }) => `${rule} ${location.file}`);
  const suppressed = { comments: 0, configuration: 0 };
  const findings = found.flatMap((finding) => {
    const severity = chosenSeverity(finding.ruleId, finding.location.file, configuration) ?? finding.severity;
    if (severity === 'off') return [];
    const byComment = placesOf(finding).flatMap(({ file, start }) =>
      (byRuleAndFile.get(`${finding.ruleId} ${file}`) ?? []).filter(
        ({ line }) => line === undefined || line === start.line,
      ),
    );
    const byEntry = configuration.ignores.filter((entry) => isIgnoredBy(entry, finding));
    for (const one of [...byComment, ...byEntry]) used.add(one);
    if (byComment.length > 0) suppressed.comments++;
    else if (byEntry.length > 0) suppressed.configuration++;
    return byComment.length + byEntry.length > 0 ? [] : [{ ...finding, severity }];
  });
  return {
    findings,
    suppressed,
    unused: [
      ...comments.filter((comment) => !used.has(comment)).map(unusedComment),
      ...configuration.ignores.filter((entry) => !used.has(entry)).map(unusedEntry),
    ],
  };
}

const offByDefault = new Set(everyRule.filter((rule) => rule.default === 'off').map(({ id }) => id));

/** What the configuration says of a rule in a file; undefined when it says nothing. */
function chosenSeverity(
  ruleId: string,
  file: string,
  { severities }: Pick<Configuration, 'severities'>,
): SeverityChoice | undefined {
  const ofRule = severities.filter(({ rule }) => rule === ruleId);
  const chosen = ofRule.findLast(({ paths }) => paths.length === 0 || pathFitsAny(paths, file));
  // Turned on for other files only.
  return chosen?.severity ?? (ofRule.length > 0 && offByDefault.has(ruleId) ? 'off' : undefined);
}

function placesOf({ location, related, suggestion }: Finding): readonly Location[] {
  return [location, ...[...related, ...(suggestion?.edits ?? [])].map((place) => place.location)];
}

function isIgnoredBy({ rule, port, path, owner }: IgnoreEntry, finding: Finding): boolean {
  const { ruleId, ports, owners } = finding;
  return (
    (rule === undefined || rule === ruleId) &&
    (port === undefined || (ports !== undefined && ports.first <= port && port <= ports.last)) &&
    (owner === undefined || owners.some(({ name }) => name === owner)) &&
    (path === undefined || placesOf(finding).some(({ file }) => pathFits(path, file)))
  );
}

function unusedComment({ rule, line, location }: SuppressionComment): Problem {
  const where = line === undefined ? 'in this file' : `at line ${line}`;
  return { severity: 'warning', message: `nothing to ignore: no ${rule} is found ${where}`, location };
}

function unusedEntry({ location }: IgnoreEntry): Problem {
  return { severity: 'warning', message: 'nothing to ignore: this entry has no effect', location };
}
