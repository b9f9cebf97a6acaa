import type { Severity } from '../model/finding.ts';
import type { Location, Position } from '../model/location.ts';
import type { Report } from '../model/report.ts';
import { type Entry, entriesOf, unreadRule } from './entries.ts';
import { homepage, pageOf } from './homepage.ts';
import { jsonLine, jsonText } from './json-text.ts';
import { pathFrom } from './places.ts';
import { safeText } from './safe-text.ts';

// https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto

export interface ReviewdogOptions {
  /** The scanned folder relative to the repository's root; '' is that itself. */
  readonly folder: string;
}

const source = { name: 'port-preflight', url: homepage };
const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', notice: 'INFO' };

/** Reviewdog's `DiagnosticResult`. */
export function rdjson(report: Report, { folder }: ReviewdogOptions): string {
  const diagnostics = entriesOf(report, folder).map((entry) => diagnosticOf(entry, report.sources, folder));
  return jsonText({ source, diagnostics });
}

/** Reviewdog's `Diagnostic`, one a line. */
export function rdjsonl(report: Report, { folder }: ReviewdogOptions): string {
  return entriesOf(report, folder)
    .map((entry) => jsonLine({ ...diagnosticOf(entry, report.sources, folder), source }))
    .join('');
}

function diagnosticOf(entry: Entry, sources: Report['sources'], folder: string) {
  const { ruleId, severity, message, advice, location, related, suggestion } = entry;
  const placeOf = (place: Location) => ({ path: pathFrom(folder, place.file), range: rangeOf(place, sources) });
  const suggestions = (suggestion?.edits ?? [])
    // A suggestion has no path of its own.
    .filter((edit) => edit.location.file === location.file)
    .map((edit) => ({ range: rangeOf(edit.location, sources), text: edit.newText }));
  return {
    message: [message, ...(advice === undefined ? [] : [`→ ${advice}`])].map(safeText).join('\n'),
    location: placeOf(location),
    severity: severities[severity],
    code: { value: ruleId, ...(ruleId !== unreadRule && { url: pageOf(ruleId) }) },
    ...(suggestions.length > 0 && { suggestions }),
    ...(related.length > 0 && {
      relatedLocations: related.map((place) => ({
        message: safeText(place.message),
        location: placeOf(place.location),
      })),
    }),
  };
}

function rangeOf({ file, start, end }: Location, sources: Report['sources']) {
  const lines = sources.get(file)?.text.split('\n') ?? [];
  return { start: positionOf(start, lines), end: positionOf(end, lines) };
}

/** Columns count the bytes of UTF-8. */
function positionOf({ line, column }: Position, lines: readonly string[]) {
  const before = lines[line - 1]?.slice(0, column - 1);
  return { line, column: before === undefined ? column : Buffer.byteLength(before) + 1 };
}
