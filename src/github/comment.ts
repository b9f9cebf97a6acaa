import type { Client } from './client.ts';
import type { PullRequest } from './event.ts';

/**
 * Keeps one comment of ours on the pull request: writes it, brings it up to date, or deletes it when there is nothing to
 * say. It is told from others' by a hidden marker and by its author, for anybody can write the marker.
 * @param key tells apart several comments of ours
 * @param body Markdown; undefined: there is nothing to say
 * @throws {RequestError} when GitHub refuses
 */
export async function keepComment(
  client: Client,
  { owner, repo, number }: PullRequest,
  key: string,
  body: string | undefined,
): Promise<void> {
  const issue = { owner, repo, issue_number: number };
  const marker = `<!-- port-preflight comment ${encodeURIComponent(key).replaceAll('-', '%2D')} -->`;
  const comments = await client.paginate(client.rest.issues.listComments, { ...issue, per_page: 100 });
  const marked = comments.filter((comment) => comment.body?.startsWith(marker));
  // Whoever we are: where nobody wrote the marker, we did not.
  const login = marked.length === 0 ? undefined : await ownLogin(client);
  const own = marked.find((comment) => comment.user?.login === login);
  const text = body && `${marker}\n${body}`;
  if (text === undefined) {
    if (own) await client.rest.issues.deleteComment({ owner, repo, comment_id: own.id });
  } else if (!own) {
    await client.rest.issues.createComment({ ...issue, body: text });
  } else if (own.body?.trimEnd() !== text.trimEnd()) {
    await client.rest.issues.updateComment({ owner, repo, comment_id: own.id, body: text });
  }
}

/** Whom the token belongs to. REST tells it of a person's token only, GraphQL of an app's and a job's as well. */
export async function ownLogin(client: Client): Promise<string> {
  const { viewer } = await client.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
  return viewer.login;
}
