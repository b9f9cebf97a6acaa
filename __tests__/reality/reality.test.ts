import { describe, expect, test } from 'vitest';
import { differences } from './comparison.ts';
import { canIsolate } from './network-namespace.ts';
import { type ObservedFolder, observationOf, readObserved, type Seen, writeObserved } from './observed.ts';
import { predict } from './prediction.ts';
import { programRuns } from './program-runs.ts';
import { nameOf, type Run, titleOf } from './run.ts';
import { start } from './start.ts';
import { toolRuns } from './tool-runs.ts';

/**
 * `QUICK=1` starts only what is there or installed within seconds: what every change is held against.
 * `UPDATE=1` records what is seen, `UPDATE=missing` only of what was never seen; `ONLY=vite` starts only what matches
 * that expression in its title.
 */
const { UPDATE, ONLY = '', QUICK } = process.env;
const quick =
  /^(?:(?:node|python3|perl|gcc)$|(?:vite 7|esbuild|serve 14|http-server|sirv-cli 3|express|koa|ws|fastify) ?[\d.]*$)/;

const wanted = [...toolRuns.map(entryOf('tools')), ...programRuns.map(entryOf('listen-calls'))]
  .filter(({ title }) => new RegExp(ONLY).test(title))
  .filter(({ run }) => !QUICK || quick.test(nameOf(run.needs)))
  .filter(({ folder, run }) => UPDATE !== 'missing' || !observationOf(run, readObserved(folder)));

function entryOf(folder: ObservedFolder): (run: Run) => { folder: ObservedFolder; title: string; run: Run } {
  return (run) => ({ folder, title: titleOf(run), run });
}

if (!canIsolate)
  console.log('left out: this machine has no network namespaces with IPv6, or no ss to read their sockets');

describe.skipIf(!canIsolate).concurrent('the kernel lists what the map says', () => {
  test.for(wanted)('$title', async ({ folder, title, run }, { skip }) => {
    const listeners = await predict(run);
    const asPredicted = (seen: Seen) => differences(listeners, seen, run.taken);
    const areComplete = (sockets: readonly string[]) =>
      asPredicted({ sockets, running: true, blamesPort: true }).length === 0;
    const observed = await start(run, areComplete);
    if (!observed) {
      console.log(`left out: what ${title} needs is not to be had here`);
      return skip();
    }
    if (run.taken === undefined) expect(observed.sockets, 'it bound nothing').not.toEqual([]);
    if (UPDATE) writeObserved(folder, observed);
    expect(asPredicted(observed)).toEqual([]);
  });
});
