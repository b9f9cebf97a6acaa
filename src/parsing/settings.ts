import type { Problem } from '../model/problem.ts';
import type { SourceFile } from '../model/repository.ts';
import { type JsonDocument, type JsonValue, parseJson } from './json.ts';
import { type dialects, dialects as keyValueDialects, parseKeyValues } from './key-values.ts';
import { parseToml } from './toml.ts';
import { TracedText, textAt } from './traced-text.ts';
import { parseYaml } from './yaml.ts';
import { valueOfYaml } from './yaml-values.ts';

/** How a file of settings is written: a tree, or lines of key and value. */
export type SettingsSyntax = 'json' | 'yaml' | 'toml' | keyof typeof dialects;

/** One value, and the way to it: `server.port`, `services.0.internal_port`, in sections `mysqld.port`. */
export interface Setting {
  readonly path: string;
  readonly value: TracedText;
}

export interface Settings {
  /** Of each document of the file. */
  readonly documents: readonly (readonly Setting[])[];
  readonly problems: readonly Problem[];
}

/** Reads every value of a file of settings, whatever its syntax. Never throws. */
export function parseSettings(file: SourceFile, syntax: SettingsSyntax): Settings {
  switch (syntax) {
    case 'json':
      return ofTree(parseJson(file, { comments: true }));
    case 'toml':
      return ofTree(parseToml(file));
    case 'yaml': {
      const { documents, problems } = parseYaml(file);
      return { documents: documents.map((document) => [...valuesIn(valueOfYaml(document), '')]), problems };
    }
    default: {
      const entries = parseKeyValues(file, keyValueDialects[syntax]);
      const settings = entries.map(({ section, key, value }) => ({ path: joined(section, key.text), value }));
      return { documents: [settings], problems: [] };
    }
  }
}

function ofTree({ root, problems }: JsonDocument): Settings {
  return { documents: root ? [[...valuesIn(root, '')]] : [], problems };
}

function* valuesIn(value: JsonValue, path: string): Generator<Setting> {
  if (value.kind === 'object')
    for (const [name, each] of value.members) yield* valuesIn(each.value, joined(path, name));
  else if (value.kind === 'array')
    for (const [index, item] of value.items.entries()) yield* valuesIn(item, joined(path, String(index)));
  else {
    const text = scalarText(value);
    if (text) yield { path, value: text };
  }
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** The text of a string, a number or a truth value. */
export function scalarText(value: JsonValue | undefined): TracedText | undefined {
  if (value?.kind === 'string') return TracedText.of(value.text);
  if (value?.kind !== 'number' && value?.kind !== 'boolean') return undefined;
  return TracedText.of(textAt(String(value.value), value.location));
}
