import type { Configuration } from '../model/configuration.js';
import type { Repository, SourceFile } from '../model/repository.js';
/** Where the configuration is looked for, in the scanned root. */
export declare const configurationFiles: readonly string[];
export declare const packageKey = "port-preflight";
/**
 * The project's configuration, with the files that it extends.
 * @param named the file, relative to the scanned root; '' for the usual one, which need not be there
 * @throws {UsageError} when a file can't be read, or contains something that is no configuration
 */
export declare function readConfiguration(repository: Repository, named: string): Configuration;
/** @throws {UsageError} as `readConfiguration` */
export declare function parseConfiguration(file: SourceFile): Configuration;
