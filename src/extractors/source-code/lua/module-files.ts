import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { luaFacts } from '../../../signatures/listen-calls/lua.ts';
import { directoryOf } from '../paths.ts';
import { parsePattern } from '../patterns.ts';
import type { ModuleFiles } from '../programs.ts';

const libraries = new Set(luaFacts.signatures.flatMap(({ calls }) => calls.map((call) => parsePattern(call).module)));

/** `require "web.config"`: `web/config.lua` in a directory above the file, or where sources usually lie there. */
export function luaModule(module: string, from: string, repository: Repository): ModuleFiles {
  // Beside a library's own sources, its examples use it as everybody does.
  if (libraries.has(module)) return { kind: 'foreign' };
  const path = module.replace(/^\.\//, '').replaceAll('.', '/');
  for (let directory = directoryOf(from); ; directory = directoryOf(directory)) {
    const file = candidates(directory, path).find((candidate) => repository.read(candidate).kind === 'file');
    if (file !== undefined && file !== from) return { kind: 'local', files: [file] };
    if (directory === '') return { kind: 'foreign' };
  }
}

function candidates(directory: string, path: string): readonly string[] {
  const root = directory === '' ? '' : `${directory}/`;
  return ['', 'src/', 'lua/', 'lib/'].flatMap((inner) => [
    `${root}${inner}${path}.lua`,
    `${root}${inner}${path}/init.lua`,
  ]);
}

export function luaImports(text: string): readonly string[] {
  const found = text.matchAll(/\brequire\s*\(?\s*(?<quote>['"])(?<module>[^'"\n]{1,200})\k<quote>/g);
  return [...new Set([...found].map(({ groups }) => groups?.['module'] ?? ''))];
}

/** What a file returns may be anything; a global stands there by its name. */
export function luaDefinition(name: string): RegExp {
  const isWhole = name === 'default' || name === 'module.exports';
  return isWhole ? /\breturn\b/ : new RegExp(`\\b${literally(name)}\\b`);
}
