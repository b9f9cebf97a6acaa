import type { Severity } from './finding.js';
import type { Location } from './location.js';
import type { Target } from './target.js';
/** A text of the configuration file, and where it stands. */
export interface Setting {
    readonly text: string;
    readonly location: Location;
}
/** What an entry points at: `nginx`, `compose.yaml#nginx`, `apps/web#dev`, `services/api/main.go`. */
export interface Selector extends Setting {
    /** The file or folder before the `#`, relative to the root, '' for the root; absent: wherever the name is. */
    readonly place?: string;
    /** A service, a script or a process; without a place also the path of a program. */
    readonly name: string;
}
/** Things that the project starts together. At least one of `compose`, `scripts` and `programs` has an entry. */
export interface ConfiguredLaunch {
    readonly name: Setting;
    /** Compose files that make one project, as with `-f`; a folder is what a bare `docker compose up` there brings up. */
    readonly compose: readonly Setting[];
    /** Compose profiles that are turned on. */
    readonly profiles: readonly Setting[];
    /** Compose services that are named; empty: all that are active. */
    readonly services: readonly Setting[];
    readonly scripts: readonly Selector[];
    /** Paths of source files. */
    readonly programs: readonly Setting[];
}
/** What a rule's findings count as; `off`: they are not reported. */
export type SeverityChoice = Severity | 'off';
/** The severity of a rule, everywhere or for the findings in some files. */
export interface SeveritySetting {
    readonly rule: string;
    readonly severity: SeverityChoice;
    /** Patterns of paths (config/path-pattern.ts); empty: everywhere. */
    readonly paths: readonly string[];
}
/** Findings that the project lives with: those that fit everything that is given. */
export interface IgnoreEntry {
    readonly rule?: string;
    readonly port?: number;
    /** Pattern of a file on either side of the finding. */
    readonly path?: string;
    /** Name of a service, a script or a process on either side. */
    readonly owner?: string;
    readonly location: Location;
}
/** What only the project knows. Paths are relative to the scanned root. */
export interface Configuration {
    readonly launches: readonly ConfiguredLaunch[];
    /** Groups whose members are never up at the same time. */
    readonly alternatives: readonly (readonly Selector[])[];
    /** The last one that fits a finding counts. */
    readonly severities: readonly SeveritySetting[];
    readonly ignores: readonly IgnoreEntry[];
    /** Where developers start things; empty: not said. */
    readonly targets: readonly Target[];
    /** Variables of the shell that starts things; an object without inherited names. */
    readonly environment: Readonly<Record<string, string>>;
    /** Patterns of the files that are read; empty: all. */
    readonly include: readonly string[];
    /** Patterns of files that are not read. */
    readonly exclude: readonly string[];
    /** The file of known findings; '': none. */
    readonly baseline: string;
}
export declare const noConfiguration: Configuration;
