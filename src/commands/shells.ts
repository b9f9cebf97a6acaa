import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { TracedText, textAt, wholeText } from '../parsing/traced-text.ts';
import { readArguments } from './arguments.ts';
import { alternatives, type Command, detached, type Handler, sequence } from './command.ts';
import { baseName, resolvePath, root } from './paths.ts';
import { asProgram, entering, type Scope, withVariables } from './scope.ts';
import { isShellScript } from './script-files.ts';

/** `bash -c 'line'`, `sh script.sh`. */
export const shell: Handler = (command) => {
  const { args, scope, session } = command;
  const line = args.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const text = args[line + 1];
  if (line >= 0 && text) return session.runLine(text, { ...asProgram(scope), arguments: args.slice(line + 3) });
  const { positionals, rest } = readArguments(args, { valueFlags: ['-o', '--rcfile'], stopsAtPositional: true });
  const [file, ...others] = [...positionals, ...(rest ?? [])];
  return file ? (runFile(file, others, command) ?? unknownScript(file)) : idle;
};

/** A script that isn't found may end what was started before; one that is called so does. */
export function unknownScript(file: TracedText): Activity {
  const name = baseName(file.text.replaceAll('\\', '/'));
  if (!/.\.(?:sh|bash|ps1|bat|cmd)$/i.test(name)) return idle;
  return ends.test(name) ? stopAll : alternatives(stopAll, idle);
}

const ends = /close|stop|kill|down|clean/i;
const stopAll = sequence({ kind: 'stop', stop: { of: 'processes' } }, { kind: 'stop', stop: { of: 'containers' } });

/** `cmd /c "line"`; `start` opens a window of its own and returns. */
export const cmd: Handler = ({ args, scope, session }) => {
  const at = args.findIndex(({ text }) => /^\/[ck]$/i.test(text));
  const words = at < 0 ? [] : args.slice(at + 1);
  const [line] = words;
  return words.length === 1 && line ? session.runLine(line, scope) : session.run(words, scope);
};

/** `start "title" /b program`: cmd.exe opens a window, or with `/b` none, and goes on at once. */
export const startWindow: Handler = ({ args, scope, session }) => {
  const [title, ...others] = withoutSwitches(args);
  if (!title) return idle;
  // The first word is a title where it can't be a program, or where switches or a well-known program follow it.
  const next = withoutSwitches(others);
  const isTitle = /^$|\s/.test(title.text) || next.length < others.length || starters.test(next[0]?.text ?? '');
  return detached(session.run(isTitle ? next : [title, ...others], scope));
};

/** `/b`, `/wait`, `/d folder` */
function withoutSwitches(words: readonly TracedText[]): readonly TracedText[] {
  const [first, ...rest] = words;
  if (!first || !switches.test(first.text)) return words;
  return withoutSwitches(/^\/d$/i.test(first.text) ? rest.slice(1) : rest);
}

/** Source: https://learn.microsoft.com/windows-server/administration/windows-commands/start */
const switches = /^\/(?:b|wait|min|max|i|d|separate|shared|(?:above|below)?normal|low|high|realtime)$/i;

const starters = /^(?:cmd|powershell|pwsh|npm|npx|yarn|pnpm|node|python|py|docker|dotnet|bash)(?:\.exe|\.cmd)?$/i;

export const powershell: Handler = (command) => {
  const { args, scope, session } = command;
  const at = args.findIndex(({ text }) => /^-c(?:ommand)?$/i.test(text));
  const words = at < 0 ? args.filter(({ text }) => !text.startsWith('-')) : args.slice(at + 1);
  const [line, ...others] = words;
  if (!line) return idle;
  return others.length === 0 ? session.runLine(withoutBlock(line), scope) : session.run(words, scope);
};

/** `& { $env:PORT = 3000; node server.js }` runs a block that stands right there. */
function withoutBlock(line: TracedText): TracedText {
  const [, start, inside] = /^(\s*&\s*\{)(.*)\}\s*$/s.exec(line.text) ?? [];
  return start === undefined || inside === undefined ? line : line.slice(start.length, start.length + inside.length);
}

/** PowerShell's `Start-Process node -ArgumentList 'server.js','--inspect'` goes on at once unless it is to wait. */
export const startProcess: Handler = ({ args, scope, session }) => {
  const after = (flag: RegExp) => {
    const at = args.findIndex(({ text }) => flag.test(text));
    return at < 0 ? undefined : args[at + 1];
  };
  const program = after(/^-filepath$/i) ?? args.slice(0, 1).find(({ text }) => !text.startsWith('-'));
  if (!program) return idle;
  const list = after(/^-arg(?:umentlist|s)$/i);
  const words = [...(list?.text.matchAll(/[^,\s]+/g) ?? [])].flatMap(
    ({ 0: word, index }) => list?.slice(index, index + word.length) ?? [],
  );
  const activity = session.run([program, ...words], scope);
  return args.some(({ text }) => /^-wait$/i.test(text)) ? activity : detached(activity);
};

/** A program that is a shell script of the repository: `./scripts/dev.sh`. */
export function runShellFile(command: Command): Activity | undefined {
  return /[/.]/.test(command.program.text) ? runFile(command.program, command.args, command) : undefined;
}

function runFile(file: TracedText, args: readonly TracedText[], { scope, session }: Command): Activity | undefined {
  const path = file.isResolved ? resolvePath(scope.directory, file.text) : undefined;
  const result = path ? session.context.repository.read(path) : undefined;
  if (!path || result?.kind !== 'file' || !isShellScript(path, result.file.text)) return undefined;
  const inside = entering({ ...asProgram(scope), arguments: args }, path);
  return inside ? session.runLine(TracedText.of(wholeText(result.file)), withOwnPath(inside, path)) : idle;
}

/** `$0`, from which scripts find their directory. */
export function withOwnPath(scope: Scope, path: string): Scope {
  const location = { file: path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const value = TracedText.of(textAt(`${root}/${path}`, location));
  const variable = { value, exported: false };
  return withVariables(scope, [
    ['0', variable],
    ['BASH_SOURCE', variable],
  ]);
}
