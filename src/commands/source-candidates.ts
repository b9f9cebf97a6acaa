import { member, textOf } from '../parsing/json.ts';
import type { Command } from './command.ts';
import { packagesOf } from './packages.ts';
import { joinPath, resolvePath } from './paths.ts';

const builtDirectories = /(^|\/)(?:dist|build|lib|out|\.build|output|compiled|bin)(?=\/)/;
const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs'];

/**
 * The files of the repository that `node path` may mean, relative to the root: as written, with an extension, the main
 * file of a directory; for what a build makes (`dist/server.js`), what it is made from (`src/server.ts`).
 */
export function sourceCandidates(command: Command, path: string, extensions: readonly string[]): readonly string[] {
  const { scope, session } = command;
  const resolved = resolvePath(scope.directory, path);
  if (resolved === undefined) return [];
  const main = mainOf(command, resolved);
  const named = [...(main === undefined ? [] : [main]), resolved];
  const written = [...named, ...extensions.map((extension) => joinedExtension(resolved, extension))];
  const packages = packagesOf(session.context.repository);
  const existing = written.filter((candidate) => packages.hasFile(candidate));
  if (existing.length > 0) return existing;
  const sources = [...named, `${resolved}/index.js`].flatMap(builtFrom);
  return [...new Set(sources)].filter((candidate) => packages.hasFile(candidate));
}

function joinedExtension(path: string, extension: string): string {
  if (!extension.startsWith('/')) return path === '' ? '' : path + extension;
  return joinPath(path, extension.slice(1));
}

/** `node .` runs what package.json calls main. */
function mainOf({ session }: Command, directory: string): string | undefined {
  const owner = packagesOf(session.context.repository).at(directory);
  const main = textOf(member(owner?.root, 'main'))?.text;
  return main === undefined ? undefined : resolvePath(directory, main);
}

/** `dist/api/server.js` is made from `src/api/server.ts` or `api/server.ts`; `dist/src/index.js` from `src/index.ts`. */
function builtFrom(path: string): readonly string[] {
  const stem = path.replace(/\.[cm]?js$/, '');
  const stems = builtDirectories.test(path)
    ? [
        stem.replace(builtDirectories, '$1src'),
        stem.replace(/(^|\/)[^/]+\/src\//, '$1src/'),
        stem.replace(builtDirectories, '$1').replace('//', '/').replace(/^\//, ''),
      ]
    : [stem];
  return stems.flatMap((each) => sourceExtensions.map((extension) => each + extension));
}

/** `python -m app.main` → `app/main.py`, `app/main/__main__.py`. */
export function moduleCandidates({ scope }: Command, module: string): readonly string[] {
  const path = resolvePath(scope.directory, module.replaceAll('.', '/'));
  return path === undefined ? [] : [`${path}.py`, `${path}/__main__.py`, `${path}/__init__.py`];
}
