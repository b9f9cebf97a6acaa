import type { Finding, Related, Severity, Suggestion } from '../model/finding.ts';
import { groupBy } from '../model/grouping.ts';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { homepage } from './homepage.ts';
import { jsonText } from './json-text.ts';
import { inOrder, problemsInOrder } from './order.ts';
import { pathFrom } from './places.ts';
import { cutTo, safeText } from './safe-text.ts';
import { sarifRule } from './sarif-rules.ts';
import { adviceOf } from './wording.ts';

// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, and what GitHub takes of it:
// https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning

export interface SarifOptions {
  /** The scanned folder relative to the repository's root; '' is that itself. */
  readonly folder: string;
  /** Every rule that may have reported. */
  readonly rules: readonly Rule[];
}

const sourceRoot = '%SRCROOT%';

/** GitHub refuses more results, and more locations of a result. */
const mostResults = 25_000;
const mostLocations = 100;
const longestMessage = 4000;

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'note' };

/** The findings as SARIF 2.1.0, for GitHub's code scanning among others. */
export function sarif(report: Report, options: SarifOptions): string {
  const { folder, rules } = options;
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'port-preflight',
            version: report.toolVersion,
            semanticVersion: report.toolVersion,
            informationUri: homepage,
            rules: rules.map(sarifRule),
          },
        },
        // Runs of several folders must not replace each other.
        automationDetails: { id: `port-preflight/${folder === '' ? '' : `${uriOf(folder)}/`}` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository' } } },
        results: inOrder(report.findings)
          .slice(0, mostResults)
          .map((finding) => resultOf(finding, report, options)),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: problemsInOrder(report.problems).map((problem) =>
              notificationOf(problem, folder),
            ),
          },
        ],
      },
    ],
  });
}

function resultOf(finding: Finding, report: Report, { folder, rules }: SarifOptions) {
  const { ruleId, severity, message, location, related, suggestion, fingerprint } = finding;
  const advice = adviceOf(finding, report, folder);
  const ruleIndex = rules.findIndex(({ id }) => id === ruleId);
  return {
    ruleId,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: levels[severity],
    message: messageOf(advice === undefined ? message : `${message} → ${advice}`),
    locations: [placeOf(location, folder)],
    ...(related.length > 0 && { relatedLocations: related.slice(0, mostLocations).map(relatedOf(folder)) }),
    partialFingerprints: { 'portPreflight/v1': fingerprint },
    ...(suggestion && suggestion.edits.length > 0 && { fixes: [fixOf(suggestion, folder)] }),
  };
}

function relatedOf(folder: string) {
  return ({ message, location }: Related, index: number) => ({
    id: index + 1,
    ...placeOf(location, folder),
    message: messageOf(message),
  });
}

function fixOf({ port, edits }: Suggestion, folder: string) {
  const byFile = groupBy(edits, ({ location }) => location.file);
  return {
    description: { text: `Move to port ${port}` },
    artifactChanges: [...byFile].map(([file, own]) => ({
      artifactLocation: artifactOf(file, folder),
      replacements: own.map(({ location, newText }) => ({
        deletedRegion: regionOf(location),
        insertedContent: { text: newText },
      })),
    })),
  };
}

function notificationOf({ severity, message, location }: Problem, folder: string) {
  return { level: severity, message: messageOf(message), locations: [placeOf(location, folder)] };
}

function placeOf(location: Location, folder: string) {
  return { physicalLocation: { artifactLocation: artifactOf(location.file, folder), region: regionOf(location) } };
}

function artifactOf(file: string, folder: string) {
  return { uri: uriOf(pathFrom(folder, file)), uriBaseId: sourceRoot };
}

function regionOf({ start, end }: Location) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Plain text. Viewers make links of `[words](target)` in it, which a repository must not. */
function messageOf(text: string) {
  return { text: safeText(cutTo(longestMessage, text)).replaceAll('](', '] (') };
}

/** A relative reference: https://www.rfc-editor.org/rfc/rfc3986#section-4.2 */
function uriOf(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
