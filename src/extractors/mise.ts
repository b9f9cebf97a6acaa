import { Allowance } from '../commands/allowance.ts';
import { miseFiles, runMiseTask } from '../commands/mise-tasks.ts';
import { member, membersOf } from '../parsing/json.ts';
import { parseToml } from '../parsing/toml.ts';
import { joinExtractions, targetUnit } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';

/** Each task of a mise.toml is a launch unit. */
export const miseToml: Extractor = {
  id: 'mise',
  name: 'mise',
  files: ['mise.toml', '.mise.toml'],
  reads: '`run`, `depends`, `dir` and `env` of every task; `[env]`',
  omits: 'tasks that are files, templates, the environments of `mise.*.toml`',
  matches: (path) => miseFiles.some((name) => path === name || path.endsWith(`/${name}`)),
  extract(file, { repository }) {
    if (!file.text.includes('tasks')) return nothing;
    const { root, problems } = parseToml(file);
    const shared = { repository, allowance: new Allowance() };
    const units = [...membersOf(member(root, 'tasks'))].map(([name, { key }]) =>
      targetUnit('mise run', file.path, { name, location: key.locate(0, key.text.length) }, shared, (scope, session) =>
        runMiseTask(name, root, file.path, scope, session),
      ),
    );
    const { declarations, problems: inTasks } = joinExtractions(units);
    return { declarations, problems: [...problems, ...inTasks] };
  },
};
