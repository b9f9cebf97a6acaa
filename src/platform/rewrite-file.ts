import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../model/usage-error.ts';
import { tidyPath } from './tidy-path.ts';

const byteOrderMark = Buffer.from('\ufeff');

/** A text to write. */
export interface Rewrite {
  /** Relative to the folder. */
  readonly path: string;
  /** The text that was read, without its byte order mark; absent: there is no such file. */
  readonly before?: string;
  readonly after: string;
}

/**
 * Replaces the texts of files in the folder, or makes the files: each as a whole or not at all, and none where one of them
 * must not be written. Links are never followed, and what is not the text that was read (another program wrote it, it is no
 * UTF-8) stays as it is. A byte order mark and a file's mode are kept.
 * @throws {UsageError} when a file can't or must not be written
 */
export function rewriteFiles(folder: string, rewrites: readonly Rewrite[]): void {
  const prepared = rewrites.map((rewrite) => prepare(folder, rewrite));
  for (const write of prepared) write();
}

function prepare(folder: string, { path, before, after }: Rewrite): () => void {
  const place = placeOf(folder, path);
  const present = presentAt(place, path);
  if (before === undefined && present) throw notWritten(path, 'it is there already');
  if (before !== undefined && !present) throw notWritten(path, 'it is gone');
  const mark = present?.bytes.subarray(0, 3).equals(byteOrderMark) ? byteOrderMark : Buffer.alloc(0);
  if (before !== undefined && !present?.bytes.equals(Buffer.concat([mark, Buffer.from(before)]))) {
    throw notWritten(path, 'it has changed since it was read, or is no UTF-8');
  }
  return () => replace(place, path, Buffer.concat([mark, Buffer.from(after)]), present?.mode);
}

/** The place of the file, whose folder is in the root and is reached without a link. */
function placeOf(folder: string, path: string): string {
  const tidy = tidyPath(path);
  const parts = tidy.split('/');
  if (tidy === '' || tidy.startsWith('/') || parts.some((part) => part === '..' || part.toLowerCase() === '.git')) {
    throw notWritten(path, 'it lies outside of the folder');
  }
  const root = realpathSync.native(folder);
  const parent = join(root, dirname(tidy));
  try {
    if (realpathSync.native(parent) !== parent) throw notWritten(path, 'a link leads to it');
  } catch (error) {
    throw error instanceof UsageError ? error : notWritten(path, 'its folder does not exist');
  }
  return join(parent, basename(tidy));
}

function presentAt(place: string, path: string): { readonly bytes: Buffer; readonly mode: number } | undefined {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (!stats.isFile()) throw notWritten(path, stats.isSymbolicLink() ? 'it is a link' : 'it is no ordinary file');
  return { bytes: readFileSync(place), mode: stats.mode & 0o777 };
}

/** A file beside it that then takes its name: readers see the old text or the new one. */
function replace(place: string, path: string, content: Buffer, mode: number | undefined): void {
  const beside = join(dirname(place), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const descriptor = openSync(beside, 'wx', 0o666);
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    throw notWritten(path, error instanceof Error ? error.message : String(error));
  }
}

function notWritten(path: string, why: string): UsageError {
  return new UsageError(`${path} is not written: ${why}`);
}
