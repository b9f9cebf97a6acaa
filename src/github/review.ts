import { patchLines } from '../parsing/unified-diff.ts';
import { type ChangedFile, listChangedFiles } from './changed-files.ts';
import type { Client } from './client.ts';
import { ownLogin } from './comment.ts';
import type { PullRequest } from './event.ts';
import type { Refusal } from './refusal.ts';

/** A comment for a line of the pull request, as reporters/suggestion-comments.ts writes it. */
export interface LineComment {
  readonly path: string;
  readonly line: number;
  readonly currentText: string;
  readonly body: string;
  readonly marker: string;
}

/** More are too many for people. */
const mostComments = 30;

/**
 * Reviews the pull request with the comments that stand on lines of its diff and that were not made before.
 * @throws {RequestError} when GitHub refuses
 */
export async function review(
  client: Client,
  pullRequest: PullRequest,
  comments: readonly LineComment[],
): Promise<Refusal | undefined> {
  if (comments.length === 0) return undefined;
  const { owner, repo, number, head } = pullRequest;
  const files = await listChangedFiles(client, pullRequest);
  if ('refused' in files) return files;
  const shown = new Map(files.map((file) => [file.filename, shownLines(file)]));
  const onDiff = comments.filter(({ path, line, currentText }) => shown.get(path)?.get(line) === currentText);
  const made = onDiff.length === 0 ? [] : await madeBefore(client, pullRequest, onDiff);
  const fresh = onDiff.filter((comment) => !made.includes(comment)).slice(0, mostComments);
  if (fresh.length === 0) return undefined;
  await client.rest.pulls.createReview({
    owner,
    repo,
    pull_number: number,
    commit_id: head,
    event: 'COMMENT',
    body: `port-preflight suggests ${fresh.length === 1 ? 'a change' : `${fresh.length} changes`}.`,
    comments: fresh.map(({ path, line, body }) => ({ path, line, side: 'RIGHT', body })),
  });
  return undefined;
}

/** GitHub takes comments on the lines that the diff shows, those beside a change included. */
function shownLines({ patch = '' }: ChangedFile): ReadonlyMap<number, string> {
  return new Map(patchLines(patch).map(({ line, text }) => [line, text.replace(/\r$/, '')]));
}

async function madeBefore(
  client: Client,
  { owner, repo, number }: PullRequest,
  wanted: readonly LineComment[],
): Promise<readonly LineComment[]> {
  const pull = { owner, repo, pull_number: number, per_page: 100 };
  const comments = await client.paginate(client.rest.pulls.listReviewComments, pull);
  const marked = comments.filter(({ body }) => wanted.some(({ marker }) => body.includes(marker)));
  if (marked.length === 0) return [];
  // Anybody can write the marker.
  const login = await ownLogin(client);
  const own = marked.filter(({ user }) => user?.login === login);
  return wanted.filter(({ marker }) => own.some(({ body }) => body.includes(marker)));
}
