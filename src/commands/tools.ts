import type { ListenerDeclaration } from '../model/declaration.ts';
import type { Activity } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { toolsCalled } from '../signatures/tools/index.ts';
import type { ToolSignature } from '../signatures/tools/tool.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { type Command, detached, parallel } from './command.ts';
import { loadEnvironmentFiles } from './environment-files.ts';
import { inspectorOfEnvironment } from './inspector.ts';
import { jvmDebuggers } from './jvm-debuggers.ts';
import { packagesOf } from './packages.ts';
import { joinPath, resolvePath } from './paths.ts';
import { programActivity } from './program-start.ts';
import { referToNumbers } from './references.ts';
import { listenersOfTool } from './tool-ports.ts';

/** A tool's entry, and what the command line gives it. */
export interface ToolCall {
  readonly tool: ToolSignature;
  readonly command: Command;
  /** Its arguments, with those that stand elsewhere. */
  readonly args: readonly TracedText[];
  readonly read: ReadArguments;
  /** Positional arguments after the subcommand. */
  readonly positionals: readonly TracedText[];
}

/** Flags that take a value in most tools, so that `--mode preview` is no subcommand. */
const commonValueFlags = [
  '--config',
  '-c',
  '--mode',
  '-m',
  '--env',
  '--environment',
  '--configuration',
  '--project',
  '--config-file',
  '--host',
  '--hostname',
  '--root',
  '--log-level',
  '--loglevel',
  '--logLevel',
  '--filter',
  '--name',
  '--base',
  '--target',
];

/** With these flags a program says something and ends. */
const onlyTelling = new Set(['--help', '--version']);

/** What a known tool binds; undefined when no entry knows the program. */
export function runTool(command: Command, names: readonly string[]): Activity | undefined {
  const called = names
    .map((name) => toolsCalled(name).filter((tool) => !isOther(name, tool, command)))
    .find((tools) => tools.length > 0);
  if (!called) return undefined;
  const call = called.map((tool) => toolCall(tool, called, command)).find((found) => found !== undefined);
  return call ? activityOf(call) : { kind: 'sequence', steps: [] };
}

/** `node build/index.js` is SvelteKit's only in a project that depends on it. */
function isOther(name: string, tool: ToolSignature, command: Command): boolean {
  return name.includes(' ') && !isOfProject(tool, command);
}

function toolCall(tool: ToolSignature, family: readonly ToolSignature[], command: Command): ToolCall | undefined {
  const args = allArguments(tool, command);
  const read = readArguments(args, { valueFlags: [...valueFlagsOf(tool), ...commonValueFlags] });
  const found = firstSubcommand(
    read.positionals.map(({ text }) => text),
    family,
  );
  if (tool.subcommands && !tool.subcommands.includes(found?.subcommand ?? '')) return undefined;
  const positionals = read.positionals.slice(found?.end ?? 0);
  if (tool.argument && !positionals.some(({ text }) => tool.argument?.test(text))) return undefined;
  if (tool.takesNoArguments && positionals.length > 0 && !namesPort(tool, read)) return undefined;
  if (tool.requires && !hasFlag(read, ...tool.requires)) return undefined;
  if (tool.disabledBy && hasFlag(read, ...tool.disabledBy)) return undefined;
  if (read.options.some(({ flag, value }) => onlyTelling.has(flag) && value === undefined)) return undefined;
  if (!isOfProject(tool, command)) return undefined;
  return { tool, command, args, read, positionals };
}

function namesPort({ ports }: ToolSignature, read: ReadArguments): boolean {
  return hasFlag(read, ...ports.flatMap(({ flags = [] }) => flags));
}

/** What the command line says beats what a variable does, so the last one counts. */
function allArguments({ arguments: further }: ToolSignature, command: Command): readonly TracedText[] {
  if (!further) return command.args;
  const { flags = [], variables = [] } = further;
  const inFlags = valuesOf(readArguments(command.args, { valueFlags: flags }), ...flags);
  const inVariables = variables.flatMap((name) => {
    const variable = command.scope.variables.get(name);
    return variable?.exported ? [variable.value] : [];
  });
  return [...inVariables.flatMap(words), ...command.args, ...inFlags.flatMap(words)];
}

/** `--server.port=8081 --debug`, `-Da=1,-Db=2` */
function words(text: TracedText): readonly TracedText[] {
  return [...text.text.matchAll(/(?:[^\s,]|,(?!-))+/g)].map(({ index, 0: { length } }) =>
    text.slice(index, index + length),
  );
}

/** Whether the project is of the kind that the entry needs, where the command alone does not tell. */
function isOfProject({ dependency, project }: ToolSignature, { scope, session }: Command): boolean {
  const { repository } = session.context;
  if (dependency && !packagesOf(repository).around(scope.directory)?.dependencies.has(dependency)) return false;
  if (!project) return true;
  const result = repository.read(joinPath(scope.directory, project.file));
  return result.kind === 'file' && project.mention.test(result.file.text);
}

/** The first words that are a subcommand of any of the tools that share the name; the longest where several begin there. */
function firstSubcommand(words: readonly string[], family: readonly ToolSignature[]) {
  const known = family
    .flatMap(({ subcommands = [], idle = [] }) => [...subcommands, ...idle])
    .filter((subcommand) => subcommand !== '')
    .sort((a, b) => b.length - a.length);
  for (let at = 0; at < words.length; at++) {
    const subcommand = known.find((each) => each.split(' ').every((word, index) => words[at + index] === word));
    if (subcommand) return { subcommand, end: at + subcommand.split(' ').length };
  }
  return undefined;
}

