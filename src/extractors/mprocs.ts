import { directoryOf } from '../commands/paths.ts';
import { type JsonValue, member, membersOf, textOf, textsOf } from '../parsing/json.ts';
import { parseYaml } from '../parsing/yaml.ts';
import { valueOfYaml } from '../parsing/yaml-values.ts';
import type { Extractor } from './extractor.ts';
import { directoryIn, environmentIn, type ManagedProcess, processGroup } from './process-groups.ts';
import { wholeFile } from './whole-file.ts';

/** mprocs starts every process of its file side by side. Source: github.com/pvolok/mprocs#config */
export const mprocs: Extractor = {
  id: 'mprocs',
  name: 'mprocs',
  files: ['mprocs.yaml'],
  reads: '`shell` or `cmd` of every process, `cwd`, `env`, `autostart`',
  omits: 'Lua files, `$select`',
  matches: (path) => /(?:^|\/)mprocs\.ya?ml$/.test(path),
  extract(file, { repository }) {
    const { documents, problems } = parseYaml(file);
    const [document] = documents;
    const root = document && valueOfYaml(document);
    const processes = [...membersOf(member(root, 'procs'))].flatMap(
      ([name, { value }]) => processOf(name, value) ?? [],
    );
    const unit = {
      id: `mprocs:${file.path}`,
      unitKind: 'procfile',
      title: 'mprocs',
      files: [file.path],
      directory: directoryOf(file.path),
      default: true,
      location: wholeFile(file),
    } as const;
    const group = processGroup(unit, processes, repository);
    return { declarations: group.declarations, problems: [...problems, ...group.problems] };
  },
};

function processOf(name: string, value: JsonValue): ManagedProcess | undefined {
  const start = member(value, 'autostart');
  if (start?.kind === 'boolean' && !start.value) return undefined;
  const line = textOf(value) ?? textOf(member(value, 'shell'));
  const directory = directoryIn(member(value, 'cwd'));
  return {
    name,
    ...(line ? { lines: [line] } : { words: textsOf(value.kind === 'array' ? value : member(value, 'cmd')) }),
    environment: environmentIn(member(value, 'env')),
    // `<CONFIG_DIR>` is the folder of the file, where mprocs is usually called.
    ...(directory.directory === undefined ? {} : { directory: directory.directory.replace(/^<CONFIG_DIR>\/?/, '') }),
  };
}
