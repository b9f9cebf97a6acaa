import { posix } from 'node:path';
import { type Change, type LineRange, wholeFile } from '../model/change.ts';
import { patchLines } from '../parsing/unified-diff.ts';
import type { Access, Client } from './client.ts';
import type { PullRequest } from './event.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** A file of a pull request as GitHub lists it. Paths are relative to the repository's root. */
export interface ChangedFile {
  readonly filename: string;
  readonly status: string;
  /** Lines that were added or deleted. */
  readonly changes: number;
  /** Its hunks; absent when they are too long, or there are none. */
  readonly patch?: string;
}

/** GitHub lists no more: https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const mostFiles = 3000;

/** The files that a pull request changes, or why they are not known. The client is loaded for it. */
export async function listFilesWith(
  access: Access,
  pullRequest: PullRequest,
): Promise<readonly ChangedFile[] | Refusal> {
  if (access.token === '') return { refused: 'there is no token to ask GitHub with' };
  try {
    const { connect } = await import('./client.ts');
    return await listChangedFiles(connect(access), pullRequest);
  } catch (error) {
    return refusalOf(error, { permission: 'pull-requests: read', isFork: pullRequest.isFork });
  }
}

/** @throws {RequestError} when GitHub refuses */
export async function listChangedFiles(
  client: Client,
  { owner, repo, number }: PullRequest,
): Promise<readonly ChangedFile[] | Refusal> {
  const files = await client.paginate(client.rest.pulls.listFiles, { owner, repo, pull_number: number, per_page: 100 });
  return files.length < mostFiles ? files : { refused: 'it changes more files than GitHub lists' };
}

/** @param folder the scanned folder as seen from the repository's root; '' is that itself */
export function changeOfFiles(files: readonly ChangedFile[], folder: string): Change {
  const fromRoot = ({ filename }: ChangedFile) => posix.relative(`/${folder}`, `/${filename}`);
  return {
    lines: new Map(files.filter(({ status }) => status !== 'removed').map((file) => [fromRoot(file), rangesOf(file)])),
    renamed: new Set(files.filter(({ status }) => status === 'renamed').map(fromRoot)),
  };
}

function rangesOf({ patch, changes, status }: ChangedFile): readonly LineRange[] {
  if (patch === undefined) return changes > 0 || status === 'added' ? wholeFile : [];
  const ranges: LineRange[] = [];
  for (const { line } of patchLines(patch).filter(({ isAdded }) => isAdded)) {
    const last = ranges.at(-1);
    if (last?.last === line - 1) ranges.splice(-1, 1, { first: last.first, last: line });
    else ranges.push({ first: line, last: line });
  }
  return ranges;
}
