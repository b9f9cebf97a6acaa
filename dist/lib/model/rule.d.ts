import type { Finding, Severity } from './finding.js';
import type { Listener, PortMap } from './port-map.js';
import type { Target } from './target.js';
/** Path → text. */
export type ExampleFiles = Readonly<Record<string, string>>;
export interface RuleDocs {
    /** One sentence: what it reports. */
    readonly summary: string;
    readonly why: string;
    readonly remedy: string;
    /** What each `cause` of the rule's findings means; absent: it has none. */
    readonly causes?: Readonly<Record<string, string>>;
    /** For each cause a tiny repository that is reported with it. Run by a test. */
    readonly causeExamples?: Readonly<Record<string, ExampleFiles>>;
    /** A tiny repository that the rule reports. Run by a test. */
    readonly bad: ExampleFiles;
    /** The same after the remedy: no finding of any rule. Run by a test. */
    readonly good: ExampleFiles;
}
export interface RuleContext {
    readonly map: PortMap;
    /** Where developers start things. */
    readonly targets: readonly Target[];
}
/** What a rule says of one case. The driver (rules/judge.ts) adds what every finding has. */
export interface Verdict extends Omit<Finding, 'ruleId' | 'fingerprint'> {
    /** The listener that is to move to a free port, where that is the remedy. */
    readonly move?: Listener;
}
/** A rule is a value: it sees the port map only and knows no formats. */
export interface Rule {
    readonly id: string;
    /** The highest severity it reports. */
    readonly severity: Severity;
    /** `off`: it speaks only where the project's configuration turns it on. Absent: on. */
    readonly default?: 'off';
    readonly docs: RuleDocs;
    check(context: RuleContext): Iterable<Verdict>;
}
