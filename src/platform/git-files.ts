import { runGit } from './git.ts';

export type GitListing =
  | { readonly kind: 'listed'; readonly paths: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** Tracked files, and untracked ones that are not ignored, under the folder and relative to it. Unsorted. */
export function listGitFiles(folder: string): GitListing {
  const answer = runGit(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  if (answer.kind === 'failed') return answer;
  // An unmerged file is listed once a side; a nested repository ends with a slash.
  const paths = new Set(answer.output.toString().split('\0'));
  return { kind: 'listed', paths: [...paths].filter((path) => path !== '' && !path.endsWith('/')) };
}
