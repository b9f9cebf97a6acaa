import { posix } from 'node:path';

/** Without `.`, needless `..` and a slash at the end; the scanned root itself is ''. Two texts of one path become equal. */
export function tidyPath(path: string): string {
  return posix.normalize(path).replace(/\/$/, '').replace(/^\.$/, '');
}
