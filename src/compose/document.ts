import type { SourceFile } from '../model/repository.ts';
import { childOf, parseYaml, type YamlMapping, type YamlNode } from '../parsing/yaml.ts';
import type { Complaints } from './complaints.ts';
import {
  type Entry,
  entriesOf,
  locationOf,
  type Mapping,
  mappingAt,
  sequenceAt,
  type Tree,
  withEntry,
} from './tree.ts';

/** One YAML document of a Compose file. */
export interface ComposeDocument {
  readonly root: Mapping;
  /** Keys that `!reset` and `!override` take away from what was loaded before. */
  readonly resets: Resets;
}

export type Resets = readonly (readonly string[])[];

/** Reads a file's documents; a document that is no mapping is refused and left out. */
export function parseDocuments(file: SourceFile, complaints: Complaints): readonly ComposeDocument[] {
  const { documents, problems } = parseYaml(file);
  complaints.add(problems);
  const hasTags = /!(?:reset|override)/.test(file.text);
  return documents.flatMap((node) => {
    const { tree, resets } = hasTags ? new TagReader().read(node) : { tree: node, resets: [] };
    if (tree?.kind === 'mapping') return [{ root: tree, resets }];
    if (problems.length === 0) complaints.refuse('the top level of a Compose file must be a mapping', locationOf(node));
    return [];
  });
}

/** Takes the keys away from a model. A path never leads into a list. */
export function applyResets(model: Mapping, resets: Resets): Mapping {
  return resets.reduce(withoutPath, model);
}

function withoutPath(mapping: Mapping, path: readonly string[]): Mapping {
  const [name, ...rest] = path;
  const value = name === undefined ? undefined : mapping.entries.get(name)?.value;
  if (name === undefined || value === undefined) return mapping;
  if (rest.length === 0) return withEntry(mapping, name, undefined);
  return value.kind === 'mapping' ? withEntry(mapping, name, withoutPath(value, rest)) : mapping;
}

interface Tagged {
  /** undefined: the node was `!reset`. */
  readonly tree: Tree | undefined;
  /** Paths of the tags, relative to the node. */
  readonly resets: Resets;
}

/** More tags than anybody writes; what is above it has no effect. */
const mostResets = 10_000;

/** Finds the tags of a document and drops what is reset. Source: compose-go `loader/reset.go`. */
class TagReader {
  readonly #known = new Map<YamlNode, Tagged>();

  read(node: YamlNode): Tagged {
    if (node.kind === 'scalar' && node.tag === undefined) return { tree: node, resets: [] };
    const known = this.#known.get(node);
    if (known) return known;
    const tagged = this.#readNew(node);
    this.#known.set(node, tagged);
    return tagged;
  }

  #readNew(node: YamlNode): Tagged {
    if (node.tag === '!reset') return { tree: undefined, resets: [[]] };
    if (node.tag === '!override') return { tree: node, resets: [[]] };
    if (node.kind === 'mapping') return this.#mapping(node);
    if (node.kind === 'scalar') return { tree: node, resets: [] };
    const items = node.items.map((item) => this.read(item).tree);
    const isSame = items.every((item, i) => item === node.items[i]);
    // Tags on items and inside of them reset nothing.
    return {
      tree: isSame
        ? node
        : sequenceAt(
            node,
            items.filter((item) => item !== undefined),
          ),
      resets: [],
    };
  }

  #mapping(node: YamlMapping): Tagged {
    const entries = new Map<string, Entry>();
    const resets: (readonly string[])[] = [];
    for (const [name, { key, value }] of node.entries) {
      const inside = this.read(value);
      const tree = inside.tree ?? this.#mergedValue(node, name);
      if (tree) entries.set(name, { key, value: tree });
      if (!isFromMergedList(node, name)) resets.push(...inside.resets.map((path) => [name, ...path]));
    }
    // What a merge key brings counts even where the mapping has the key itself.
    if (node.merge?.kind === 'mapping') resets.push(...this.read(node.merge).resets);
    return { tree: mappingAt(node, entries), resets: resets.slice(0, mostResets) };
  }

  /** What a merge key brings in the place of a key that is reset. */
  #mergedValue({ merge }: YamlMapping, name: string): Tree | undefined {
    for (const mapping of merge?.kind === 'sequence' ? merge.items : [merge]) {
      const value = childOf(mapping, name);
      const tree = value && this.read(value).tree;
      if (tree) return tree;
    }
    return undefined;
  }
}

/** Tags in one of several merged mappings (`<<: [*a, *b]`) have no effect. */
function isFromMergedList(node: YamlMapping, name: string): boolean {
  const merged = node.merge?.kind === 'sequence' ? node.merge.items : [];
  return merged.some((mapping) => entriesOf(mapping).get(name) === node.entries.get(name));
}
