import { oncePerName } from '../model/once.ts';
import type { Repository } from '../model/repository.ts';
import { parseShell, type ShellProgram } from '../parsing/shell.ts';

const programOf = oncePerName((_: Repository, text): ShellProgram => parseShell(text));

/** A line or a script of the repository, parsed once: targets and scripts come back to the same ones. */
export function shellProgram(text: string, repository: Repository): ShellProgram {
  return programOf(repository, text);
}
