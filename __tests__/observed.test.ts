import { describe, expect, test } from 'vitest';
import { tools } from '../src/signatures/tools/index.ts';
import { differences } from './reality/comparison.ts';
import { type ObservedFolder, observationOf, readObserved } from './reality/observed.ts';
import { predict } from './reality/prediction.ts';
import { programRuns } from './reality/program-runs.ts';
import { type Run, titleOf } from './reality/run.ts';
import { toolRuns } from './reality/tool-runs.ts';

/** What `npm run test:reality` saw, which starts it all for real, against what the map says today. */
describe('the map says what was seen', () => {
  test.each([...seen('tools', toolRuns), ...seen('listen-calls', programRuns)])('$title', async ({ run, observed }) => {
    expect(differences(await predict(run), observed, run.taken)).toEqual([]);
  });
});

function seen(folder: ObservedFolder, runs: readonly Run[]) {
  const all = readObserved(folder);
  return runs.flatMap((run) => {
    const observed = observationOf(run, all);
    return observed ? [{ title: titleOf(run), run, observed }] : [];
  });
}

test('a tool is called executed only when it was', () => {
  const commands = readObserved('tools').map(({ command }) => command.replace('python3 ', 'python '));
  const unseen = tools
    .filter(({ verified }) => verified === 'executed')
    .filter((tool) => !tool.commands.some((name) => commands.some((command) => ` ${command} `.includes(` ${name} `))));
  expect(unseen.map(({ name }) => name)).toEqual([]);
});
