import type { Confidence } from '../model/declaration.ts';
import { type Severity, severities, severityRank } from '../model/finding.ts';
import type { Certainty } from '../model/launch.ts';

/** The mildest of several bounds; `error` without any. */
export function mildest(...bounds: readonly Severity[]): Severity {
  return severities[Math.max(0, ...bounds.map(severityRank))] ?? 'error';
}

/** One level down; undefined below a notice. */
export function milder(severity: Severity): Severity | undefined {
  return severities[severityRank(severity) + 1];
}

export const severityOfCertainty: Readonly<Record<Certainty, Severity>> = {
  certain: 'error',
  likely: 'warning',
  possible: 'notice',
};

export const severityOfConfidence: Readonly<Record<Confidence, Severity>> = {
  high: 'error',
  medium: 'warning',
  low: 'notice',
};

const confidences: readonly Confidence[] = ['high', 'medium', 'low'];

export function leastConfidence(...all: readonly Confidence[]): Confidence {
  return confidences[Math.max(0, ...all.map((confidence) => confidences.indexOf(confidence)))] ?? 'high';
}
