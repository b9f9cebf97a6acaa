import type { Finding } from './finding.js';
import type { PortMap } from './port-map.js';
import type { Problem } from './problem.js';
import type { LeftOut, SourceFile } from './repository.js';
export interface Stats {
    /** Files that were listed for the scan. */
    readonly files: number;
    /** Characters that were read. */
    readonly bytes: number;
    /** Files that an extractor parsed. */
    readonly parsed: number;
    /** What was not looked at, by reason; `tests`: files of tests and fixtures, `excluded`: by the configuration. */
    readonly leftOut: LeftOut & {
        readonly tests: number;
        readonly excluded: number;
    };
    /** Findings that the project lives with and that are not reported, by what says so. */
    readonly suppressed: Suppressed;
}
export interface Suppressed {
    /** By a comment beside one of their places. */
    readonly comments: number;
    /** By `ignore` of the configuration. */
    readonly configuration: number;
    /** Known to the baseline. */
    readonly baseline: number;
}
export declare const nothingSuppressed: Suppressed;
/** The whole outcome of a run, and all that a reporter sees. */
export interface Report {
    readonly toolVersion: string;
    readonly map: PortMap;
    readonly findings: readonly Finding[];
    readonly problems: readonly Problem[];
    readonly stats: Stats;
    /** Texts of the files that a finding or a problem points into, for code frames. */
    readonly sources: ReadonlyMap<string, SourceFile>;
}
