import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ReadResult } from '../model/repository.ts';
import { isBinaryName, isTextName } from './file-names.ts';
import { Folders, isWithin } from './folders.ts';
import { tidyPath } from './tidy-path.ts';

/** What a person wrote is smaller. */
export const largestFile = 2 * 1024 * 1024;
/** git, too, takes a file with a NUL in its first 8 KB (8,000 bytes there) for binary. */
const sniffedBytes = 8192;

/** Real paths: the folder that is scanned, and the outermost one that may be read (the git top-level, or the same). */
export interface Boundary {
  readonly root: string;
  readonly top: string;
  readonly folders: Folders;
}

export function boundaryOf(root: string, top: string): Boundary {
  return { root, top, folders: new Folders(top) };
}

export type FileKind = ReadResult['kind'];

/** The path relative to the scanned root, tidied. */
export function pathFromRoot({ root }: Boundary, path: string): string {
  return tidyPath(withSlashes(isAbsolute(path) ? relative(root, path) : path));
}

/** The path as reports write it, on Windows too. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** What stands at the path. Links are followed as far as the boundary; only ordinary files are ever opened. */
export function kindOf(boundary: Boundary, path: string): FileKind {
  const found = locate(boundary, path);
  if (found.kind !== 'file' || isTextName(path)) return found.kind;
  return isBinaryName(path) ? 'binary' : sniff(found.real);
}

export function isDirectory(boundary: Boundary, path: string): boolean {
  return locate(boundary, path).kind === 'directory';
}

/** The file's text: UTF-8, without a byte order mark. */
export function readText(boundary: Boundary, path: string): ReadResult {
  const found = locate(boundary, path);
  if (found.kind !== 'file') return { kind: found.kind };
  try {
    return textOfBytes(path, contentOf(found.real, largestFile));
  } catch {
    return { kind: 'unreadable' };
  }
}

export function textOfBytes(path: string, bytes: Buffer): ReadResult {
  if (bytes.subarray(0, sniffedBytes).includes(0)) return { kind: 'binary' };
  return { kind: 'file', file: { path, text: bytes.toString('utf8').replace(/^\ufeff/, '') } };
}

type Located =
  | { readonly kind: 'file'; readonly real: string }
  | { readonly kind: Exclude<FileKind, 'file' | 'binary'> };

function locate({ root, top, folders }: Boundary, path: string): Located {
  const place = resolve(root, path);
  if (!isWithin(top, place)) return { kind: 'outside' };
  try {
    const real = realPath(place, folders);
    if (real === undefined) return { kind: 'missing' };
    if (!isWithin(top, real)) return { kind: 'outside' };
    const stats = statSync(real);
    if (stats.isDirectory()) return { kind: 'directory' };
    // A pipe or a device would block, or never end.
    if (!stats.isFile()) return { kind: 'unreadable' };
    return stats.size > largestFile ? { kind: 'too-large' } : { kind: 'file', real };
  } catch (error) {
    return { kind: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

/** `realpath`; undefined of what is missing. */
function realPath(place: string, folders: Folders): string | undefined {
  const listed = folders.listed(place);
  const realFolder = listed === 'missing' ? undefined : folders.realPathOf(dirname(place));
  if (realFolder === undefined) return undefined;
  const direct = join(realFolder, basename(place));
  if (listed === 'file') return direct;
  const stats = lstatSync(direct, { throwIfNoEntry: false });
  return stats?.isSymbolicLink() ? realpathSync.native(direct) : stats && direct;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE' || code === 'ENAMETOOLONG';
}

function sniff(file: string): FileKind {
  try {
    return contentOf(file, sniffedBytes).includes(0) ? 'binary' : 'file';
  } catch {
    return 'unreadable';
  }
}

/** The first `limit` bytes. */
function contentOf(file: string, limit: number): Buffer {
  // Not blocking: the file may have become a pipe since it was looked at.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const size = Math.min(fstatSync(descriptor).size, limit);
    const buffer = Buffer.allocUnsafe(size);
    let filled = 0;
    while (filled < size) {
      const count = readSync(descriptor, buffer, filled, size - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}
