import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { member, textOf } from '../parsing/json.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { type InterpreterSignature, interpreters } from '../signatures/tools/interpreters.ts';
import { hasFlag, type ReadArguments, readArguments, valuesOf } from './arguments.ts';
import { bun } from './bun.ts';
import { cargo } from './cargo.ts';
import { type Command, type Handler, parallel } from './command.ts';
import { debugpy, electron, java } from './debuggers.ts';
import { deno } from './deno.ts';
import { dotnet } from './dotnet.ts';
import { loadEnvironmentFiles } from './environment-files.ts';
import { go } from './go-programs.ts';
import { inspectorFlags, inspectorOfEnvironment } from './inspector.ts';
import { nodemon } from './nodemon.ts';
import { packagesOf } from './packages.ts';
import { directoryOf, resolvePath } from './paths.ts';
import { pm2 } from './pm2.ts';
import { programActivity, startProgram } from './program-start.ts';
import { runScript } from './scripts.ts';
import { moduleCandidates, sourceCandidates } from './source-candidates.ts';
import { runTool } from './tools.ts';

const byName = new Map<string, InterpreterSignature>(
  interpreters.flatMap((interpreter) => interpreter.commands.map((name) => [name, interpreter] as const)),
);

const interpreted: Handler = (command) => {
  const interpreter = byName.get(command.name);
  return interpreter ? interpret(interpreter, command) : undefined;
};

/** Programs that run a source file of the repository. */
export const programs: Readonly<Record<string, Handler>> = {
  ...Object.fromEntries([...byName.keys()].map((name) => [name, interpreted])),
  node: (command) => nodeRun(command) ?? interpreted(command),
  python: python,
  python3: python,
  python2: python,
  py: python,
  ruby,
  bun: (command) => bunPages(command) ?? bun(command) ?? interpreted(command),
  deno: (command) => deno(command) ?? interpreted(command),
  nodemon,
  dotnet,
  go,
  cargo,
  java,
  electron,
  pm2,
};

function interpret(interpreter: InterpreterSignature, command: Command): Activity {
  const style = {
    valueFlags: [...interpreter.valueFlags, ...(interpreter.inlineFlags ?? [])],
    stopsAtPositional: true,
  };
  const read = readArguments(withoutVerb(interpreter, command.args), style);
  const fromEnvironment = interpreter.runtime === 'node' ? inspectorOfEnvironment(command) : [];
  const debuggers = parallel(...inspectorFlags(interpreter, command, read.options), ...fromEnvironment);
  const code = codeGiven(interpreter, read, command);
  if (code !== undefined) {
    // `php -S` takes an address, and `php -r` code without its opening tag.
    const isRead = code !== 'none' && code.isResolved && interpreter.runtime !== 'php';
    const inline = isRead ? runCode(interpreter, command, code) : idle;
    return parallel(debuggers, runTool(command, [command.name]) ?? idle, inline);
  }
  const [file, ...args] = [...read.positionals, ...(read.rest ?? [])];
  const preloaded = valuesOf(read, '-r', '--require', '--import').some(({ text }) => text === 'dotenv/config');
  const files = valuesOf(read, ...(interpreter.environmentFileFlags ?? [])).map(({ text }) => text);
  const inside = withEnvironmentFiles(command, preloaded ? [...files, '.env'] : files);
  if (!file) return debuggers;
  return parallel(debuggers, runFile(interpreter, inside, file, args));
}

/** The program itself on the command line; `none`: it takes one, and there is none; undefined: it runs a file. */
function codeGiven(
  { inlineFlags = [], inlineVerbs = [] }: InterpreterSignature,
  read: ReadArguments,
  { args }: Command,
): TracedText | 'none' | undefined {
  if (inlineVerbs.includes(args[0]?.text ?? '')) return read.positionals[0] ?? 'none';
  return hasFlag(read, ...inlineFlags) ? (valuesOf(read, ...inlineFlags)[0] ?? 'none') : undefined;
}

/** `node -e "…"`: what the code listens on is read like a file's. */
function runCode({ extensions: [extension = ''] }: InterpreterSignature, command: Command, code: TracedText): Activity {
  const { file, start } = code.location;
  const path = `${file}:${start.line}:${start.column}${extension}`;
  const started = programActivity(command, [path], [], code, undefined);
  return started.kind === 'program' ? { ...started, program: { ...started.program, code } } : started;
}

