import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import { itemsOf, type JsonValue, member, membersOf, textOf } from './json.ts';
import { scalarText } from './settings.ts';
import { replaceMatches, TracedText, unresolvedText } from './traced-text.ts';
import { parseYaml } from './yaml.ts';
import { valueOfYaml } from './yaml-values.ts';

/** A step of a task: a line of shell, or another task. */
export type TaskStep = { readonly line: TracedText } | { readonly task: string; readonly values: TaskValues };

export type TaskValues = ReadonlyMap<string, TracedText>;

export interface Task {
  readonly name: string;
  readonly location: Location;
  /** Run side by side before the steps. */
  readonly dependencies: readonly string[];
  readonly steps: readonly TaskStep[];
  readonly directory?: string;
  readonly variables: TaskValues;
  readonly environment: TaskValues;
}

export interface Taskfile {
  readonly variables: TaskValues;
  readonly environment: TaskValues;
  readonly dotenv: readonly string[];
  readonly tasks: ReadonlyMap<string, Task>;
}

/** Reads a Taskfile of version 3. Never throws. Source: taskfile.dev/docs/reference/schema */
export function parseTaskfile(file: SourceFile): Taskfile {
  const [document] = parseYaml(file).documents;
  const root = document && valueOfYaml(document);
  const tasks = [...membersOf(member(root, 'tasks'))].map(([name, { key, value }]) => {
    const directory = textOf(member(value, 'dir'))?.text;
    const task: Task = {
      name,
      location: key.locate(0, key.text.length),
      dependencies: itemsOf(member(value, 'deps')).flatMap(
        (item) => (textOf(item) ?? textOf(member(item, 'task')))?.text ?? [],
      ),
      steps: stepsIn(value),
      variables: valuesIn(member(value, 'vars')),
      environment: valuesIn(member(value, 'env')),
      ...(directory === undefined ? {} : { directory }),
    };
    return [name, task] as const;
  });
  return {
    variables: valuesIn(member(root, 'vars')),
    environment: valuesIn(member(root, 'env')),
    dotenv: itemsOf(member(root, 'dotenv')).flatMap((item) => textOf(item)?.text ?? []),
    tasks: new Map(tasks),
  };
}

/** A task may be its one command, a list of them, or a mapping with `cmds` or `cmd`. */
function stepsIn(value: JsonValue): readonly TaskStep[] {
  const commands = value.kind === 'object' ? (member(value, 'cmds') ?? member(value, 'cmd')) : value;
  return (commands?.kind === 'array' ? itemsOf(commands) : [commands]).flatMap((command): readonly TaskStep[] => {
    const task = textOf(member(command, 'task'))?.text;
    if (task !== undefined) return [{ task, values: valuesIn(member(command, 'vars')) }];
    const line = textOf(command) ?? textOf(member(command, 'cmd')) ?? textOf(member(command, 'defer'));
    return line ? [{ line: TracedText.of(line) }] : [];
  });
}

/** Values that a shell prints (`sh: …`) are not known. */
function valuesIn(value: JsonValue | undefined): TaskValues {
  return new Map(
    [...membersOf(value)].flatMap(([name, { value: set }]) => {
      const text = scalarText(set);
      return text ? [[name, text] as const] : [];
    }),
  );
}

const template =
  /\{\{[ \t]*(?:default[ \t]+["'`]?(?<first>[^"'`{}]*?)["'`]?[ \t]+)?\.(?<name>\w+)(?:[ \t]*\|[ \t]*default[ \t]+["'`]?(?<second>[^"'`{}]*?)["'`]?)?[ \t]*\}\}/g;
const anyTemplate = /\{\{[^{}]*\}\}/;

/** More values within values than this go in a circle. */
const deepest = 10;

/** `{{.PORT}}`, `{{.PORT | default "3000"}}`: the values put in; what is unknown stays unresolved. */
export function expandTask(text: TracedText, values: TaskValues, depth = 0): TracedText {
  const expanded = replaceMatches(text, template, ({ groups = {} }, whole) => {
    const { name = '', first, second } = groups;
    const known = values.get(name);
    if (known && depth < deepest) return expandTask(known, values, depth + 1);
    const fallback = first ?? second;
    if (fallback !== undefined) {
      const start = whole.text.indexOf(fallback);
      return whole.slice(start, start + fallback.length);
    }
    return name === 'CLI_ARGS' ? undefined : unresolvedText(`\${${name}}`, () => whole.location);
  });
  return expanded === text && anyTemplate.test(text.text) ? unresolvedText(text.text, () => text.location) : expanded;
}
