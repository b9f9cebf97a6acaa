import { posix } from 'node:path';
import type { Location } from '../model/location.ts';

/**
 * A file as the reader of the output finds it.
 * @param folder the scanned root, seen from where the reader stands (working directory, repository): '' is that itself
 */
export function pathFrom(folder: string, file: string): string {
  return folder === '' ? file : posix.join(folder, file);
}

/** `docker-compose.yml:5:9`: editors and terminals open it. */
export function placeFrom(folder: string, { file, start }: Location): string {
  return `${pathFrom(folder, file)}:${start.line}:${start.column}`;
}
