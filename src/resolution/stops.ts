import type { ComposeStart, Stop } from '../model/launch.ts';
import { directoryOf } from '../model/repository-path.ts';
import type { Leaf } from './phases.ts';

/** What is left of something that is up; undefined: nothing. */
export function leftAfter(leaf: Leaf, stop: Stop): Leaf | undefined {
  if (stop.of === 'processes') return isProcess(leaf) ? undefined : leaf;
  if (stop.container !== undefined) return isContainer(leaf, stop.container) ? undefined : leaf;
  if (leaf.kind !== 'compose') return leaf.kind === 'listen' && !stop.project && !isProcess(leaf) ? undefined : leaf;
  if (!stop.project) return undefined;
  if (!isSameProject(leaf.start, stop.project)) return leaf;
  const { services } = stop.project;
  if (services.length === 0) return undefined;
  return { ...leaf, start: { ...leaf.start, stopped: [...(leaf.start.stopped ?? []), ...services] } };
}

function isContainer(leaf: Leaf, name: string): boolean {
  return leaf.kind === 'listen' && leaf.listener.container === name;
}

function isProcess(leaf: Leaf): boolean {
  return leaf.kind === 'program' || (leaf.kind === 'listen' && leaf.listener.mechanism !== 'published-port');
}

type Project = Pick<ComposeStart, 'directory' | 'files' | 'projectName'>;

function isSameProject(a: Project, b: Project): boolean {
  if (a.projectName !== undefined && b.projectName !== undefined) return a.projectName === b.projectName;
  if (a.files.length > 0 && b.files.length > 0) return a.files.some((file) => b.files.includes(file));
  return projectDirectory(a) === projectDirectory(b);
}

/** The directory of the first file is what Compose names a project by, unless it is told otherwise. */
export function projectDirectory({ directory, files: [first] }: Project): string {
  if (first === undefined) return directory;
  return directoryOf(first);
}
