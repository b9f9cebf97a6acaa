import { describe, expect, test } from 'vitest';
import { differences } from './comparison.ts';
import { canIsolate } from './network-namespace.ts';
import { type ObservedFolder, observationOf, readObserved, writeObserved } from './observed.ts';
import { predict } from './prediction.ts';
import { programRuns } from './program-runs.ts';
import { type Run, titleOf } from './run.ts';
import { start } from './start.ts';
import { toolRuns } from './tool-runs.ts';

/**
 * `UPDATE=1` records what is seen, `UPDATE=missing` only of what was never seen; `ONLY=vite` starts only what has that text
 * in its title.
 */
const { UPDATE, ONLY = '' } = process.env;

const wanted = [...toolRuns.map(entryOf('tools')), ...programRuns.map(entryOf('listen-calls'))]
  .filter(({ title }) => title.includes(ONLY))
  .filter(({ folder, run }) => UPDATE !== 'missing' || !observationOf(run, readObserved(folder)));

function entryOf(folder: ObservedFolder): (run: Run) => { folder: ObservedFolder; title: string; run: Run } {
  return (run) => ({ folder, title: titleOf(run), run });
}

describe.skipIf(!canIsolate)('the kernel lists what the map says', () => {
  test.for(wanted)('$title', async ({ folder, run }, { skip }) => {
    const observed = await start(run);
    if (!observed) return skip('what it needs is not to be had here');
    if (run.taken === undefined) expect(observed.sockets, 'it bound nothing').not.toEqual([]);
    if (UPDATE) writeObserved(folder, observed);
    expect(differences(await predict(run), observed, run.taken)).toEqual([]);
  });
});
