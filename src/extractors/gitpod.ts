import { directoryOf } from '../commands/paths.ts';
import type { ReferenceDeclaration } from '../model/declaration.ts';
import { isPort, onePort } from '../model/port.ts';
import { itemsOf, type JsonValue, member, textOf } from '../parsing/json.ts';
import { parseYaml } from '../parsing/yaml.ts';
import { valueOfYaml } from '../parsing/yaml-values.ts';
import type { Extractor } from './extractor.ts';
import { environmentIn, processGroup } from './process-groups.ts';
import { wholeFile } from './whole-file.ts';

/** .gitpod.yml: each task is a terminal of the workspace; ports are references. Source: gitpod.io/docs/references/gitpod-yml */
export const gitpod: Extractor = {
  id: 'gitpod',
  name: 'Gitpod',
  files: ['.gitpod.yml'],
  reads: '`before`, `init`, `command` and `env` of tasks; `ports` as references',
  omits: '`image`, prebuilds',
  matches: (path) => /(?:^|\/)\.gitpod\.ya?ml$/.test(path),
  extract(file, { repository }) {
    const { documents, problems } = parseYaml(file);
    const [document] = documents;
    const root = document && valueOfYaml(document);
    const tasks = itemsOf(member(root, 'tasks')).map((task, index) => ({
      name: textOf(member(task, 'name'))?.text ?? `task ${index + 1}`,
      lines: ['before', 'init', 'command'].flatMap((key) => textOf(member(task, key)) ?? []),
      environment: environmentIn(member(task, 'env')),
    }));
    const unit = {
      id: `gitpod:${file.path}`,
      unitKind: 'script',
      title: 'Gitpod workspace',
      files: [file.path],
      directory: directoryOf(file.path),
      default: false,
      namespace: `container:${file.path}`,
      location: wholeFile(file),
    } as const;
    const group = processGroup(unit, tasks, repository);
    const forwarded = itemsOf(member(root, 'ports')).flatMap(reference);
    return { declarations: [...group.declarations, ...forwarded], problems: [...problems, ...group.problems] };
  },
};

/** `- port: 3000`, `- port: 3000-3010` */
function reference(entry: JsonValue): readonly ReferenceDeclaration[] {
  const port = member(entry, 'port');
  const range = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(
    port?.kind === 'number' ? String(port.value) : (textOf(port)?.text ?? ''),
  );
  const first = Number(range?.[1]);
  const last = Number(range?.[2] ?? range?.[1]);
  if (!port || !isPort(first) || !isPort(last) || first === 0 || last < first) return [];
  const ports = last === first ? onePort(first) : { first, last };
  return [{ kind: 'reference', ports, protocol: 'tcp', host: 'localhost', location: port.location }];
}
