import type { ReadResult, Repository } from '../model/repository.ts';
import { largestFile, textOfBytes } from './file-access.ts';
import { isBinaryName } from './file-names.ts';
import { runGit } from './git.ts';
import type { GitChange } from './git-change.ts';
import { tidyPath } from './tidy-path.ts';
import { vendoredFolderOf } from './vendored.ts';

/**
 * The repository as it was before a change: the changed files come from git, all others from the work tree.
 * Undefined when git doesn't give them.
 */
export function earlierRepository(
  top: string,
  repository: Repository,
  { blobsBefore }: Pick<GitChange, 'blobsBefore'>,
): Repository | undefined {
  const wanted = [...blobsBefore].filter(([path]) => !isBinaryName(path));
  const ids = [...new Set(wanted.flatMap(([, id]) => id ?? []))];
  const blobs = readBlobs(top, ids);
  if (!blobs) return undefined;
  const results = new Map(
    wanted.map(([path, id]) => [path, resultOf(path, id === undefined ? undefined : blobs.get(id))]),
  );
  const texts = [...results].filter(([, { kind }]) => kind === 'file').map(([path]) => path);
  const folders = new Set(texts.flatMap(foldersOf));
  return {
    ...repository,
    files: [...repository.files.filter((path) => !results.has(path)), ...texts.filter(isScanned)].sort(),
    read: (path) => results.get(tidyPath(path)) ?? repository.read(path),
    hasDirectory: (path) => folders.has(tidyPath(path)) || repository.hasDirectory(path),
  };
}

function isScanned(path: string): boolean {
  return !path.startsWith('../') && vendoredFolderOf(path) === undefined;
}

function resultOf(path: string, bytes: Buffer | undefined): ReadResult {
  if (bytes === undefined) return { kind: 'missing' };
  return bytes.length > largestFile ? { kind: 'too-large' } : textOfBytes(path, bytes);
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index).join('/'));
}

/** The contents by id; git answers `<id> blob <size>`, a line feed, the bytes, a line feed. */
function readBlobs(top: string, ids: readonly string[]): Map<string, Buffer> | undefined {
  if (ids.length === 0) return new Map();
  const answer = runGit(top, ['cat-file', '--batch'], {
    input: ids.map((id) => `${id}\n`).join(''),
    configuration: ['safe.directory=*'],
  });
  if (answer.kind === 'failed') return undefined;
  const blobs = new Map<string, Buffer>();
  for (let at = 0; at < answer.output.length; ) {
    const end = answer.output.indexOf('\n', at);
    const [id = '', type, size] = answer.output.toString('latin1', at, end).split(' ');
    if (end < 0 || type !== 'blob') return undefined;
    const start = end + 1;
    blobs.set(id, answer.output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return blobs;
}
