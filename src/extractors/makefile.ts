import { Allowance } from '../commands/allowance.ts';
import { runMakeTarget } from '../commands/build-files.ts';
import { parseMakefile } from '../parsing/makefile.ts';
import { joinExtractions, targetUnit } from './command-units.ts';
import type { Extractor } from './extractor.ts';

/** Each target of a Makefile that has commands or prerequisites is a launch unit. */
export const makefile: Extractor = {
  id: 'makefile',
  name: 'Makefile',
  files: ['Makefile', 'GNUmakefile', '*.mk'],
  reads: 'targets, prerequisites, variables, `export`',
  omits: '`include`, functions, conditionals, pattern rules',
  matches: (path) => /(?:^|\/)(?:GNUmakefile|[Mm]akefile)$|\.mk$/.test(path),
  extract(file, { repository }) {
    const shared = { repository, allowance: new Allowance() };
    const parsed = parseMakefile(file);
    const targets = [...parsed.targets.values()].filter(
      ({ recipe, prerequisites }) => recipe.length + prerequisites.length > 0,
    );
    const units = targets.map((target) =>
      targetUnit('make', file.path, target, shared, (scope, session) =>
        runMakeTarget(parsed, file.path, target.name, scope, session),
      ),
    );
    return joinExtractions(units);
  },
};
