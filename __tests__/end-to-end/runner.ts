import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { temporaryFolder } from '../platform/temporary-folder.ts';

export interface Run {
  readonly inputs?: Readonly<Record<string, string>>;
  /** The event's name and payload; absent: a push without one. */
  readonly event?: { readonly name: string; readonly payload: unknown };
  /** Where GitHub's API is; absent: where nobody answers. */
  readonly apiUrl?: string;
  readonly commit?: string;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What action.yml declares as defaults is set as well. */
const defaults = {
  path: '.',
  'fail-on': 'error',
  strict: 'false',
  only: 'changed',
  targets: 'linux, macos, windows',
  'include-tests': 'false',
};

/** Runs the action as a runner does: inputs and files by environment variables, the workspace as working directory. */
export async function runAction(dist: string, workspace: string, run: Run = {}): Promise<Outcome> {
  const { inputs = {}, event = { name: 'push', payload: {} }, apiUrl = 'http://127.0.0.1:1', commit = 'c0ffee' } = run;
  const runner = temporaryFolder({ summary: '', output: '', 'event.json': JSON.stringify(event.payload) });
  mkdirSync(join(runner, 'temp'));
  const given = Object.entries({ ...defaults, ...inputs }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const child = spawn(process.execPath, [join(dist, 'index.js')], {
    cwd: workspace,
    env: {
      ...environment(),
      ...Object.fromEntries(given),
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_STEP_SUMMARY: join(runner, 'summary'),
      GITHUB_OUTPUT: join(runner, 'output'),
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: join(runner, 'event.json'),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: apiUrl,
      GITHUB_REPOSITORY: 'octo/shop',
      GITHUB_SHA: commit,
      RUNNER_TEMP: join(runner, 'temp'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return {
    status: child.exitCode,
    stdout,
    stderr,
    summary: readFileSync(join(runner, 'summary'), 'utf8'),
    outputs: outputsIn(readFileSync(join(runner, 'output'), 'utf8')),
  };
}

/** Windows can't start a process without the first, nor find its temporary folder without the last; git is in PATH. */
function environment(): Record<string, string> {
  const entries = ['SystemRoot', 'PATH', 'TEMP', 'TMP'].map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** `name<<delimiter`, the value, the delimiter. */
function outputsIn(written: string): Record<string, string> {
  const entries = written.matchAll(/^(?<name>[^<\n]+)<<(?<delimiter>\S+)\n(?<value>[\s\S]*?)\n\k<delimiter>$/gm);
  return Object.fromEntries([...entries].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']));
}
