import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type GitAnswer =
  | { readonly kind: 'answered'; readonly output: Buffer }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * A checkout's own configuration names programs that git runs; none of them may be a stranger's.
 * What we ask for starts at most the file system monitor; the rest is for the git of tomorrow.
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

const largestAnswer = 512 * 1024 * 1024;

export interface GitSettings {
  /** What git reads from its standard input; absent: nothing. */
  readonly input?: string;
  /** More `name=value` settings. */
  readonly configuration?: readonly string[];
}

/** Runs git in the folder so that nothing which lies in the checkout decides what is run. */
export function runGit(folder: string, args: readonly string[], settings: GitSettings = {}): GitAnswer {
  const configuration = [...safeConfiguration, ...(settings.configuration ?? [])].flatMap((one) => ['-c', one]);
  const git = spawnSync('git', ['--no-pager', ...configuration, '-C', folder, ...args], {
    // Windows looks for programs in the working directory first: never let that be the checkout.
    cwd: dirname(process.execPath),
    env: safeEnvironment(),
    input: settings.input ?? '',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: largestAnswer,
    timeout: 60_000,
    windowsHide: true,
  });
  if (git.error) return { kind: 'failed', reason: reasonOf(git.error) };
  if (git.status !== 0) return { kind: 'failed', reason: firstLine(git.stderr.toString()) };
  return { kind: 'answered', output: git.stdout };
}

/** The nearest folder upwards that has a `.git`; found without git, whose answer a hostile configuration could bend. */
export function gitTopLevel(root: string): string | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    if (lstatSync(join(folder, '.git'), { throwIfNoEntry: false })) return folder;
    if (dirname(folder) === folder) return undefined;
  }
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
