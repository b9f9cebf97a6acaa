import { type ComposeUnit, declarationsOf, loadProject } from '../compose/index.ts';
import type { ComposeStart } from '../model/launch.ts';
import type { Repository } from '../model/repository.ts';
import { serviceKnowledge } from './compose-commands.ts';
import { type PlannedProject, plannedProjects } from './compose-projects.ts';
import type { Extraction, Extractor } from './extractor.ts';
import { nothing } from './extractor.ts';
import { asSwarmStack, isSwarmStack } from './swarm-stack.ts';

/** Docker Compose: every project of the repository, as `docker compose` itself would load it. */
export const compose: Extractor = {
  id: 'compose',
  name: 'Compose',
  files: ['compose.yaml', 'docker-compose*.yml'],
  reads:
    'everything that Docker Compose reads: `ports`, `expose`, `include`, `extends`, merge, profiles, interpolation, `.env`, commands of services',
  matches: (path) => /\.ya?ml$/.test(path),
  extract(file, context) {
    const projects = plannedProjects(context).filter((planned) => planned.emittedBy === file.path);
    if (projects.length === 0) return nothing;
    const extractions = projects.map((planned) => extractionOf(planned, context.repository));
    return {
      declarations: extractions.flatMap(({ declarations }) => declarations),
      problems: extractions.flatMap(({ problems }) => problems),
    };
  },
};

/** What any start of Compose brings up, as declarations of a unit: for the command lines of scripts and documents. */
export function composeDeclarations(repository: Repository, start: ComposeStart, unit: ComposeUnit): Extraction {
  const project = loadProject(repository, start);
  return extractionOf({ project, start, unit }, repository);
}

function extractionOf(
  { project, start, unit }: Pick<PlannedProject, 'project' | 'start' | 'unit'>,
  repository: Repository,
): Extraction {
  const declarations = declarationsOf(project, start, unit, serviceKnowledge(repository));
  return {
    declarations: isSwarmStack(project) ? asSwarmStack(declarations) : declarations,
    problems: project.complaints.map(({ severity, message, location }) => ({ severity, message, location })),
  };
}
