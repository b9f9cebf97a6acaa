import type { Location } from './location.ts';

/**
 * A part of a file that could not be read.
 * `error`: the file's own tool would refuse it. `warning`: we read only part of it, or versions of the tool differ.
 */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly location: Location;
}