function withoutVerb(
  { verbs = [], inlineVerbs = [], idle: others = [] }: InterpreterSignature,
  args: readonly TracedText[],
): readonly TracedText[] {
  const [first, ...rest] = args;
  if (first && others.includes(first.text)) return [];
  return first && [...verbs, ...inlineVerbs].includes(first.text) ? rest : args;
}

function withEnvironmentFiles(command: Command, files: readonly string[]): Command {
  if (files.length === 0) return command;
  const { scope, session } = command;
  const loaded = loadEnvironmentFiles(files, scope, session.context.repository);
  return { ...command, scope: { ...scope, variables: new Map([...loaded, ...scope.variables]) } };
}

/** `bun index.html` serves the page, and reloads it. */
function bunPages(command: Command): Activity | undefined {
  return command.args.some(({ text }) => /^[^-].*\.html$/.test(text)) ? runTool(command, ['bun']) : undefined;
}

/** `node --run dev`: a script of the nearest package.json. Source: nodejs.org/api/cli.html#--run */
function nodeRun(command: Command): Activity | undefined {
  const read = readArguments(command.args, { valueFlags: ['--run'], stopsAtPositional: true });
  const [name] = valuesOf(read, '--run');
  if (!name) return undefined;
  const { scope, session } = command;
  const owner = packagesOf(session.context.repository).around(scope.directory);
  return (owner && runScript(owner, name.text, read.rest ?? [], scope, session)) ?? idle;
}

/** An installed tool's own file (`node node_modules/vite/bin/vite.js`), a known server, or a source file. */
function runFile(
  interpreter: InterpreterSignature,
  command: Command,
  file: TracedText,
  args: readonly TracedText[],
): Activity {
  if (!file.isResolved) return idle;
  const path = file.text.replaceAll('\\', '/');
  if (/(?:^|\/)node_modules\//.test(path)) return command.session.run([file, ...args], command.scope);
  const known = runTool({ ...command, args }, interpretedNames(interpreter, path));
  if (known) return known;
  const candidates = sourceCandidates(command, path, interpreter.extensions);
  return ownTool({ ...command, args }, candidates) ?? startProgram(command, candidates, args, file);
}

/** A tool in its own repository: the program that its package is named after. `node ../../testem.js ci` of testem. */
function ownTool(command: Command, candidates: readonly string[]): Activity | undefined {
  const packages = packagesOf(command.session.context.repository);
  const path = candidates.find((candidate) => packages.hasFile(candidate));
  const owner = path === undefined ? undefined : packages.around(directoryOf(path));
  if (!owner) return undefined;
  const bin = member(owner.root, 'bin');
  const program = textOf(member(bin, owner.name)) ?? textOf(bin);
  const isProgram = program !== undefined && resolvePath(owner.directory, program.text) === path;
  return isProgram ? runTool(command, [owner.name]) : undefined;
}

/** `node apps/web/.output/server/index.mjs` may be known as `node .output/server/index.mjs`. */
function interpretedNames({ commands: [name = ''] }: InterpreterSignature, path: string): readonly string[] {
  const parts = path.replace(/^(?:\.\/)+/, '').split('/');
  return parts.map((_, index) => `${name} ${parts.slice(index).join('/')}`);
}

/** `python -m uvicorn app:app`, `python manage.py runserver`, `python app.py`. */
function python(command: Command): Activity | undefined {
  const at = command.args.findIndex(({ text }) => text === '-m');
  const before = command.args.slice(0, at);
  const module = at >= 0 && before.every(({ text }) => text.startsWith('-')) ? command.args[at + 1] : undefined;
  if (!module?.isResolved) return interpreted(command);
  const args = command.args.slice(at + 2);
  if (module.text === 'debugpy') return debugpy({ ...command, args });
  const known = runTool({ ...command, args }, [`python -m ${module.text}`]);
  if (known) return known;
  const candidates = moduleCandidates(command, module.text);
  const isOwn = candidates.some((path) => packagesOf(command.session.context.repository).hasFile(path));
  return isOwn
    ? startProgram(command, candidates, args, module)
    : command.session.run([module, ...args], command.scope);
}

/** `ruby -run -e httpd . -p 8080` and the other commands of Ruby's `un` library. */
function ruby(command: Command): Activity | undefined {
  const [library, flag, ...rest] = command.args;
  if (library?.text !== '-run' || !flag?.text.startsWith('-e')) return interpreted(command);
  const isJoined = flag.text !== '-e';
  const name = isJoined ? flag.text.slice(2) : rest[0]?.text;
  const args = (isJoined ? rest : rest.slice(1)).filter(({ text }) => text !== '--');
  return runTool({ ...command, args }, [`ruby -run -e ${name}`]) ?? idle;
}
