import type { Binding } from '../../model/address.ts';
import type { OtherBinding } from '../../signatures/listen-calls/signature.ts';
import type { Program } from './program.ts';
import type { Programs } from './programs.ts';
import { filesAbove, isMentioned } from './settings-files.ts';

/** Where something binds by default in the version that the project has; undefined: where it usually does. */
export function otherBinding(
  other: OtherBinding | undefined,
  { path }: Program,
  { repository }: Programs,
): Binding | undefined {
  const [nearest] = other ? filesAbove(path, other.files, repository) : [];
  return other && nearest !== undefined && isMentioned(other.mention, nearest, repository) ? other.unset : undefined;
}
