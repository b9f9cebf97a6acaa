/** Why something could not be done; the sentence goes on after "because". */
export interface Refusal {
  readonly refused: string;
}

/** What to do, and what for when it is refused. */
export interface Attempt {
  /** What the token must be allowed to do: `pull-requests: write`. */
  readonly permission: string;
  readonly isFork: boolean;
}

/** What GitHub's answer means to whoever wrote the workflow. */
export function refusalOf(error: unknown, { permission, isFork }: Attempt): Refusal {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : undefined;
  if (isRateLimit(error)) return { refused: 'the rate limit of GitHub’s API is used up' };
  // GitHub hides with 404 what a token may not see.
  if (status === 401 || status === 403 || status === 404) {
    const fork = isFork && permission.endsWith('write') ? ', which a pull request from a fork never gets' : '';
    return { refused: `the token lacks the permission \`${permission}\`${fork}` };
  }
  return { refused: `GitHub’s API answered: ${plainWords(error instanceof Error ? error.message : String(error))}` };
}

/** An answer may repeat what was sent, which comes from the pull request. */
function plainWords(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:;()'"/=-]+/gu, ' ').slice(0, 300);
}

function isRateLimit(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error)) return false;
  return error.status === 429 || (error.status === 403 && /rate limit/i.test(error.message));
}
