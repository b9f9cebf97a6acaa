import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { readArguments } from './arguments.ts';
import type { Command, Handler } from './command.ts';
import { directoryOf, resolvePath } from './paths.ts';
import { startProgram } from './program-start.ts';

const runFlags = [
  '-C',
  '-exec',
  '-tags',
  '-mod',
  '-ldflags',
  '-gcflags',
  '-asmflags',
  '-o',
  '-p',
  '-overlay',
  '-pgo',
  '-modfile',
];

/** `go run ./cmd/api -port 8080`, `go run main.go`: a package is named by its directory. */
export const goRun: Handler = (command): Activity => {
  const [verb, ...args] = command.args;
  if (verb?.text !== 'run') return idle;
  const { positionals, rest } = readArguments(args, { valueFlags: runFlags, stopsAtPositional: true });
  const files = positionals.filter(({ text }, index) => index === 0 || text.endsWith('.go'));
  const target = files[0];
  if (!target?.isResolved) return idle;
  const programArgs = [...positionals.slice(files.length), ...(rest ?? [])];
  return startGo(command, target, programArgs);
};

export function startGo(command: Command, target: TracedText, args: readonly TracedText[]): Activity {
  const resolved = resolvePath(command.scope.directory, target.text);
  if (resolved === undefined) return idle;
  // The files of one package make one program: `main.go` stands for its directory.
  const directory = target.text.endsWith('.go') ? directoryOf(resolved) : resolved;
  return startProgram(
    command,
    [directory === '' ? '' : `${directory}/`, ...(target.text.endsWith('.go') ? [resolved] : [])],
    args,
    target,
  );
}
