import { Allowance } from '../commands/allowance.ts';
import { runTask } from '../commands/taskfile.ts';
import { parseTaskfile } from '../parsing/taskfile.ts';
import { joinExtractions, targetUnit } from './command-units.ts';
import type { Extractor } from './extractor.ts';

/** Each task of a Taskfile is a launch unit. */
export const taskfile: Extractor = {
  id: 'taskfile',
  name: 'Taskfile',
  files: ['Taskfile.yml'],
  reads: 'tasks with `cmds`, `deps`, `vars`, `env`, `dotenv`, `dir`, templates of variables and defaults',
  omits: '`includes`, loops (`for`), `sh` variables, platforms',
  matches: (path) => /(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/.test(path),
  extract(file, { repository }) {
    const parsed = parseTaskfile(file);
    const shared = { repository, allowance: new Allowance() };
    const units = [...parsed.tasks.values()].map((task) =>
      targetUnit('task', file.path, task, shared, (scope, session) =>
        runTask(parsed, file.path, task.name, scope, session),
      ),
    );
    return joinExtractions(units);
  },
};
