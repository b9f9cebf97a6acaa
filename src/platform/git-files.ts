import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

export type GitListing =
  | { readonly kind: 'listed'; readonly paths: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * A checkout's own configuration names programs that git runs; none of them may be a stranger's.
 * `ls-files` starts at most the file system monitor; the rest is for the git of tomorrow.
 */
const safeConfiguration = [
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.quotePath=false',
  'safe.bareRepository=explicit',
  'protocol.allow=never',
];

const largestListing = 512 * 1024 * 1024;

/** Tracked files, and untracked ones that are not ignored, under the folder and relative to it. Unsorted. */
export function listGitFiles(folder: string): GitListing {
  const settings = safeConfiguration.flatMap((setting) => ['-c', setting]);
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const git = spawnSync('git', ['--no-pager', ...settings, '-C', folder, ...listing], {
    // Windows looks for programs in the working directory first: never let that be the checkout.
    cwd: dirname(process.execPath),
    env: safeEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: largestListing,
    timeout: 60_000,
    windowsHide: true,
  });
  if (git.error) return { kind: 'failed', reason: reasonOf(git.error) };
  if (git.status !== 0) return { kind: 'failed', reason: firstLine(git.stderr.toString()) };
  // An unmerged file is listed once a side; a nested repository ends with a slash.
  const paths = new Set(git.stdout.toString().split('\0'));
  return { kind: 'listed', paths: [...paths].filter((path) => path !== '' && !path.endsWith('/')) };
}

/** The environment without anything that steers git to another repository, configuration or program. */
function safeEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would otherwise fetch what it lacks, by whatever program its configuration names.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}

function reasonOf(error: Error): string {
  if ('code' in error && error.code === 'ENOENT') return 'git is not installed';
  return error.message;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.replace(/^(fatal|error): /, '') || 'git failed';
}
