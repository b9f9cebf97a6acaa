import type { Location } from '../model/location.ts';
import type { ReadResult, Repository, SourceFile } from '../model/repository.ts';
import type { Complaints } from './complaints.ts';

type Failure = Exclude<ReadResult['kind'], 'file'>;

const reasons: Readonly<Record<Failure, string>> = {
  missing: 'does not exist',
  directory: 'is a directory, not a file',
  outside: 'is outside of the repository',
  binary: 'is no text file',
  'too-large': 'is too large to be read',
  unreadable: 'cannot be read',
};

/** Reads a file that something names. What Compose could not read either is refused, else it's a warning. */
export function readReferenced(
  path: string,
  location: Location,
  repository: Repository,
  complaints: Complaints,
): SourceFile | undefined {
  const read = repository.read(path);
  if (read.kind === 'file') return read.file;
  const message = `${path} ${reasons[read.kind]}`;
  if (read.kind === 'missing' || read.kind === 'directory') complaints.refuse(message, location);
  else complaints.warn(`${message}: what it says is unknown`, location);
  return undefined;
}
