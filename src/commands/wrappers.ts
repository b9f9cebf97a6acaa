import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { member, membersOf, parseJson } from '../parsing/json.ts';
import { scalarText } from '../parsing/settings.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { type WrapperSignature, wrappers } from '../signatures/tools/wrappers.ts';
import { type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { alternatives, type Command, detached } from './command.ts';
import { loadEnvironmentFiles } from './environment-files.ts';
import { resolvePath } from './paths.ts';
import { type Scope, type Variable, withVariables } from './scope.ts';

const byCommand = new Map<string, WrapperSignature>(
  wrappers.flatMap((wrapper) => wrapper.commands.map((name) => [name, wrapper] as const)),
);

/** Runs what a wrapper wraps; undefined when the command is no wrapper. */
export function unwrap(command: Command): Activity | undefined {
  const wrapper = byCommand.get(command.name);
  if (!wrapper) return undefined;
  const args = afterSubcommand(command.args, wrapper.subcommands);
  if (!args) return undefined;
  const flags = [
    ...(wrapper.valueFlags ?? []),
    ...(wrapper.variableFlags ?? []),
    ...(wrapper.environmentFiles?.flags ?? []),
    ...(wrapper.environmentSets?.flags ?? []),
    ...(wrapper.environmentSets?.fileFlags ?? []),
  ];
  const style = { valueFlags: flags, stopsAtPositional: true, positionalsFirst: wrapper.positionals ?? 0 };
  const [first] = args;
  const file = first && wrapper.environmentFiles?.leading?.test(first.text) ? first : undefined;
  const read = readArguments(file ? args.slice(1) : args, style);
  if (wrapper.afterDashes) return started(wrapper, wordsAfterDashes(args), command.scope, command);
  const { words, variables } = assignments(wrapped(wrapper, read), wrapper);
  const given = valuesOf(read, ...(wrapper.variableFlags ?? [])).flatMap((value) => {
    const variable = assignment(value);
    return variable ? [variable] : [];
  });
  const scope = withVariables(withFiles(wrapper, read, file, command), [...given, ...variables]);
  return started(wrapper, words, elevates(wrapper, read) ? { ...scope, elevated: true } : scope, command);
}

/** Programs whose names are no arguments of others. */
const runners = new Set([
  'npm',
  'pnpm',
  'yarn',
  'npx',
  'pnpx',
  'bunx',
  'turbo',
  'nx',
  'lerna',
  'node',
  'tsx',
  'nodemon',
]);

/** `with-database turbo run dev`: what nobody knows may well start the command that follows. */
export function likelyWrapped({ args, scope, session }: Command): Activity | undefined {
  const words = args.some(({ text }) => text === '--') ? wordsAfterDashes(args) : args;
  const [program, first] = words;
  return first && program?.isResolved && runners.has(program.text)
    ? alternatives(session.run(words, scope), idle)
    : undefined;
}

function elevates(wrapper: WrapperSignature, read: ReadArguments): boolean {
  return wrapper.elevates === true && valuesOf(read, '-u', '--user').every(({ text }) => text === 'root');
}

function afterSubcommand(args: readonly TracedText[], subcommands: readonly string[] | undefined) {
  if (!subcommands) return args;
  const dashes = args.findIndex(({ text }) => text === '--');
  const at = args.slice(0, dashes < 0 ? args.length : dashes).findIndex(({ text }) => subcommands.includes(text));
  const isFirst =
    at >= 0 &&
    args.slice(0, at).every(({ text }, index) => text.startsWith('-') || args[index - 1]?.text.startsWith('-'));
  if (isFirst) return [...args.slice(0, at), ...args.slice(at + 1)];
  return subcommands.includes('') ? args : undefined;
}

/** The command that is wrapped: what follows the wrapper's own positionals, or `--`. */
function wrapped(wrapper: WrapperSignature, read: ReadArguments): readonly TracedText[] {
  const { positionals: own = 0, line, dropsDashes } = wrapper;
  if (line && own > 0) return valuesOf(read, '-c', '--command');
  const words = [...read.positionals, ...(read.rest ?? [])].slice(own);
  // Only the first `--` is its own: `dotenv -- turbo dev -- --port 3000` hands the other one on.
  const dashes = dropsDashes && !read.rest ? words.findIndex(({ text }) => text === '--') : -1;
  return dashes < 0 ? words : words.toSpliced(dashes, 1);
}

function wordsAfterDashes(args: readonly TracedText[]): readonly TracedText[] {
  const dashes = args.findIndex(({ text }) => text === '--');
  return dashes < 0 ? [] : args.slice(dashes + 1);
}

/** `NAME=value` */
function assignment(word: TracedText): readonly [string, Variable] | undefined {
  const match = /^([A-Za-z_]\w*)=/.exec(word.text);
  return match?.[1] ? [match[1], { value: word.slice(match[0].length), exported: true }] : undefined;
}

function assignments(words: readonly TracedText[], { assigns, line }: WrapperSignature) {
  const variables: (readonly [string, Variable])[] = [];
  let at = 0;
  for (; assigns && at < words.length; at++) {
    const word = words[at];
    const variable = word && assignment(word);
    if (!word || !variable || (line && /\s/.test(word.text))) break;
    variables.push(variable);
  }
  // `cross-env A=1 -- cmd`
  const rest = words.slice(at);
  return { variables, words: rest[0]?.text === '--' ? rest.slice(1) : rest };
}

/** `.env-cmdrc`: `{ "dev": { "PORT": "3001" } }`; the last of the sets wins. */
function variablesOf(
  sets: readonly string[],
  { fileFlags, files }: NonNullable<WrapperSignature['environmentSets']>,
  read: ReadArguments,
  { scope, session }: Pick<Command, 'scope' | 'session'>,
): readonly (readonly [string, Variable])[] {
  const [named] = valuesOf(read, ...fileFlags);
  const found = (named ? [named.text] : files)
    .map((file) => session.context.repository.read(resolvePath(scope.directory, file) ?? ''))
    .find((result) => result.kind === 'file');
  const root = found?.kind === 'file' ? parseJson(found.file, { comments: true }).root : undefined;
  return sets.flatMap((set) =>
    [...membersOf(member(root, set))].flatMap(([name, { value }]) => {
      const text = scalarText(value);
      return text ? [[name, { value: text, exported: true, fromFile: true }] as const] : [];
    }),
  );
}

function withFiles(
  { environmentFiles, environmentSets }: WrapperSignature,
  read: ReadArguments,
  leading: TracedText | undefined,
  { scope, session }: Command,
): Scope {
  if (!environmentFiles) return scope;
  const sets = valuesOf(read, ...(environmentSets?.flags ?? [])).flatMap(({ text }) => text.split(','));
  if (environmentSets && sets.length > 0)
    return withVariables(scope, variablesOf(sets, environmentSets, read, { scope, session }));
  const named = [...(leading ? [leading] : []), ...valuesOf(read, ...environmentFiles.flags)].map(({ text }) => text);
  const files = named.length > 0 ? named : environmentFiles.default;
  // What is set already stays.
  return withVariables(scope, [...loadEnvironmentFiles(files, scope, session.context.repository), ...scope.variables]);
}

function started(
  { line, detaches }: WrapperSignature,
  words: readonly TracedText[],
  scope: Scope,
  { session }: Command,
): Activity {
  const [first] = words;
  if (!first) return idle;
  const activity = line && words.length === 1 ? session.runLine(first, scope) : session.run(words, scope);
  return detaches ? detached(activity) : activity;
}
