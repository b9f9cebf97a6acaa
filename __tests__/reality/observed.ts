import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, type Run } from './run.ts';

/** What a run showed: the kernel's sockets, whether the program stayed up, and whether it said that a port is taken. */
export interface Seen {
  readonly sockets: readonly string[];
  readonly running: boolean;
  readonly blamesPort: boolean;
}

/** A run as it is recorded. */
export interface Observed extends Seen {
  readonly command: string;
  readonly taken: number | undefined;
  /** npm packages with their versions, or a program of the system. */
  readonly name: string;
  /** Of a program of the system. */
  readonly version: string;
}

/** Beside the data that the observations confirm. */
export type ObservedFolder = 'tools' | 'listen-calls';

const signatures = join(import.meta.dirname, '..', '..', 'src', 'signatures');
const fileOf = (folder: ObservedFolder) => join(signatures, folder, 'observed.tsv');
const heading = 'started\tversion\tcommand\ttaken port\tsockets\tstayed up\tsaid that a port is taken';

export function readObserved(folder: ObservedFolder): readonly Observed[] {
  if (!existsSync(fileOf(folder))) return [];
  const [, ...lines] = readFileSync(fileOf(folder), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [name = '', version = '', command = '', taken = '', sockets = '', running = '', blamesPort = ''] =
      line.split('\t');
    return {
      name,
      version,
      command,
      taken: taken === '' ? undefined : Number(taken),
      sockets: sockets === '' ? [] : sockets.split(', '),
      running: running === 'yes',
      blamesPort: blamesPort === 'yes',
    };
  });
}

/** Puts an observation in the place of the earlier one of the same run. */
export function writeObserved(folder: ObservedFolder, observed: Observed): void {
  const others = readObserved(folder).filter((other) => keyOf(other) !== keyOf(observed));
  const lines = [...others, observed]
    .map(({ name, version, command, taken, sockets, running, blamesPort }) =>
      [name, version, command, taken ?? '', sockets.join(', '), running ? 'yes' : 'no', blamesPort ? 'yes' : ''].join(
        '\t',
      ),
    )
    .sort();
  writeFileSync(fileOf(folder), `${[heading, ...lines].join('\n')}\n`);
}

/** The observation of a run, if there is one. */
export function observationOf(run: Run, all: readonly Observed[]): Observed | undefined {
  const key = keyOf({ name: nameOf(run.needs), command: run.command, taken: run.taken });
  return all.find((observed) => keyOf(observed) === key);
}

function keyOf({ name, command, taken }: Pick<Observed, 'name' | 'command' | 'taken'>): string {
  return [name, command, taken].join('\t');
}
