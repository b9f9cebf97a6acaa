import { describe, expect, test } from 'vitest';
import { tools } from '../src/signatures/tools/index.ts';
import type { ToolSignature } from '../src/signatures/tools/tool.ts';
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

test.each([
  ['tools', toolRuns],
  ['listen-calls', programRuns],
] as const)('every observation of %s is one of a run that there is', (folder, runs) => {
  const all = readObserved(folder);
  const known = new Set(runs.map((run) => observationOf(run, all)));
  expect(all.filter((observed) => !known.has(observed))).toEqual([]);
});

test('a tool is called executed only when it was', () => {
  const commands = readObserved('tools').map(({ command }) => ` ${command.replace('python3 ', 'python ')} `);
  const ways = ({ commands: names, subcommands = [''] }: ToolSignature) =>
    names.flatMap((name) => subcommands.map((subcommand) => ` ${`${name} ${subcommand}`.trim()} `));
  const wasRun = (tool: ToolSignature) => ways(tool).some((way) => commands.some((command) => command.includes(way)));
  const unseen = tools.filter(({ verified }) => verified === 'executed').filter((tool) => !wasRun(tool));
  expect(unseen.map(({ name }) => name)).toEqual([]);
});
