import { Allowance } from '../commands/allowance.ts';
import { isIdle } from '../commands/command.ts';
import { runNxTarget } from '../commands/nx-targets.ts';
import { packagesOf, toPackage } from '../commands/packages.ts';
import { member, membersOf, parseJson } from '../parsing/json.ts';
import { TracedText, textAt } from '../parsing/traced-text.ts';
import { joinExtractions, targetUnit } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';

/** project.json of Nx: each target that listens is a launch unit. Source: nx.dev/docs/reference/project-configuration */
export const nxProject: Extractor = {
  id: 'nx-project',
  name: 'Nx project',
  files: ['project.json'],
  reads:
    '`command` and `commands` of targets with their `cwd`, what known executors do with the options of the default configuration, `port` of the others',
  omits: 'other configurations, unless a command names them; targets that plugins infer',
  matches: (path) => /(?:^|\/)project\.json$/.test(path),
  extract(file, { repository }) {
    if (!/"targets"/.test(file.text)) return nothing;
    const { root, problems } = parseJson(file, { comments: true });
    const all = member(root, 'targets');
    if (!root || !all) return { ...nothing, problems };
    const owner = toPackage(file.path, root);
    const workspace = packagesOf(repository).workspace(owner.directory)?.directory ?? '';
    const shared = { repository, allowance: new Allowance() };
    const units = [...membersOf(all)].map(([name, { key, value }]) => {
      const location = key.locate(0, key.text.length);
      return targetUnit('nx run', file.path, { name: `${owner.name}:${name}`, location }, shared, (scope, session) => {
        const asked = { targets: { workspace, owner, all }, name, configuration: undefined, args: [] };
        const program = TracedText.of(textAt('nx', location));
        return runNxTarget(value, asked, { name: 'nx', program, args: [], scope, session });
      });
    });
    const { declarations, problems: inTargets } = joinExtractions(units);
    // Most targets build, test and lint.
    const running = declarations.filter((one) => one.kind !== 'unit' || (one.activity && !isIdle(one.activity)));
    return { declarations: running, problems: [...problems, ...inTargets] };
  },
};
