import type { Location } from '../model/location.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { UsageError } from '../model/usage-error.ts';
import { type Baseline, parseBaseline } from './baseline.ts';
import type { Options } from './options.ts';

const whyNot = {
  missing: 'does not exist',
  directory: 'is a folder',
  outside: 'lies outside of the repository',
  binary: 'is not a text',
  'too-large': 'is too large',
  unreadable: "can't be read",
};

/**
 * A file that the user names.
 * @param what what it is meant to be: `the configuration`
 * @param at where a file names it; absent: the command line does
 * @throws {UsageError} when there is no such file, or it can't be read
 */
export function namedFile(repository: Repository, path: string, what: string, at?: Location): SourceFile {
  const result = repository.read(path);
  if (result.kind === 'file') return result.file;
  const place = at ? `${at.file}:${at.start.line}:${at.start.column}: ` : '';
  throw new UsageError(`${place}${what} ${path} ${whyNot[result.kind]}`);
}

/**
 * Looks for the files that options name before anything is checked: where no format reads them, nobody else would miss
 * them.
 * @throws {UsageError} as `namedFile`
 */
export function requireNamedFiles(
  repository: Repository,
  { composeFiles, envFiles }: Pick<Options, 'composeFiles' | 'envFiles'>,
): void {
  for (const path of composeFiles) namedFile(repository, path, 'the Compose file');
  // The usual way to say that there is none.
  for (const path of envFiles) if (path !== '/dev/null') namedFile(repository, path, 'the env file');
}

/** @throws {UsageError} as `namedFile`, or when the file is no baseline */
export function readBaseline(repository: Repository, path: string): Baseline {
  return parseBaseline(namedFile(repository, path, 'the baseline'));
}
