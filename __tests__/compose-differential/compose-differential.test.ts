import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askDockerCompose, findDockerCompose } from './docker-compose.ts';
import { knownDifference } from './known-differences.ts';
import { type Outcome, ourOutcome } from './outcome.ts';
import { type RandomProject, randomProject } from './random-projects.ts';

// DOCKER_COMPOSE: the program to compare with. COMPOSE_RUNS, COMPOSE_SEED: how many projects, and which.
const command = findDockerCompose();
const runs = Number(process.env['COMPOSE_RUNS'] ?? 500);
const seed = process.env['COMPOSE_SEED'];
const title = command
  ? `${runs} random projects are what ${command.join(' ')} makes of them`
  : 'skipped: no docker compose is installed; set DOCKER_COMPOSE to the path of one';

test.skipIf(command === undefined)(title, async () => {
  await fc.assert(
    fc.asyncProperty(randomProject, async (project) => {
      const ours = ourOutcome(project);
      const theirs = await theirOutcome(project, ours);
      if (knownDifference(theirs, ours)) return;
      expect(ours.refused === undefined ? 'accepted' : 'refused', `${theirs.refused} / ${ours.refused}`).toBe(
        theirs.refused === undefined ? 'accepted' : 'refused',
      );
      expect(ours.services).toEqual(theirs.services);
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) },
  );
});

/** What it says depends in places on the order of Go's maps (see known-differences.ts), so a disagreement is asked about again. */
async function theirOutcome(project: RandomProject, ours: Outcome): Promise<Outcome> {
  let theirs = await askDockerCompose(command ?? [], project);
  for (let tries = 0; tries < 20 && !agree(theirs, ours); tries++)
    theirs = await askDockerCompose(command ?? [], project);
  return theirs;
}

function agree(theirs: Outcome, ours: Outcome): boolean {
  return theirs.refused !== undefined && ours.refused !== undefined
    ? true
    : JSON.stringify(theirs.services) === JSON.stringify(ours.services);
}
