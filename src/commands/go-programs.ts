import type { Activity } from '../model/launch.ts';
import { idle } from '../model/launch.ts';
import type { Repository } from '../model/repository.ts';
import type { TracedText } from '../parsing/traced-text.ts';
import { readArguments, valuesOf } from './arguments.ts';
import { addBuilt } from './built-programs.ts';
import type { Command, Handler } from './command.ts';
import { baseName, directoryOf, joinPath, resolvePath, unknownDirectory } from './paths.ts';
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

/** `go run`, `go build` and `go install`. Source: `go help build` */
export const go: Handler = (command): Activity => {
  const [verb, ...args] = command.args;
  if (verb?.text === 'run') return goRun(command, args);
  if (verb?.text === 'build' || verb?.text === 'install') goBuild(command, args);
  return idle;
};

/** `go run ./cmd/api -port 8080`, `go run main.go`: a package is named by its directory. */
function goRun(command: Command, args: readonly TracedText[]): Activity {
  const { positionals, rest } = readArguments(args, { valueFlags: runFlags, stopsAtPositional: true });
  const files = positionals.filter(({ text }, index) => index === 0 || text.endsWith('.go'));
  const target = files[0];
  if (!target?.isResolved) return idle;
  const programArgs = [...positionals.slice(files.length), ...(rest ?? [])];
  return startGo(command, target, programArgs);
}

/**
 * `go build -o bin/api ./cmd/api`, `go install ./cmd/...`: without `-o` a program has the name of its directory, at a
 * module's root that of the module.
 */
function goBuild({ scope, session }: Command, args: readonly TracedText[]): void {
  const read = readArguments(args, { valueFlags: runFlags });
  const moved = valuesOf(read, '-C').at(-1)?.text ?? '.';
  const from = resolvePath(scope.directory, moved) ?? unknownDirectory;
  const words = read.positionals.length > 0 ? read.positionals.map(({ text }) => text) : ['.'];
  const { repository } = session.context;
  const directories = [...new Set(words.flatMap((word) => packagesMeant(from, word, repository)))];
  const output = valuesOf(read, '-o').at(-1)?.text ?? '';
  for (const directory of directories) {
    const isNamed = directories.length === 1 && !/^\.?$|\/$/.test(output);
    const name = isNamed ? baseName(output) : nameOf(directory, repository);
    addBuilt(session, name, [directory === '' ? '' : `${directory}/`]);
  }
}

/** The directories of a package, of a file of it, or of `./cmd/...`. */
function packagesMeant(from: string, word: string, repository: Repository): readonly string[] {
  const every = word.endsWith('/...') || word === '...';
  const path = resolvePath(from, word.replace(/\/?\.\.\.$/, '') || '.');
  if (path === undefined) return [];
  if (!every) return [path.endsWith('.go') ? directoryOf(path) : path];
  const inside = path === '' ? '' : `${path}/`;
  const mains = repository.files.filter((file) => file.startsWith(inside) && baseName(file) === 'main.go');
  return mains.map(directoryOf);
}

function nameOf(directory: string, repository: Repository): string {
  const module = repository.read(joinPath(directory, 'go.mod'));
  const path = module.kind === 'file' ? /^module\s+(?<path>\S+)/m.exec(module.file.text)?.groups?.['path'] : undefined;
  // The last part of a module's path may be its major version: `example.com/shop/v2`.
  return baseName(path?.replace(/\/v\d+$/, '') ?? directory);
}

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