function valueFlagsOf({
  ports,
  valueFlags = [],
  starts,
  refersTo,
  onlyRoles,
  configuration,
  arguments: further,
}: ToolSignature): readonly string[] {
  const ofPorts = ports.flatMap(({ flags = [], hostFlags = [], joinedOnly }) =>
    joinedOnly ? hostFlags : [...flags, ...hostFlags],
  );
  return [
    ...ofPorts,
    ...valueFlags,
    ...(starts?.flags ?? []),
    ...(configuration?.flags ?? []),
    ...(further?.flags ?? []),
    ...(refersTo?.flags ?? []),
    ...(onlyRoles ? [onlyRoles] : []),
  ];
}

function activityOf(call: ToolCall): Activity {
  const { tool, command, read } = call;
  referToOthers(call);
  const listeners = listenersOfTool({ ...call, command: withEnvironmentFiles(tool, command) });
  const configured = configuredServer(call, listeners);
  const itself = configured ?? parallel(...listeners.map((listener): Activity => ({ kind: 'listen', listener })));
  const isDetached = tool.detaches === true || (tool.detaches !== undefined && hasFlag(read, ...tool.detaches));
  const debuggers = debuggersOf(tool.runtime, command);
  const activity = parallel(...ownProgram(call, listeners, itself), ...startedBeside(call), ...debuggers);
  return isDetached ? detached(activity) : activity;
}

function debuggersOf(runtime: ToolSignature['runtime'], command: Command): readonly Activity[] {
  if (runtime === 'node') return inspectorOfEnvironment(command);
  return runtime === 'jvm' ? jvmDebuggers(command) : [];
}

function referToOthers({ tool: { refersTo }, command: { session }, read, positionals }: ToolCall): void {
  const named = valuesOf(read, ...(refersTo?.flags ?? []));
  for (const value of [...named, ...(refersTo?.positionals ? positionals : [])])
    referToNumbers(value, 'localhost', session);
}

/** A server with a configuration file of the repository binds what that says, unless the command line says something else. */
function configuredServer(
  { tool: { configuration }, command, read, positionals }: ToolCall,
  listeners: readonly ListenerDeclaration[],
): Activity | undefined {
  const { flags = [], positional, files = [], mention } = configuration ?? {};
  if (listeners.some(({ mechanism }) => mechanism === 'command-flag' || mechanism === 'environment')) return undefined;
  const named = valuesOf(read, ...flags).at(-1) ?? positionals.find(({ text }) => positional?.test(text));
  const { directory } = command.scope;
  const paths = named ? [resolvePath(directory, named.text) ?? ''] : files.map((file) => joinPath(directory, file));
  const { repository } = command.session.context;
  const path = paths.find((each) => packagesOf(repository).hasFile(each));
  if (path !== undefined && mention) {
    const result = repository.read(path);
    if (result.kind !== 'file' || !mention.test(result.file.text)) return undefined;
  }
  if (path !== undefined) return programActivity(command, [path], [], named ?? command.program, listeners[0]);
  // A file from elsewhere says what nobody here knows.
  return named ? parallel() : undefined;
}

/** Where the project's own source does the listening, it tells the ports: `src/main.ts` of `nest start`. */
function ownProgram(
  { tool, command, read }: ToolCall,
  listeners: readonly ListenerDeclaration[],
  itself: Activity,
): readonly Activity[] {
  const { repository } = command.session.context;
  const packages = packagesOf(repository);
  const directory = packages.around(command.scope.directory)?.directory ?? command.scope.directory;
  const paths = (tool.program ?? []).map((path) => joinPath(directory, path)).filter((path) => packages.hasFile(path));
  if (paths.length === 0) return [itself];
  const debuggers = listeners.filter(({ mechanism }) => mechanism === 'debugger');
  const [fallback] = listeners.filter(({ mechanism }) => mechanism !== 'debugger');
  return [
    programActivity(command, paths, read.rest ?? [], command.program, fallback),
    ...debuggers.map((listener): Activity => ({ kind: 'listen', listener })),
  ];
}

function startedBeside({ tool, command: { session, scope }, read }: ToolCall): readonly Activity[] {
  const { starts } = tool;
  const lines = read.options.flatMap(({ flag, value }) => (value && starts?.flags?.includes(flag) ? [value] : []));
  const words = starts?.afterDashes ? (read.rest ?? []) : [];
  return [
    ...lines.map((line) => session.runLine(line, scope)),
    ...(words.length > 0 ? [session.run(words, scope)] : []),
  ];
}

/** Variables that are set for the command beat those of a file. */
function withEnvironmentFiles(tool: ToolSignature, command: Command): Command {
  if (!tool.environmentFiles) return command;
  const { scope, session } = command;
  const { repository } = session.context;
  const directory = packagesOf(repository).around(scope.directory)?.directory ?? scope.directory;
  const fromFiles = loadEnvironmentFiles(tool.environmentFiles, { directory }, repository);
  return { ...command, scope: { ...scope, variables: new Map([...fromFiles, ...scope.variables]) } };
}
