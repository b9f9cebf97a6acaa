import { posix } from 'node:path';
import { type Change, type LineRange, wholeFile } from '../model/change.ts';
import { changedLines } from '../parsing/unified-diff.ts';
import { type GitAnswer, runGit } from './git.ts';

/** A commit, and those that it was made from. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
}

/** What one commit has that another has not, as git tells it. */
export interface GitChange extends Change {
  /** The files before the change, by path: the id of the blob; undefined: there was none. Links and submodules are left out. */
  readonly blobsBefore: ReadonlyMap<string, string | undefined>;
}

const objectId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const ordinaryFile = /^100/;

// In a container's job, git calls the checkout somebody else's. None of what is asked for here runs anything.
const trusting = { configuration: ['safe.directory=*'] };

/**
 * The commit that is checked out, with its parents as it names them: in a shallow clone they need not be there.
 * Undefined outside of git.
 */
export function checkedOutCommit(top: string): Commit | undefined {
  const id = text(runGit(top, ['rev-parse', '--verify', '--end-of-options', 'HEAD'], trusting))?.trim();
  const raw = id && text(runGit(top, ['cat-file', 'commit', id], trusting));
  if (!id || !raw) return undefined;
  const header = raw.split('\n\n', 1)[0] ?? '';
  return { id, parents: [...header.matchAll(/^parent (?<id>[0-9a-f]+)$/gm)].map(({ groups }) => groups?.['id'] ?? '') };
}

export function hasCommit(top: string, id: string): boolean {
  return objectId.test(id) && runGit(top, ['cat-file', '-e', `${id}^{commit}`], trusting).kind === 'answered';
}

/** Where the histories of two commits part; undefined when too little of them is there. */
export function forkPoint(top: string, a: string, b: string): string | undefined {
  if (!hasCommit(top, a) || !hasCommit(top, b)) return undefined;
  return text(runGit(top, ['merge-base', a, b], trusting))?.trim();
}

/**
 * What changed from one commit to another.
 * @param top the git top-level
 * @param folder the scanned folder as seen from there; '' is that itself
 * @returns undefined when git can't tell
 */
export function changeBetween(top: string, folder: string, from: string, to: string): GitChange | undefined {
  if (!objectId.test(from) || !objectId.test(to)) return undefined;
  // Plumbing, which honours least of a configuration; what it honours is said.
  const diff = ['diff-tree', '-r', '-M', '--no-ext-diff', '--no-textconv', '--no-color', '--ignore-submodules=none'];
  const patchFormat = ['-p', '-U0', '--inter-hunk-context=0', '--src-prefix=a/', '--dst-prefix=b/'];
  const raw = text(runGit(top, [...diff, '--raw', '--no-abbrev', '-z', from, to], trusting));
  const patch = text(runGit(top, [...diff, ...patchFormat, from, to], trusting));
  if (raw === undefined || patch === undefined) return undefined;
  const fromRoot = (path: string) => posix.relative(`/${folder}`, `/${path}`);
  const entries = rawEntries(raw);
  return {
    lines: linesOf(entries, changedLines(patch), fromRoot),
    renamed: new Set(entries.flatMap(({ status, path }) => (status === 'R' ? [fromRoot(path)] : []))),
    blobsBefore: new Map(entries.flatMap((entry) => blobsBefore(entry)).map(([path, id]) => [fromRoot(path), id])),
  };
}

/** One file of `git diff --raw`. */
interface RawEntry {
  readonly modes: readonly [before: string, after: string];
  readonly ids: readonly [before: string, after: string];
  /** A, M, D, T or R. */
  readonly status: string;
  readonly earlierPath: string;
  readonly path: string;
}

/** `:100644 100644 <id> <id> M␀path␀`; a rename has two paths. */
function rawEntries(raw: string): RawEntry[] {
  const fields = raw.split('\0');
  const entries: RawEntry[] = [];
  for (let at = 0; at < fields.length; ) {
    const [before, after, idBefore, idAfter, status = ''] = fields[at]?.replace(/^:/, '').split(' ') ?? [];
    const paths = /^[RC]/.test(status) ? 2 : 1;
    const earlierPath = fields[at + 1];
    const path = fields[at + paths];
    if (before && after && idBefore && idAfter && earlierPath && path) {
      const ids = [idBefore, idAfter] as const;
      entries.push({ modes: [before, after], ids, status: status.slice(0, 1), earlierPath, path });
    }
    at += paths + 1;
  }
  return entries;
}

function linesOf(
  entries: readonly RawEntry[],
  shown: ReadonlyMap<string, readonly LineRange[]>,
  fromRoot: (path: string) => string,
): ReadonlyMap<string, readonly LineRange[]> {
  const changed = entries.filter(({ status, ids }) => status !== 'D' && ids[0] !== ids[1]);
  return new Map(changed.map(({ path }) => [fromRoot(path), shown.get(path) ?? wholeFile]));
}

function blobsBefore({
  modes,
  ids,
  status,
  earlierPath,
  path,
}: RawEntry): readonly (readonly [string, string | undefined])[] {
  const gone = path === earlierPath ? [] : [[path, undefined] as const];
  if (status === 'A') return ordinaryFile.test(modes[1]) ? [[path, undefined]] : [];
  return ordinaryFile.test(modes[0]) ? [...gone, [earlierPath, ids[0]]] : gone;
}

function text(answer: GitAnswer): string | undefined {
  return answer.kind === 'answered' ? answer.output.toString() : undefined;
}
