import { Allowance } from '../commands/allowance.ts';
import { directoryOf } from '../commands/paths.ts';
import { itemsOf, type JsonValue, member, membersOf, textOf } from '../parsing/json.ts';
import type { EmbeddedText } from '../parsing/traced-text.ts';
import { parseYaml } from '../parsing/yaml.ts';
import { valueOfYaml } from '../parsing/yaml-values.ts';
import { commandUnit, joinExtractions } from './command-units.ts';
import type { Extractor } from './extractor.ts';
import { environmentIn, readProcess } from './process-groups.ts';

/** Keys that are no jobs. Source: docs.gitlab.com/ci/yaml/#keywords */
const keywords = new Set([
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'spec',
]);

/** GitLab CI: every job runs its script in a container of its own; services have theirs. */
export const gitlabCi: Extractor = {
  id: 'gitlab-ci',
  name: 'GitLab CI',
  files: ['.gitlab-ci.yml'],
  reads: '`before_script`, `script` and `variables` of every job',
  omits: '`include`, `extends`, `!reference`, `parallel`; services, which listen in containers of their own',
  matches: (path) => /(?:^|\/)\.gitlab-ci[\w.-]*\.ya?ml$|(?:^|\/)\.gitlab\/.*\.ya?ml$/.test(path),
  extract(file, { repository }) {
    const { documents } = parseYaml(file);
    const allowance = new Allowance();
    const directory = directoryOf(file.path).replace(/(?:^|\/)\.gitlab(?:\/.*)?$/, '');
    const units = documents.flatMap((document) => {
      const root = valueOfYaml(document);
      const shared = { variables: variablesIn(root), before: linesIn(member(root, 'before_script')) };
      return [...membersOf(root)].flatMap(([name, { key, value }]) => {
        const script = linesIn(member(value, 'script'));
        if (keywords.has(name) || script.length === 0) return [];
        const own = member(value, 'before_script');
        const unit = {
          id: `job:${file.path}#${name}`,
          unitKind: 'job',
          title: `job ${name}`,
          files: [file.path],
          directory,
          default: false,
          namespace: `job:${file.path}#${name}@container`,
          location: key.locate(0, key.text.length),
        } as const;
        const lines = [...(own ? linesIn(own) : shared.before), ...script];
        const environment = new Map([...shared.variables, ...variablesIn(value)]);
        const process = { name, lines, environment, ownerKind: 'job' as const };
        return [commandUnit(unit, readProcess(process, unit, repository, allowance))];
      });
    });
    // What GitLab refuses is not for us to say: tags such as `!reference` are its own.
    return { declarations: joinExtractions(units).declarations, problems: [] };
  },
};

function variablesIn(node: JsonValue) {
  return environmentIn(member(node, 'variables'));
}

/** A line, or a list that may hold lists. */
function linesIn(value: JsonValue | undefined): readonly EmbeddedText[] {
  const line = textOf(value);
  return line ? [line] : itemsOf(value).flatMap(linesIn);
}
