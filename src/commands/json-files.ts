import { oncePer } from '../model/once.ts';
import type { Repository, SourceFile } from '../model/repository.ts';
import { type JsonValue, parseJson } from '../parsing/json.ts';

const rootOf = oncePer((file: SourceFile) => parseJson(file, { comments: true }).root);

/** What a JSON file that may have comments holds, parsed once: every task comes back to the same one. */
export function jsonAt(path: string, repository: Repository): JsonValue | undefined {
  const result = repository.read(path);
  return result.kind === 'file' ? rootOf(result.file) : undefined;
}
