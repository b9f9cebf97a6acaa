import type { Finding } from './finding.ts';
import type { Report } from './report.ts';

/** A file's text before and after. */
export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What `fix` does to a repository. */
export interface Mended {
  /** By path. */
  readonly changes: readonly FileChange[];
  /** The findings that the changes mend, in the order in which they were. */
  readonly findings: readonly Finding[];
  /** What the repository is like after the changes. */
  readonly report: Report;
}
