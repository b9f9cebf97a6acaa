import type { Repository } from '../model/repository.ts';
import { tidyPath } from './tidy-path.ts';

/** A repository over texts by path. `unlisted` ones are read but not scanned: what git ignores, or what lies in `../`. */
export function memoryRepository(
  files: Readonly<Record<string, string>>,
  unlisted: Readonly<Record<string, string>> = {},
): Repository {
  const texts = new Map([...Object.entries(files), ...Object.entries(unlisted)]);
  const hasDirectory = (path: string) => {
    const folder = tidyPath(path);
    return folder === '' || [...texts.keys()].some((file) => file.startsWith(`${folder}/`));
  };
  return {
    files: Object.keys(files).sort(),
    read(path) {
      const normal = tidyPath(path);
      const text = texts.get(normal);
      if (text !== undefined) return { kind: 'file', file: { path: normal, text } };
      if (hasDirectory(normal)) return { kind: 'directory' };
      return { kind: normal.startsWith('/') || normal.startsWith('../') ? 'outside' : 'missing' };
    },
    hasDirectory,
    leftOut: { binary: 0, tooLarge: 0, linksOutside: 0, vendored: 0, unreadable: 0 },
  };
}
