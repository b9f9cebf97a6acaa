import { readdirSync, realpathSync, statSync } from 'node:fs';
import type { LeftOut, ReadResult, Repository } from '../model/repository.ts';
import { UsageError } from '../model/usage-error.ts';
import {
  type Boundary,
  boundaryOf,
  type FileKind,
  isDirectory,
  kindOf,
  pathFromRoot,
  readText,
} from './file-access.ts';
import { gitTopLevel } from './git.ts';
import { listGitFiles } from './git-files.ts';
import { vendoredFolderOf } from './vendored.ts';
import { walkFiles } from './walk-files.ts';

/**
 * The folder as a repository. Inside a git checkout git says which files count and its top-level is the boundary of
 * what may be read; elsewhere the folder is walked and is its own boundary.
 * @throws {UsageError} when there is no such folder, or it can't be read.
 */
export function openRepository(folder: string): Repository {
  const root = realFolder(folder);
  const top = gitTopLevel(root);
  const boundary = boundaryOf(root, top ?? root);
  const listing = top === undefined ? walked(boundary) : listedByGit(boundary);
  const { files, leftOut } = select(boundary, listing);
  const results = new Map<string, ReadResult>();
  return {
    files,
    leftOut,
    ...(listing.note === undefined ? {} : { note: listing.note }),
    read(path) {
      const known = results.get(path);
      if (known) return known;
      const normal = pathFromRoot(boundary, path);
      const result = results.get(normal) ?? readText(boundary, normal);
      results.set(normal, result).set(path, result);
      return result;
    },
    hasDirectory: (path) => isDirectory(boundary, path),
  };
}

function realFolder(folder: string): string {
  try {
    const real = realpathSync.native(folder);
    if (!statSync(real).isDirectory()) throw new UsageError(`${folder} is not a folder`);
    readdirSync(real);
    return real;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new UsageError(
      code === 'ENOENT' || code === 'ENOTDIR' ? `${folder} does not exist` : `${folder} can't be read (${code})`,
    );
  }
}

interface Listing {
  readonly paths: readonly string[];
  /** Vendored folders that hold files, each once. */
  readonly vendored: readonly string[];
  readonly unreadable: number;
  readonly note?: string;
}

function walked(boundary: Boundary, note?: string): Listing {
  return { ...walkFiles(boundary), ...(note === undefined ? {} : { note }) };
}

function listedByGit(boundary: Boundary): Listing {
  const listing = listGitFiles(boundary.root);
  if (listing.kind === 'failed') {
    return walked(boundary, `The files were listed without git, which said: ${listing.reason}`);
  }
  // A folder that git ignores as a whole: whoever names it wants it looked at.
  if (listing.paths.length === 0) return walked(boundary);
  const folders = new Set<string>();
  const paths = listing.paths.filter((path) => {
    const folder = vendoredFolderOf(path);
    if (folder !== undefined) folders.add(folder);
    return folder === undefined;
  });
  return { paths, vendored: [...folders], unreadable: 0 };
}

const reasons: Partial<Record<FileKind, keyof LeftOut>> = {
  binary: 'binary',
  'too-large': 'tooLarge',
  outside: 'linksOutside',
  unreadable: 'unreadable',
};

/** Keeps the texts. What is no file (a submodule, a link to a folder) or is gone from the work tree doesn't count. */
function select(boundary: Boundary, listing: Listing): Pick<Repository, 'files' | 'leftOut'> {
  const leftOut = {
    binary: 0,
    tooLarge: 0,
    linksOutside: 0,
    vendored: listing.vendored.length,
    unreadable: listing.unreadable,
  };
  const files = listing.paths.filter((path) => {
    const kind = kindOf(boundary, path);
    const reason = reasons[kind];
    if (reason) leftOut[reason] += 1;
    return kind === 'file';
  });
  return { files: files.sort(), leftOut };
}
