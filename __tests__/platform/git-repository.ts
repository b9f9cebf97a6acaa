import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

/** Runs git as a person does, without the machine's own configuration. */
export function git(folder: string, ...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const settings = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...settings, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** Writes the files (null: deletes them) and commits everything. Gives the commit's id. */
export function commit(folder: string, files: Readonly<Record<string, string | Uint8Array | null>>): string {
  const written = Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [[path, text] as const]));
  for (const [path, text] of Object.entries(files)) if (text === null) rmSync(join(folder, path));
  writeFiles(folder, Object.fromEntries(written));
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x');
  return git(folder, 'rev-parse', 'HEAD');
}

export function gitRepository(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = temporaryFolder();
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  commit(folder, files);
  return folder;
}

export interface PullRequestHistory {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
  /** What GitHub makes for the run: the merge of the head into the base; it is checked out. */
  readonly merge: string;
}

/** A repository with a branch, and its merge into what main has become meanwhile. */
export function pullRequestHistory(
  before: Readonly<Record<string, string | Uint8Array>>,
  changes: readonly Readonly<Record<string, string | Uint8Array | null>>[],
  meanwhile: Readonly<Record<string, string | null>> = {},
): PullRequestHistory {
  const folder = gitRepository(before);
  git(folder, 'checkout', '--quiet', '-b', 'topic');
  for (const files of changes) commit(folder, files);
  const head = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'checkout', '--quiet', 'main');
  const base = commit(folder, meanwhile);
  git(folder, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'topic');
  const merge = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'update-ref', 'refs/pull/7/merge', merge);
  git(folder, 'update-ref', 'refs/pull/7/head', head);
  return { folder, base, head, merge };
}

/** What actions/checkout makes: a clone of one commit with so much history. */
export function checkout({ folder }: Pick<PullRequestHistory, 'folder'>, ref: string, depth: number): string {
  const clone = temporaryFolder();
  git(clone, 'init', '--quiet');
  git(clone, 'fetch', '--quiet', `--depth=${depth}`, `file://${folder}`, ref);
  git(clone, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
  return clone;
}
