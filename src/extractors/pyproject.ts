import { Allowance } from '../commands/allowance.ts';
import { runPythonScript, scriptsIn } from '../commands/python-scripts.ts';
import { parseToml } from '../parsing/toml.ts';
import { joinExtractions, targetUnit } from './command-units.ts';
import { type Extractor, nothing } from './extractor.ts';

/** Each script of a pyproject.toml, or task of a pixi.toml, is a launch unit. */
export const pyproject: Extractor = {
  id: 'pyproject',
  name: 'pyproject.toml',
  files: ['pyproject.toml', 'pixi.toml'],
  reads: 'scripts of Poe, PDM, Hatch, taskipy, Pixi and Rye; entry points of the project',
  omits: 'arguments that Poe declares, what tasks of Pixi depend on',
  matches: (path) => /(?:^|\/)(?:pyproject|pixi)\.toml$/.test(path),
  extract(file, { repository }) {
    if (!/scripts|tasks/.test(file.text)) return nothing;
    const { root, problems } = parseToml(file);
    const scripts = scriptsIn(root);
    const shared = { repository, allowance: new Allowance() };
    const units = scripts.map((script) =>
      targetUnit(script.runner, file.path, script, shared, (scope, session) =>
        runPythonScript(script, scripts, file.path, scope, session),
      ),
    );
    const { declarations, problems: inScripts } = joinExtractions(units);
    return { declarations, problems: [...problems, ...inScripts] };
  },
};
