import type { Declaration } from '../model/declaration.js';
import type { Problem } from '../model/problem.js';
import type { Repository, SourceFile } from '../model/repository.js';
import type { Grammars, LanguageId } from '../parsing/source-code.js';
/** What the user said on the command line or in the action's inputs, as far as reading files depends on it. */
export interface ExtractionOptions {
    /** `--compose-file`: exactly these make the one Compose project. */
    readonly composeFiles: readonly string[];
    readonly profiles: readonly string[];
    readonly envFiles: readonly string[];
    /** `--env`: stands for the process environment, which is never read. */
    readonly environment: Readonly<Record<string, string>>;
    /** Whether tests and fixtures are extracted; absent: they may be. */
    readonly includeTests?: boolean;
}
export interface ExtractionContext {
    readonly repository: Repository;
    readonly options: ExtractionOptions;
    /** Loaded tree-sitter grammars: those of the languages that `languagesIn` (parsing/source-code.ts) asked for. */
    readonly grammars: Grammars;
}
export interface Extraction {
    readonly declarations: readonly Declaration[];
    readonly problems: readonly Problem[];
}
/** One file format: its text → declarations. Never throws; what it can't read is a problem. */
export interface Extractor {
    /** Names the format in documentation and statistics: `compose`, `package-json`. */
    readonly id: string;
    /** The format as its users call it. */
    readonly name: string;
    /** The names that its files go by, for the documentation. */
    readonly files: readonly string[];
    /** What is read of it, as a phrase. */
    readonly reads: string;
    /** What of it is not read, though it may say something about ports. */
    readonly omits?: string;
    /** The grammars that its files are parsed with; the context then has them. */
    readonly grammars?: readonly LanguageId[];
    /** Whether the format is read from a file of this path. */
    matches(path: string): boolean;
    extract(file: SourceFile, context: ExtractionContext): Extraction;
}
export declare const nothing: Extraction;
