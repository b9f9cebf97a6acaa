import { posix } from 'node:path';

export { baseName } from '../model/repository-path.ts';

/** The path of something named in a file, relative to the root: it may start with `../`. Absolute paths stay absolute. */
export function pathFrom(directory: string, path: string): string {
  const joined = path.startsWith('/') ? posix.normalize(path) : posix.join(directory, path);
  return joined === '.' || joined === './' ? '' : joined.replace(/\/$/, '');
}

export function directoryOf(path: string): string {
  const directory = posix.dirname(path);
  return directory === '.' ? '' : directory;
}

/** `path` as someone in `directory` types it. */
export function relativeTo(directory: string, path: string): string {
  return posix.relative(`/${directory}`, `/${path}`) || '.';
}

/** A Git, HTTP or OCI resource: reading it takes the network. */
export function isRemote(path: string): boolean {
  return /^(?:(?:https?|git|ssh|oci|file):\/\/|git@|github\.com\/)|\.git(?:#|$)/.test(path);
}
