import { Composer, isAlias, isMap, isScalar, isSeq, type ParsedNode, Parser, type Scalar } from 'yaml';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceFile } from '../model/repository.ts';
import { blockLines, type LineStarts, placeInBlock } from './block-scalar.ts';
import { Positions } from './positions.ts';
import { resolveScalar, type ScalarStyle, type ScalarValue } from './yaml-scalar.ts';

export type YamlNode = YamlScalar | YamlSequence | YamlMapping;

interface YamlSpan {
  readonly positions: Positions;
  /** Offsets into the file, end exclusive; quotes belong to it, anchors and tags don't. */
  readonly start: number;
  readonly end: number;
  /** As written, resolved: `!override`, `tag:yaml.org,2002:int`. */
  readonly tag?: string;
}

export type YamlScalar = YamlSpan &
  ScalarValue & {
    readonly kind: 'scalar';
    /** The content without quotes and escapes, before it is read as a number or another type. */
    readonly text: string;
    /** Offset of `text` in the file, when the file holds the very same characters there. */
    readonly textStart?: number;
    /** Of a block scalar: where the lines of `text` begin, when they stand in the file as they are. */
    readonly lines?: LineStarts;
  };

export interface YamlSequence extends YamlSpan {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

export interface YamlMapping extends YamlSpan {
  readonly kind: 'mapping';
  /** By the key's text, those of merge keys (`<<`) included. Of a key that stands twice, the last counts. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
  /** The value of the mapping's own merge key. */
  readonly merge?: YamlNode;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlFile {
  /** Roots of the documents; an anchor's node is the same object wherever an alias stands for it. */
  readonly documents: readonly YamlNode[];
  /** What a YAML reader refuses: syntax, keys that stand twice, unknown aliases. What could be read is there all the same. */
  readonly problems: readonly Problem[];
  readonly positions: Positions;
}

/** Nesting beyond this is refused: the trees are walked by recursion. Go's reader stops at 10,000. */
const deepest = 200;
/** Nodes that aliases may add to a document, as a guard against alias bombs. Without aliases, no node is shorter than a character. */
const mostFromAliases = 100_000;

/** What is wrong beyond these follows from them, or is noise. */
const mostErrors = 20;

/**
 * Reads YAML as go-yaml does (scalars, merge keys, duplicate keys, anchors, several documents). Never throws. With
 * `isWanted`, documents whose text is not wanted are left out: a long one takes longer to read than anything else.
 */
export function parseYaml(file: SourceFile, isWanted?: (text: string) => boolean): YamlFile {
  const positions = new Positions(file);
  const problems: Problem[] = [];
  const texts = isWanted
    ? documentTexts(file.text).filter(({ text }) => isWanted(text))
    : [{ text: file.text, start: 0 }];
  const documents: YamlNode[] = [];
  try {
    for (const { text, start } of texts) {
      const parser = new Parser();
      parser.offset = start;
      const composer = new Composer({ schema: 'failsafe', merge: false, uniqueKeys: false, resolveKnownTags: false });
      for (const document of composer.compose(parser.parse(text), false)) {
        for (const { message, pos } of document.errors.slice(0, mostErrors)) {
          problems.push({ severity: 'error', message: `not valid YAML: ${message}`, location: positions.span(...pos) });
        }
        const root = document.contents;
        const builder = new TreeBuilder(positions, problems, file.text);
        documents.push(root ? builder.build(root as ParsedNode) : builder.nothingAt(document.range?.[0] ?? 0));
      }
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({ severity: 'error', message: `not valid YAML: ${reason}`, location: positions.span(0, 0) });
  }
  return { documents, problems, positions };
}

/** The texts between the lines that begin a document, with their offsets. No scalar can hold such a line. */
function documentTexts(text: string): readonly { readonly text: string; readonly start: number }[] {
  const starts = [0, ...[...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index)];
  return starts.map((start, index) => ({ text: text.slice(start, starts[index + 1]), start }));
}

export function locationOf({ positions, start, end }: YamlSpan): Location {
  return positions.span(start, end);
}

/** Where the characters of a scalar's text from `from` up to, not including, `to` stand; the whole scalar if escapes or folding hide it. */
export function locateWithin(scalar: YamlScalar, from: number, to: number): Location {
  const { positions, textStart, lines } = scalar;
  if (lines) return positions.span(placeInBlock(lines, from), placeInBlock(lines, to));
  return textStart === undefined ? locationOf(scalar) : positions.span(textStart + from, textStart + to);
}

/** The value of a key, when the node is a mapping that has it. */
export function childOf(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
}

export function isNull(node: YamlNode | undefined): boolean {
  return node?.kind === 'scalar' && node.type === 'null';
}

/** The text of a string scalar. */
export function stringOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.type === 'string' ? node.text : undefined;
}

/** Turns the library's nodes of one document into ours: aliases, merge keys and scalar types resolved. */
class TreeBuilder {
  readonly #positions: Positions;
  readonly #problems: Problem[];
  readonly #text: string;
  readonly #anchors = new Map<string, YamlNode | 'open'>();
  /** Nodes below each node once aliases are expanded, itself included. */
  readonly #sizes = new WeakMap<YamlNode, number>();

