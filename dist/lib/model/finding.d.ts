import type { Confidence, Owner } from './declaration.js';
import type { Location } from './location.js';
import type { PortRange, Protocol } from './port.js';
/** error: certain. warning: documented or likely. notice: worth knowing. */
export type Severity = 'error' | 'warning' | 'notice';
export declare const severities: readonly Severity[];
/** `error` is 0. */
export declare function severityRank(severity: Severity): number;
export interface Related {
    readonly message: string;
    readonly location: Location;
}
export interface Edit {
    readonly location: Location;
    readonly newText: string;
}
export interface Suggestion {
    readonly port: number;
    /** Empty when no single edit is right. */
    readonly edits: readonly Edit[];
}
export interface Finding {
    readonly ruleId: string;
    /** Tells apart what one rule reports: `two-services`, `replicas`, … */
    readonly cause?: string;
    readonly severity: Severity;
    readonly confidence: Confidence;
    /** What is wrong, with the values; no full stop. Contains text of the repository: reporters escape it. */
    readonly message: string;
    readonly ports?: PortRange;
    readonly protocol?: Protocol;
    readonly location: Location;
    readonly related: readonly Related[];
    /** Who is involved; with the rule, the port and the files it makes the fingerprint. */
    readonly owners: readonly Owner[];
    readonly suggestion?: Suggestion;
    /** Stable across line moves: made from the rule, the port and the owners. */
    readonly fingerprint: string;
}
