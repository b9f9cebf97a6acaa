import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { type Boundary, readText } from './file-access.ts';
import { isVendoredFolder } from './vendored.ts';

export interface Walk {
  /** Files and links, relative to the root; unsorted. */
  readonly paths: readonly string[];
  /** Vendored folders that were not entered. */
  readonly vendored: readonly string[];
  /** Folders that could not be listed. */
  readonly unreadable: number;
}

/** The patterns of one `.gitignore`, and the folder it stands in ('' or ending with `/`). */
interface IgnoreFile {
  readonly folder: string;
  readonly patterns: Ignore;
}

interface Folder {
  /** '' or ending with `/`. */
  readonly path: string;
  /** The innermost last. */
  readonly ignoreFiles: readonly IgnoreFile[];
}

/** Lists the files under the root where git can't: nested `.gitignore` files are honoured, links are not entered. */
export function walkFiles(boundary: Boundary): Walk {
  const paths: string[] = [];
  const vendored: string[] = [];
  let unreadable = 0;
  const folders: Folder[] = [{ path: '', ignoreFiles: [] }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const entries = entriesOf(join(boundary.root, folder.path));
    if (!entries) unreadable += 1;
    const ignoreFiles = [...folder.ignoreFiles, ...ignoreFileOf(boundary, folder.path)];
    for (const { path, name, isFolder } of counted(entries ?? [], folder.path, ignoreFiles)) {
      if (!isFolder) paths.push(path);
      else if (isVendoredFolder(name)) vendored.push(path);
      else folders.push({ path: `${path}/`, ignoreFiles });
    }
  }
  return { paths, vendored, unreadable };
}

interface Entry {
  readonly name: string;
  readonly path: string;
  readonly isFolder: boolean;
}

/** The entries that count: neither git's own nor ignored. */
function counted(entries: readonly Dirent[], folder: string, ignoreFiles: readonly IgnoreFile[]): Entry[] {
  return entries
    .map((entry) => ({ name: entry.name, path: folder + entry.name, isFolder: entry.isDirectory() }))
    .filter(({ name, path, isFolder }) => name !== '.git' && !isIgnored(isFolder ? `${path}/` : path, ignoreFiles));
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

function ignoreFileOf(boundary: Boundary, folder: string): IgnoreFile[] {
  const result = readText(boundary, `${folder}.gitignore`);
  if (result.kind !== 'file') return [];
  const lines = result.file.text.split(/\r?\n/).filter(isHarmless);
  return [{ folder, patterns: ignore().add(lines) }];
}

/** Patterns become regular expressions: one with many stars could be made to take for ever. */
function isHarmless(pattern: string): boolean {
  const segments = pattern.split('/');
  return (
    segments.every((segment) => segment.split('*').length <= 5) &&
    segments.filter((segment) => segment === '**').length <= 3
  );
}

/** The innermost file with a word on the path decides. A folder ends with `/`. */
function isIgnored(path: string, ignoreFiles: readonly IgnoreFile[]): boolean {
  for (const { folder, patterns } of ignoreFiles.toReversed()) {
    const { ignored, unignored } = patterns.test(path.slice(folder.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
