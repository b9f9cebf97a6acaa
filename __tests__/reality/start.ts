import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { install, versionOf } from './installations.ts';
import { observe } from './network-namespace.ts';
import type { Observed } from './observed.ts';
import { nameOf, type Run } from './run.ts';

/**
 * Really starts a command line in a folder of its own; undefined when what it needs is not to be had here.
 * @param areComplete whether no more sockets are to be expected
 */
export async function start(
  { command, needs, files, taken }: Run,
  areComplete: (sockets: readonly string[]) => boolean,
): Promise<Observed | undefined> {
  const installation = install(needs);
  if (!installation) return undefined;
  const directory = mkdtempSync(join(installation.directory, 'run-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    const { output, ...seen } = await observe({
      command,
      directory,
      environment: {
        PATH: [...installation.path, dirname(process.execPath), process.env['PATH'] ?? ''].join(':'),
        HOME: directory,
        // The toolchain stays where it is.
        RUSTUP_HOME: process.env['RUSTUP_HOME'] ?? join(homedir(), '.rustup'),
        GOCACHE: process.env['GOCACHE'] ?? join(homedir(), '.cache', 'go-build'),
        // Nobody is asked, told or measured.
        BROWSER: 'none',
        // react-scripts looks for the machine's address on a network that isn't there.
        DANGEROUSLY_DISABLE_HOST_CHECK: 'true',
        NEXT_TELEMETRY_DISABLED: '1',
        ASTRO_TELEMETRY_DISABLED: '1',
        NUXT_TELEMETRY_DISABLED: '1',
        WRANGLER_SEND_METRICS: 'false',
        NG_CLI_ANALYTICS: 'false',
      },
      taken: taken === undefined ? [] : [taken],
      patience: 60,
      areComplete,
    });
    if (process.env['VERBOSE']) console.log(command, seen, output);
    return { name: nameOf(needs), version: versionOf(needs), command, taken, ...seen };
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}
