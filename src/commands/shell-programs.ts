import type { Repository } from '../model/repository.ts';
import { parseShell, type ShellProgram } from '../parsing/shell.ts';

const known = new WeakMap<Repository, Map<string, ShellProgram>>();

/** A line or a script of the repository, parsed once: targets and scripts come back to the same ones. */
export function shellProgram(text: string, repository: Repository): ShellProgram {
  const programs = known.get(repository) ?? new Map<string, ShellProgram>();
  known.set(repository, programs);
  const program = programs.get(text) ?? parseShell(text);
  programs.set(text, program);
  return program;
}
