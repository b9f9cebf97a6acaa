import { Allowance } from '../commands/allowance.ts';
import { runJustRecipe } from '../commands/build-files.ts';
import { parseJustfile } from '../parsing/justfile.ts';
import { joinExtractions, targetUnit } from './command-units.ts';
import type { Extractor } from './extractor.ts';

/** Each recipe of a justfile is a launch unit. */
export const justfile: Extractor = {
  id: 'justfile',
  name: 'justfile',
  files: ['justfile'],
  reads: 'recipes, parameters, dependencies, variables, `dotenv-load`',
  omits: '`import`, `mod`, expressions',
  matches: (path) => /(?:^|\/)(?:\.?justfile|[\w-]+\.just)$/i.test(path),
  extract(file, { repository }) {
    const shared = { repository, allowance: new Allowance() };
    const parsed = parseJustfile(file);
    const units = [...parsed.recipes.values()].map((recipe) =>
      targetUnit('just', file.path, recipe, shared, (scope, session) =>
        runJustRecipe(parsed, file.path, recipe.name, scope, session),
      ),
    );
    return joinExtractions(units);
  },
};
