import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { directoryOf, joinPath } from '../paths.ts';
import type { ModuleFiles } from '../programs.ts';

/** Where `require_relative 'x'` leads, written `./x`, or `require 'x'`: a load path is usually `lib`. */
export function rubyModule(module: string, from: string, repository: Repository): ModuleFiles {
  const path = module.replace(/\.rb$/, '');
  const found = candidates(path, directoryOf(from)).find((file) => repository.read(file).kind === 'file');
  if (found !== undefined) return { kind: 'local', files: [found] };
  return { kind: path.startsWith('.') ? 'missing' : 'foreign' };
}

function candidates(path: string, directory: string): readonly string[] {
  if (path.startsWith('.')) return withExtension(joinPath(directory, path));
  const parts = directory === '' ? [] : directory.split('/');
  const above = [parts.length, ...parts.keys()].map((depth) => parts.slice(0, depth).join('/')).toReversed();
  return above.flatMap((root) =>
    ['lib', 'app', ''].flatMap((name) => withExtension(joinPath(`${root}/${name}`, path))),
  );
}

function withExtension(path: string | undefined): readonly string[] {
  return path === undefined ? [] : [`${path}.rb`];
}

/** Paths that are required, also those that are put together from the file's own directory. */
export function rubyImports(text: string): readonly string[] {
  const plain = [...text.matchAll(/^\s*(?<how>require|require_relative|load)[ (]+['"](?<path>[^'"\n]+)['"]/gm)];
  const joined = [...text.matchAll(/(?:__dir__|__FILE__\))\s*,\s*['"](?<path>\.{1,2}\/[^'"\n]+|\w[^'"\n]*)['"]/g)];
  return [
    ...plain.map(({ groups }) => {
      const path = groups?.['path'] ?? '';
      return groups?.['how'] === 'require_relative' && !path.startsWith('.') ? `./${path}` : path;
    }),
    ...joined.map(({ groups }) => `./${groups?.['path']}`),
  ];
}

export function rubyDefinition(name: string): RegExp {
  return new RegExp(
    `\\b(?:class|module|def(?:\\s+self\\.)?)\\s+${literally(name)}|^\\s*${literally(name)}\\s*(?:\\|\\|)?=`,
    'm',
  );
}
