import type { ExtractionContext } from '../../src/extractors/extractor.ts';
import { sourceCode } from '../../src/extractors/source-code.ts';
import type { Binding } from '../../src/model/address.ts';
import type { Declaration, ListenerDeclaration } from '../../src/model/declaration.ts';
import { formatPorts } from '../../src/model/port.ts';
import type { Repository } from '../../src/model/repository.ts';
import { type LanguageId, languages } from '../../src/parsing/source-code.ts';
import { loadGrammars } from '../../src/platform/grammars.ts';

export const grammars = await loadGrammars(Object.keys(languages) as LanguageId[]);

/** A repository over a record of texts. */
export function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  const paths = Object.keys(files).sort();
  return {
    files: paths,
    read: (path) => {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? { kind: 'missing' } : { kind: 'file', file: { path, text } };
    },
    hasDirectory: (path) => paths.some((file) => file.startsWith(`${path}/`)),
    leftOut: { binary: 0, tooLarge: 0, linksOutside: 0, vendored: 0, unreadable: 0 },
  } as Repository;
}

export function contextOf(files: Readonly<Record<string, string>>): ExtractionContext {
  const options = { composeFiles: [], profiles: [], envFiles: [], environment: {} };
  return { repository: repositoryOf(files), options, grammars };
}

/** What the extractor says of every file that it reads. */
export function declarationsIn(files: Readonly<Record<string, string>>): readonly Declaration[] {
  const context = contextOf(files);
  return Object.entries(files)
    .filter(([path]) => sourceCode.matches(path))
    .flatMap(([path, text]) => sourceCode.extract({ path, text }, context).declarations);
}

export function listenersIn(files: Readonly<Record<string, string>>): readonly ListenerDeclaration[] {
  return declarationsIn(files).filter((declaration) => declaration.kind === 'listener');
}

/** `3000/tcp@2 0.0.0.0+::`; a listener of another file than the first carries its path before the line. */
export function show({ port, protocol, location, binding }: ListenerDeclaration, file?: string): string {
  const ports = port.kind === 'fixed' || port.kind === 'pool' ? formatPorts(port.ports) : port.kind;
  const place = file === undefined || location.file === file ? '' : `${location.file}:`;
  return `${ports}/${protocol}@${place}${location.start.line} ${showBinding(binding)}`;
}

export function showBinding({ addresses, choice }: Binding): string {
  return addresses.join(choice === 'all' ? '+' : '|');
}
