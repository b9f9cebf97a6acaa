import { Allowance } from '../commands/allowance.ts';
import { parallel, sequence } from '../commands/command.ts';
import { joinWithSpaces } from '../commands/expansion.ts';
import { directoryOf } from '../commands/paths.ts';
import type { Activity } from '../model/launch.ts';
import { itemsOf, type JsonValue, member, parseJson, textOf } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import { type TracedText, textAt } from '../parsing/traced-text.ts';
import { commandUnit, joinExtractions } from './command-units.ts';
import type { Extractor } from './extractor.ts';
import { environmentIn, type ManagedProcess, readProcess } from './process-groups.ts';

/** VS Code's tasks, each a launch unit. Source: code.visualstudio.com/docs/debugtest/tasks */
export const vscodeTasks: Extractor = {
  id: 'vscode-tasks',
  name: 'VS Code tasks',
  files: ['.vscode/tasks.json'],
  reads: '`command`, `args`, `script` of npm tasks, `options`, `dependsOn` and its order',
  omits: 'inputs, `osx`, `linux` and `windows` variants, tasks of extensions',
  matches: (path) => /(?:^|\/)\.vscode\/tasks\.json$/.test(path),
  extract(file, { repository }) {
    const { root, problems } = parseJson(file, { comments: true });
    const allowance = new Allowance();
    const directory = directoryOf(file.path).replace(/(?:^|\/)\.vscode$/, '');
    const units = itemsOf(member(root, 'tasks')).map((task) => {
      const name = labelOf(task);
      const unit = {
        id: `task:${file.path}#${name}`,
        unitKind: 'script',
        title: `task ${name}`,
        files: [file.path],
        directory,
        default: false,
        location: task.location,
      } as const;
      const interpretation = readProcess(processOf(name, task), unit, repository, allowance);
      const before = dependencies(task, file.path);
      return commandUnit(unit, { ...interpretation, activity: sequence(before, interpretation.activity) });
    });
    const { declarations, problems: inTasks } = joinExtractions(units);
    return { declarations, problems: [...problems, ...inTasks] };
  },
};

function labelOf(task: JsonValue): string {
  const [label] = ['label', 'taskName', 'script'].flatMap((key) => textOf(member(task, key)) ?? []);
  return label?.text ?? 'task';
}

function dependencies(task: JsonValue, file: string): Activity {
  const value = member(task, 'dependsOn');
  const names =
    value?.kind === 'array' ? itemsOf(value).flatMap((item) => textOf(item) ?? []) : [textOf(value) ?? []].flat();
  const units = names.map(({ text }): Activity => ({ kind: 'unit', unit: `task:${file}#${text}` }));
  return textOf(member(task, 'dependsOrder'))?.text === 'sequence' ? sequence(...units) : parallel(...units);
}

function processOf(name: string, task: JsonValue): ManagedProcess {
  const directory = textOf(member(task, 'options', 'cwd')) ?? textOf(member(task, 'path'));
  const common = {
    name,
    environment: environmentIn(member(task, 'options', 'env')),
    ownerKind: 'script' as const,
    ...(directory ? { directory: directory.text.replace(/^\$\{workspace(?:Folder|Root)\}\/?/, '') } : {}),
  };
  const script = textOf(member(task, 'script'));
  if (textOf(member(task, 'type'))?.text === 'npm' && script) {
    const word = (text: string) => textAt(text, task.location);
    return { ...common, words: [word('npm'), word('run'), script] };
  }
  const words = [member(task, 'command'), ...itemsOf(member(task, 'args'))].flatMap((value) => wordOf(value) ?? []);
  const [command, ...args] = words;
  if (!command) return common;
  // A shell task is one line: its command may hold several words.
  return textOf(member(task, 'type'))?.text === 'process'
    ? { ...common, words: [command, ...args] }
    : { ...common, lines: [joinWithSpaces([command, ...args])] };
}

/** `"--port"`, or `{ "value": "--port", "quoting": "strong" }`. */
function wordOf(value: JsonValue | undefined): TracedText | undefined {
  return scalarText(value?.kind === 'object' ? member(value, 'value') : value);
}
