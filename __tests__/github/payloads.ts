const repository = { id: 1, name: 'shop', full_name: 'octo/shop', private: false, default_branch: 'main' };
const fork = { ...repository, id: 2, full_name: 'stranger/shop', fork: true };

function pull(head: string, base: string, headRepository: typeof repository | null) {
  return {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      title: '::error::a title',
      head: { ref: 'topic', label: 'octo:topic', sha: head, repo: headRepository },
      base: { ref: 'main', label: 'octo:main', sha: base, repo: repository },
    },
    repository,
  };
}

/** What the runner writes to GITHUB_EVENT_PATH, as far as anybody reads it. */
export const payloads = {
  pullRequest: (head: string, base: string) => pull(head, base, repository),
  forkPullRequest: (head: string, base: string) => pull(head, base, fork),
  deletedForkPullRequest: (head: string, base: string) => pull(head, base, null),
  mergeGroup: (head: string, base: string) => ({
    action: 'checks_requested',
    merge_group: {
      head_sha: head,
      head_ref: 'refs/heads/gh-readonly-queue/main/pr-7',
      base_sha: base,
      base_ref: 'refs/heads/main',
    },
    repository,
  }),
  push: (head: string, base: string) => ({ ref: 'refs/heads/main', before: base, after: head, repository }),
  schedule: () => ({ schedule: '0 6 * * 1', repository }),
  workflowDispatch: () => ({ inputs: null, ref: 'refs/heads/main', repository }),
} as const;
