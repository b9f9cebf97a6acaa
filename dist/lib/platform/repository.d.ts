import type { Repository } from '../model/repository.js';
/**
 * The folder as a repository. Inside a git checkout git says which files count and its top-level is the boundary of
 * what may be read; elsewhere the folder is walked and is its own boundary.
 * @throws {UsageError} when there is no such folder, or it can't be read.
 */
export declare function openRepository(folder: string): Repository;
