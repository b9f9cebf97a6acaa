import type { ExtractionOptions } from './extractors/extractor.js';
import { type Configuration } from './model/configuration.js';
import type { Report } from './model/report.js';
import type { Repository } from './model/repository.js';
import type { Rule } from './model/rule.js';
import { type Target } from './model/target.js';
import type { Grammars, LanguageId } from './parsing/source-code.js';
export interface PreflightOptions extends ExtractionOptions {
    /** Where developers start things: decides which well-known services are in the way. Empty: the configuration says it. */
    readonly targets: readonly Target[];
    /** Takes in tests and fixtures, which are left out otherwise. */
    readonly includeTests: boolean;
    /** What only the project knows (config/configuration.ts reads it); absent: nothing. */
    readonly configuration?: Configuration;
    /** The rules that judge; absent: those that are on by default or by the configuration. */
    readonly rules?: readonly Rule[];
    readonly toolVersion: string;
}
/** Loads the grammars of the languages in which the repository has candidates; supplied by `platform/`. */
export type GrammarLoader = (languages: Iterable<LanguageId>) => Promise<Grammars>;
/**
 * The pipeline: files → extractors → declarations → resolution → port map → rules → findings. Never throws on what a
 * repository contains: what can't be read is a problem of the report.
 */
export declare function preflight(repository: Repository, options: PreflightOptions, loadGrammars: GrammarLoader): Promise<Report>;