  constructor(positions: Positions, problems: Problem[], text: string) {
    this.#positions = positions;
    this.#problems = problems;
    this.#text = text;
  }

  build(root: ParsedNode): YamlNode {
    const node = this.#node(root, 0);
    return this.#sizeOf(node) > this.#text.length + mostFromAliases
      ? this.#refuse('its aliases expand to too many nodes', root.range[0], root.range[1])
      : node;
  }

  nothingAt(offset: number): YamlScalar {
    return {
      kind: 'scalar',
      type: 'null',
      value: null,
      text: '',
      positions: this.#positions,
      start: offset,
      end: offset,
    };
  }

  #node(source: ParsedNode, depth: number): YamlNode {
    const [start, end] = source.range;
    if (depth > deepest) return this.#refuse('nested too deeply', start, end);
    if (isAlias(source)) return this.#alias(source.source, start, end);
    if (source.anchor) this.#anchors.set(source.anchor, 'open');
    const node = this.#untied(source, depth);
    if (source.anchor) this.#anchors.set(source.anchor, node);
    return node;
  }

  #untied(source: ParsedNode, depth: number): YamlNode {
    if (isMap(source)) return this.#mapping(source, depth);
    if (isSeq(source)) {
      const items = source.items.map((item) => this.#node(item as ParsedNode, depth + 1));
      const sequence: YamlSequence = { kind: 'sequence', items, ...this.#span(source) };
      this.#sizes.set(sequence, this.#total(items));
      return sequence;
    }
    return isScalar(source) ? this.#scalar(source as Scalar.Parsed) : this.nothingAt((source as ParsedNode).range[0]);
  }

  #alias(name: string, start: number, end: number): YamlNode {
    const target = this.#anchors.get(name);
    if (target === undefined) return this.#refuse(`no anchor ${name} stands before this alias`, start, end);
    return target === 'open' ? this.#refuse(`anchor ${name} contains itself`, start, end) : target;
  }

  #mapping(source: ParsedNode & { items: readonly unknown[] }, depth: number): YamlMapping {
    const own = new Map<string, YamlEntry>();
    let merge: YamlNode | undefined;
    for (const pair of source.items as readonly { key: ParsedNode; value: ParsedNode | null }[]) {
      const key = this.#node(pair.key, depth + 1);
      const value = pair.value ? this.#node(pair.value, depth + 1) : this.nothingAt(key.end);
      if (key.kind !== 'scalar') {
        this.#refuse('a mapping key must be a scalar', key.start, key.end);
        continue;
      }
      const isMerge = key.text === '<<' && isPlain(pair.key);
      if (own.has(key.text) || (isMerge && merge)) this.#refuse(`key ${key.text} stands twice`, key.start, key.end);
      if (isMerge) merge = value;
      else own.set(key.text, { key, value });
    }
    const entries = merge ? this.#withMerged(own, merge) : own;
    const mapping: YamlMapping = { kind: 'mapping', entries, ...(merge ? { merge } : {}), ...this.#span(source) };
    this.#sizes.set(mapping, this.#total([...entries.values()].map(({ value }) => value)) + entries.size);
    return mapping;
  }

