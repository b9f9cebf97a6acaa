export { baseName, directoryOf } from '../model/repository-path.ts';

/** Stands for the absolute path of the repository's root, which nobody knows: `$(pwd)` is `${root}/web`. */
export const root = '/\u0000root';

/** A directory that can't be known: nothing is in it. */
export const unknownDirectory = '\u0000unknown';

/**
 * Where a path leads from a directory of the repository: relative to the root, '' for the root, or undefined when it
 * lies outside or can't be known.
 */
export function resolvePath(directory: string, path: string): string | undefined {
  const tidy = path.replaceAll('\\', '/');
  if (tidy === root || tidy.startsWith(`${root}/`)) return follow([], tidy.slice(root.length));
  if (/^(?:\/|~|[A-Za-z]:\/)/.test(tidy)) return undefined;
  return follow(directory === '' ? [] : directory.split('/'), tidy);
}

function follow(from: readonly string[], path: string): string | undefined {
  const parts = [...from];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

export function joinPath(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}
