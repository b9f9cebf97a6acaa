import { oncePer } from '../../../model/once.ts';
import type { Repository } from '../../../model/repository.ts';
import { literally } from '../../../parsing/literally.ts';
import { elixirFacts } from '../../../signatures/listen-calls/elixir.ts';
import { directoryOf } from '../paths.ts';
import { parsePattern } from '../patterns.ts';
import type { ModuleFiles } from '../programs.ts';
import { configurationPrefix } from './configuration.ts';

type Index = ReadonlyMap<string, readonly string[]>;

const frameworks = new Set(
  elixirFacts.signatures.flatMap(({ calls }) => calls.map((call) => parsePattern(call).module)),
);
const indexIn = oncePer(indexOf);

/** The files that define a module, or the file of the settings that an application reads: `config/dev`. */
export function elixirModule(module: string, from: string, repository: Repository): ModuleFiles {
  if (module.startsWith(configurationPrefix)) return configurationFile(module, from, repository);
  // Beside a framework's own sources, its examples use it as everybody does.
  if (frameworks.has(module.split('.')[0] ?? '')) return { kind: 'foreign' };
  const files = indexIn(repository).get(module);
  return files ? { kind: 'local', files } : { kind: 'foreign' };
}

/** The nearest one; each application of an umbrella may have its own. */
function configurationFile(module: string, from: string, repository: Repository): ModuleFiles {
  for (let directory = directoryOf(from); ; directory = directoryOf(directory)) {
    const path = directory === '' ? `${module}.exs` : `${directory}/${module}.exs`;
    if (repository.read(path).kind === 'file') return { kind: 'local', files: [path] };
    if (directory === '') return { kind: 'missing' };
  }
}

function indexOf(repository: Repository): Index {
  const index = new Map<string, string[]>();
  for (const path of repository.files) {
    if (!/\.exs?$/.test(path)) continue;
    const result = repository.read(path);
    for (const name of result.kind === 'file' ? modulesIn(result.file.text) : []) {
      index.set(name, [...(index.get(name) ?? []), path]);
    }
  }
  return index;
}

/** What is indented stands in the module before it. */
function modulesIn(text: string): readonly string[] {
  const found = [...text.matchAll(/^(?<indent>[ \t]*)defmodule\s+(?<name>[A-Z][\w.]*)/gm)];
  let outer = '';
  return found.map(({ groups }) => {
    const { indent = '', name = '' } = groups ?? {};
    if (indent === '') outer = name;
    return indent === '' || outer === '' ? name : `${outer}.${name}`;
  });
}

/** Every module that a text names, the parts of `App.{Repo, Web}` too. */
export function elixirImports(text: string): readonly string[] {
  const modules = new Set<string>();
  for (const { groups } of text.matchAll(/\b(?<outer>[A-Z]\w*(?:\.[A-Z]\w*)*)(?:\.\{(?<inner>[^}]{0,2000})\})?/g)) {
    const { outer = '', inner } = groups ?? {};
    for (const part of inner?.split(',') ?? []) modules.add(`${outer}.${part.trim()}`);
    if (inner === undefined) modules.add(outer);
  }
  return [...modules];
}

/** The last part stands in the text, also where modules are nested. */
export function elixirDefinition(name: string): RegExp {
  if (name === 'module.exports') return /\bdefmodule\b/;
  return new RegExp(`\\b${literally(name.slice(name.lastIndexOf('.') + 1))}(?!\\w)`);
}

/** How a function is called; a supervisor calls `start_link` of what it is given. */
export function elixirCalls(name: string): RegExp {
  const text = literally(name);
  return name === 'start_link' || name === 'init' ? /\{\s*[A-Z][\w.]*\s*,|\bstart_link\b/ : new RegExp(`\\b${text}\\b`);
}