  /** Own keys win wherever the merge key stands; of several merged mappings the first wins. */
  #withMerged(own: ReadonlyMap<string, YamlEntry>, merge: YamlNode): ReadonlyMap<string, YamlEntry> {
    const entries = new Map(own);
    for (const mapping of merge.kind === 'sequence' ? merge.items : [merge]) {
      if (mapping.kind !== 'mapping') {
        this.#refuse('only mappings can be merged', mapping.start, mapping.end);
        continue;
      }
      for (const [key, entry] of mapping.entries) if (!entries.has(key)) entries.set(key, entry);
    }
    return entries;
  }

  #scalar(source: Scalar.Parsed): YamlScalar {
    const span = this.#span(source);
    const text = source.source;
    const style = styles.get(source.type ?? 'PLAIN') ?? 'plain';
    const value = resolveScalar(text, style, span.tag);
    if (!value) this.#refuse(`${text} does not fit its tag`, span.start, span.end);
    const textStart = span.start + (style === 'plain' ? 0 : 1);
    const lines = style === 'block' ? blockLines(text, this.#text, span.start) : undefined;
    const isVerbatim = style !== 'block' && this.#text.startsWith(text, textStart);
    return {
      kind: 'scalar',
      ...(value ?? { type: 'string', value: text }),
      text,
      ...(isVerbatim ? { textStart } : {}),
      ...(lines ? { lines } : {}),
      ...span,
    };
  }

  #span(source: ParsedNode) {
    const { range, tag } = source;
    const end = this.#endOf(source);
    return { positions: this.#positions, start: range[0], end, ...(tag === undefined ? {} : { tag }) };
  }

  /** A block collection ends where its last item does, not in front of what follows it. */
  #endOf(source: ParsedNode): number {
    if (isMap(source) && !source.flow) {
      const last = source.items.at(-1);
      return last ? this.#endOf(last.value ?? last.key) : source.range[1];
    }
    if (isSeq(source) && !source.flow) {
      const last = source.items.at(-1);
      return last ? this.#endOf(last as ParsedNode) : source.range[1];
    }
    const [start, end] = source.range;
    const isBlock = isScalar(source) && (source.type === 'BLOCK_LITERAL' || source.type === 'BLOCK_FOLDED');
    return isBlock ? start + this.#text.slice(start, end).trimEnd().length : end;
  }

  #sizeOf(node: YamlNode): number {
    return this.#sizes.get(node) ?? 1;
  }

  #total(nodes: readonly YamlNode[]): number {
    return nodes.reduce((sum, node) => sum + this.#sizeOf(node), 1);
  }

  #refuse(message: string, start: number, end: number): YamlScalar {
    if (this.#problems.length < mostErrors) {
      this.#problems.push({
        severity: 'error',
        message: `not valid YAML: ${message}`,
        location: this.#positions.span(start, end),
      });
    }
    return this.nothingAt(start);
  }
}

const styles = new Map<string, ScalarStyle>([
  ['PLAIN', 'plain'],
  ['QUOTE_SINGLE', 'single-quoted'],
  ['QUOTE_DOUBLE', 'double-quoted'],
  ['BLOCK_LITERAL', 'block'],
  ['BLOCK_FOLDED', 'block'],
]);

function isPlain(source: ParsedNode): boolean {
  return isScalar(source) && source.type === 'PLAIN';
}

/** The items of a sequence; none of anything else. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}
