import type { Activity } from '../model/launch.ts';
import type { Command, Session } from './command.ts';
import { baseName } from './paths.ts';
import { startProgram } from './program-start.ts';

/** Starts what a command before it has built: `go build -o bin/api ./cmd/api && bin/api`. */
export function startBuilt(command: Command): Activity | undefined {
  const { program, args, session } = command;
  const sources = session.built.get(baseName(program.text));
  return sources && sources.length > 0 ? startProgram(command, sources, args, program) : undefined;
}

/**
 * A command builds a program.
 * @param name its file's name; what is built twice from different sources is no program that anybody could tell
 * @param sources its files, or the directory of its package
 */
export function addBuilt({ built }: Session, name: string, sources: readonly string[]): void {
  const known = built.get(name);
  built.set(name, known && known.join() !== sources.join() ? [] : sources);
}
