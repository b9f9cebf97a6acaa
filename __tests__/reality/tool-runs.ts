import { frontendRuns } from './frontend-runs.ts';
import { nodeRuns } from './node-runs.ts';
import type { Run } from './run.ts';
import { systemRuns } from './system-runs.ts';

/** At least one command line of every tool whose entry says `executed`. */
export const toolRuns: readonly Run[] = [...frontendRuns, ...nodeRuns, ...systemRuns];
