import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

export interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  /** The newest commit of its branch. */
  readonly head: string;
  /** The commit that it is to be merged into. */
  readonly base: string;
  /** Of another repository, or one that is gone: its workflows get a token that only reads. */
  readonly isFork: boolean;
}

/** What made the workflow run, as far as it matters here. */
export interface WorkflowEvent {
  readonly pullRequest?: PullRequest;
  /** A group of a merge queue. */
  readonly mergeGroup?: { readonly base: string; readonly head: string };
}

// https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request and #merge_group
const payloadSchema = z.object({
  pull_request: z.optional(
    z.object({
      number: z.int(),
      head: z.object({ sha: z.string(), repo: z.nullish(z.object({ full_name: z.string() })) }),
      base: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }) }),
    }),
  ),
  merge_group: z.optional(z.object({ base_sha: z.string(), head_sha: z.string() })),
});

/** The event of the run: the runner writes its payload to a file. One that can't be read is an event without interest. */
export function readEvent({ GITHUB_EVENT_PATH: file }: NodeJS.ProcessEnv): WorkflowEvent {
  const { data } = payloadSchema.safeParse(file ? readJson(file) : undefined);
  const { pull_request: pull, merge_group: group } = data ?? {};
  const [owner, repo] = pull?.base.repo.full_name.split('/') ?? [];
  return {
    ...(pull &&
      owner &&
      repo && {
        pullRequest: {
          owner,
          repo,
          number: pull.number,
          head: pull.head.sha,
          base: pull.base.sha,
          isFork: pull.head.repo?.full_name !== pull.base.repo.full_name,
        },
      }),
    ...(group && { mergeGroup: { base: group.base_sha, head: group.head_sha } }),
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
