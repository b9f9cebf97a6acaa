/** A text of the repository. `path` is relative to the scanned root, with `/`; it may start with `../` inside a git repository. */
export interface SourceFile {
    readonly path: string;
    readonly text: string;
}
/**
 * The repository as the core sees it: a value that answers with text. Only `platform/` has an implementation that looks
 * at a disk; tests use one over a record. It never leaves the repository: a path outside of it is `outside`.
 */
export interface Repository {
    /** Every file that is scanned, sorted. */
    readonly files: readonly string[];
    /** A file's text; also of a file that git ignores, when something that was read refers to it. */
    read(path: string): ReadResult;
    /** Whether there is such a directory inside the repository. */
    hasDirectory(path: string): boolean;
    /** What was left out of `files`, by reason. */
    readonly leftOut: LeftOut;
    /** A sentence for the user when `files` could not be listed as usual. */
    readonly note?: string;
}
export type ReadResult = {
    readonly kind: 'file';
    readonly file: SourceFile;
} | {
    readonly kind: 'missing' | 'directory' | 'outside' | 'binary' | 'too-large' | 'unreadable';
};
export interface LeftOut {
    readonly binary: number;
    readonly tooLarge: number;
    readonly linksOutside: number;
    readonly vendored: number;
    readonly unreadable: number;
}
