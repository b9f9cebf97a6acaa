import type { Access, Client } from './client.ts';
import { keepComment } from './comment.ts';
import type { PullRequest } from './event.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { type LineComment, review } from './review.ts';

/** What the workflow wants to have written on the pull request, besides annotations and summary. */
export interface Publication {
  /** Absent: no comment is kept. */
  readonly comment?: { readonly key: string; readonly body: string | undefined };
  /** Absent: no review is made. */
  readonly review?: readonly LineComment[];
}

/** Writes it, and gives a sentence for each part that GitHub refuses. The client is loaded when there is something to do. */
export async function publish(
  access: Access,
  pullRequest: PullRequest,
  { comment, review: suggestions }: Publication,
): Promise<readonly string[]> {
  if (!comment && !suggestions) return [];
  if (access.token === '') return ['Nothing is written on the pull request because there is no token.'];
  const { connect } = await import('./client.ts');
  const client = connect(access);
  const sentences: string[] = [];
  const attempt = async (what: string, write: (client: Client) => Promise<Refusal | undefined>) => {
    const permission = 'pull-requests: write';
    const refusal = await write(client).catch((error) => refusalOf(error, { permission, isFork: pullRequest.isFork }));
    if (refusal) sentences.push(`The ${what} is left out because ${refusal.refused}.`);
  };
  if (comment) {
    await attempt('comment', async () => {
      await keepComment(client, pullRequest, comment.key, comment.body);
      return undefined;
    });
  }
  if (suggestions) await attempt('review', () => review(client, pullRequest, suggestions));
  return sentences;
}
