import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Needs } from './run.ts';

/** Where a run may make its own folder, and the directories of its programs. */
export interface Installation {
  readonly directory: string;
  readonly path: readonly string[];
}

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'port-preflight-checks', 'reality');

/** Has what a run needs, installing npm packages into a folder that is kept; undefined when it is not to be had. */
export function install(needs: Needs): Installation | undefined {
  if (needs.kind === 'system') {
    // Where the users of Debian's servers can get to.
    const directory = join(tmpdir(), 'port-preflight-checks');
    mkdirSync(directory, { recursive: true });
    return versionOf(needs) === '' ? undefined : { directory, path: [] };
  }
  const manifest = JSON.stringify({ private: true, dependencies: needs.packages });
  const directory = join(cache, createHash('sha256').update(manifest).digest('hex').slice(0, 16));
  if (!existsSync(directory) && !installInto(directory, manifest)) return undefined;
  return { directory, path: [join(directory, 'node_modules', '.bin')] };
}

function installInto(directory: string, manifest: string): boolean {
  mkdirSync(dirname(directory), { recursive: true });
  const making = mkdtempSync(`${directory}-`);
  writeFileSync(join(making, 'package.json'), manifest);
  const options = ['--no-audit', '--no-fund', '--no-package-lock', '--legacy-peer-deps', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...options], { cwd: making, stdio: 'ignore', timeout: 600_000 });
  if (status === 0) renameSync(making, directory);
  else rmSync(making, { recursive: true, force: true });
  return status === 0;
}

/** Of a program of the system; '' when it is not there, and for npm packages, whose versions are chosen. */
export function versionOf(needs: Needs): string {
  if (needs.kind === 'npm') return '';
  const { stdout, stderr } = spawnSync('sh', ['-c', needs.version], { encoding: 'utf8' });
  return /\d+\.\d[\w.]*/.exec(stdout + stderr)?.[0] ?? '';
}
