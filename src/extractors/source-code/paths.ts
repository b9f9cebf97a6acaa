import { baseName } from '../../model/repository-path.ts';

export { directoryOf } from '../../model/repository-path.ts';

/** The last name without its extension. */
export function stemOf(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, '');
}

/** A path relative to a directory of the repository; undefined when it leads out. */
export function joinPath(directory: string, relative: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${directory}/${relative}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
