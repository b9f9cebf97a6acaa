import type { Change } from '../model/change.ts';
import {
  type Commit,
  changeBetween,
  checkedOutCommit,
  forkPoint,
  type GitChange,
  hasCommit,
} from '../platform/git-change.ts';
import { type ChangedFile, changeOfFiles } from './changed-files.ts';
import type { PullRequest, WorkflowEvent } from './event.ts';
import type { Refusal } from './refusal.ts';

/** Where the scanned folder lies. */
export interface Checkout {
  /** The repository's root on the disk. */
  readonly top: string;
  /** The scanned folder as seen from there, with `/`; '' is that itself. */
  readonly folder: string;
}

/** What is judged, and a sentence that says which way it was found out. */
export type Scope =
  | { readonly by: 'git'; readonly change: GitChange; readonly sentence: string }
  | { readonly by: 'api'; readonly change: Change; readonly sentence: string }
  | { readonly by: 'none'; readonly sentence?: string };

export type FileLister = (pullRequest: PullRequest) => Promise<readonly ChangedFile[] | Refusal>;

/** What the event changes: by git where the history is at hand, else by GitHub's list, else nobody knows. */
export async function scopeOf(event: WorkflowEvent, checkout: Checkout, listFiles: FileLister): Promise<Scope> {
  const { pullRequest, mergeGroup } = event;
  if (!pullRequest && !mergeGroup) return { by: 'none' };
  const commit = checkedOutCommit(checkout.top);
  const base = commit && baseOf(commit, event, checkout.top);
  const change = base === undefined ? undefined : changeBetween(checkout.top, checkout.folder, base, commit?.id ?? '');
  const what = pullRequest ? 'pull request' : 'merge group';
  if (base !== undefined && change) {
    const sentence = `Judged is what the ${what} changes, by git since ${base.slice(0, 7)}.`;
    return { by: 'git', change, sentence };
  }
  const everything = (reason: string): Scope => ({
    by: 'none',
    sentence: `Everything is judged, not only what the ${what} changes, because ${reason}.`,
  });
  const noHistory = 'the checkout lacks the commit before it (`fetch-depth: 2` brings it)';
  if (!pullRequest) return everything(noHistory);
  if (commit && !isOf(commit, pullRequest)) return everything('another commit is checked out');
  const files = await listFiles(pullRequest);
  if ('refused' in files) return everything(`${noHistory} and ${files.refused}`);
  const sentence = `Judged is what the ${what} changes, by GitHub’s list of its files; ${noHistory}.`;
  return { by: 'api', change: changeOfFiles(files, checkout.folder), sentence };
}

/** The commit to compare the checked out one with, if it is there. */
function baseOf(commit: Commit, { pullRequest, mergeGroup }: WorkflowEvent, top: string): string | undefined {
  const [first, second] = commit.parents;
  const head = pullRequest?.head;
  // What actions/checkout brings by itself: the merge of the pull request into its base.
  if (first !== undefined && second !== undefined && second === head) return hasCommit(top, first) ? first : undefined;
  if (pullRequest && commit.id === head) return forkPoint(top, pullRequest.base, commit.id);
  if (commit.id === mergeGroup?.head) return hasCommit(top, mergeGroup.base) ? mergeGroup.base : undefined;
  return undefined;
}

function isOf({ id, parents }: Commit, { head }: PullRequest): boolean {
  return id === head || parents[1] === head;
}
