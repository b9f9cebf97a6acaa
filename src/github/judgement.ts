import { broughtBy } from '../changes/brought.ts';
import { portMapChange } from '../changes/port-map-change.ts';
import type { ChangeContext } from '../model/change.ts';
import type { Report } from '../model/report.ts';
import type { Repository } from '../model/repository.ts';
import { earlierRepository } from '../platform/earlier-repository.ts';
import type { Checkout, Scope } from './change.ts';

/** What of a report decides, and what is told besides. */
export interface Judgement {
  readonly report: Report;
  /** Absent: all of the report decides. */
  readonly change?: ChangeContext;
}

/** The pipeline with the run's options. */
export type Preflight = (repository: Repository) => Promise<Report>;

export async function judgementOf(
  report: Report,
  scope: Scope,
  repository: Repository,
  { top }: Checkout,
  preflight: Preflight,
): Promise<Judgement> {
  if (scope.by === 'none') {
    if (scope.sentence === undefined) return { report };
    return { report, change: { sentence: scope.sentence, older: { findings: [], problems: [] } } };
  }
  const earlier = scope.by === 'git' ? earlierRepository(top, repository, scope.change) : undefined;
  // What was no configuration before the change says nothing about the change.
  const before = earlier && (await preflight(earlier).catch(() => undefined));
  const { report: own, older } = broughtBy(scope.change, report, before);
  const ports = before && portMapChange(before, report);
  return { report: own, change: { sentence: scope.sentence, older, ...(ports && { ports }) } };
}
