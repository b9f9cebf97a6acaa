import type { SourceFile } from '../model/repository.ts';

/** Parses each file once: commands come back to the same one. */
export function oncePerFile<Result>(parse: (file: SourceFile) => Result): (file: SourceFile) => Result {
  const parsed = new WeakMap<SourceFile, Result>();
  return (file) => {
    const result = parsed.get(file) ?? parse(file);
    parsed.set(file, result);
    return result;
  };
}
