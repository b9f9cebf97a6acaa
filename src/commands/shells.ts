import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import { TracedText, textAt, wholeText } from '../parsing/traced-text.ts';
import { readArguments } from './arguments.ts';
import type { Command, Handler } from './command.ts';
import { resolvePath, root } from './paths.ts';
import { asProgram, entering, type Scope, withVariables } from './scope.ts';

/** `bash -c 'line'`, `sh script.sh`. */
export const shell: Handler = (command) => {
  const { args, scope, session } = command;
  const line = args.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const text = args[line + 1];
  if (line >= 0 && text) return session.runLine(text, { ...asProgram(scope), arguments: args.slice(line + 3) });
  const { positionals, rest } = readArguments(args, { valueFlags: ['-o', '--rcfile'], stopsAtPositional: true });
  const [file, ...others] = [...positionals, ...(rest ?? [])];
  return file ? (runFile(file, others, command) ?? idle) : idle;
};

/** `cmd /c "line"`; `start` opens a window of its own and returns. */
export const cmd: Handler = ({ args, scope, session }) => {
  const at = args.findIndex(({ text }) => /^\/[ck]$/i.test(text));
  const words = at < 0 ? [] : args.slice(at + 1);
  const [line] = words;
  return words.length === 1 && line ? session.runLine(line, scope) : session.run(words, scope);
};

export const powershell: Handler = (command) => {
  const { args, scope, session } = command;
  const at = args.findIndex(({ text }) => /^-c(?:ommand)?$/i.test(text));
  const words = at < 0 ? args.filter(({ text }) => !text.startsWith('-')) : args.slice(at + 1);
  const [line, ...others] = words;
  if (!line) return idle;
  return others.length === 0 ? session.runLine(line, scope) : session.run(words, scope);
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

export function isShellScript(path: string, text: string): boolean {
  return /\.(?:ba|z|da)?sh$/.test(path) || /^#!.*\b(?:ba|z|da)?sh\b/.test(text.slice(0, 100));
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
