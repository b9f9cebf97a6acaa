import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of dist in a folder with nothing else above it: what a user has, who installed nothing. */
export function movedDistribution(): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'port-preflight-dist-')));
  cpSync(join(import.meta.dirname, '..', '..', 'dist'), folder, { recursive: true });
  return folder;
}

/** Runs a script of it as a process with this environment and no other. */
export function run(
  script: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  // Windows can't start a process without the first, nor find its temporary folder without the others.
  const needed = ['SystemRoot', 'PATH', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return spawnSync(process.execPath, [script, ...args], {
    cwd,
    env: { ...Object.fromEntries(needed), ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
}

export const conflict = {
  'compose.yaml': `services:
  web:
    image: nginx
    ports:
      - "8080:80"
  api:
    image: caddy
    ports:
      - "8080:443"
`,
};

export const healthy = {
  'compose.yaml': conflict['compose.yaml'].replace('8080:443', '8081:443'),
};
