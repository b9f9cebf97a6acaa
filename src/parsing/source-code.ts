import type { Language as Grammar, Parser, Tree, TreeCursor } from 'web-tree-sitter';
import { oncePer } from '../model/once.ts';
import { baseName } from '../model/repository-path.ts';

/**
 * The languages whose programs are read. A new one is one entry here, one reader (extractors/source-code), and its
 * signatures (signatures/listen-calls).
 */
export interface Language {
  readonly extensions: readonly string[];
  /** Interpreters that a `#!` line of a file without extension names. */
  readonly interpreters: readonly string[];
  /** npm package and file of the tree-sitter grammar. */
  readonly grammar: { readonly package: string; readonly file: string };
}

const known = {
  javascript: {
    extensions: ['js', 'mjs', 'cjs', 'jsx'],
    interpreters: ['node', 'nodejs', 'bun'],
    grammar: { package: 'tree-sitter-javascript', file: 'tree-sitter-javascript.wasm' },
  },
  typescript: {
    extensions: ['ts', 'mts', 'cts'],
    interpreters: ['ts-node', 'tsx', 'deno'],
    grammar: { package: 'tree-sitter-typescript', file: 'tree-sitter-typescript.wasm' },
  },
  tsx: {
    extensions: ['tsx'],
    interpreters: [],
    grammar: { package: 'tree-sitter-typescript', file: 'tree-sitter-tsx.wasm' },
  },
  go: {
    extensions: ['go'],
    interpreters: [],
    grammar: { package: 'tree-sitter-go', file: 'tree-sitter-go.wasm' },
  },
  python: {
    extensions: ['py', 'pyw'],
    interpreters: ['python', 'python2', 'python3', 'pypy3', 'uv'],
    grammar: { package: 'tree-sitter-python', file: 'tree-sitter-python.wasm' },
  },
  ruby: {
    extensions: ['rb', 'ru'],
    interpreters: ['ruby'],
    grammar: { package: 'tree-sitter-ruby', file: 'tree-sitter-ruby.wasm' },
  },
  rust: {
    extensions: ['rs'],
    interpreters: [],
    grammar: { package: 'tree-sitter-rust', file: 'tree-sitter-rust.wasm' },
  },
  php: {
    extensions: ['php'],
    interpreters: ['php'],
    grammar: { package: 'tree-sitter-php', file: 'tree-sitter-php.wasm' },
  },
  java: {
    extensions: ['java'],
    interpreters: [],
    grammar: { package: 'tree-sitter-java', file: 'tree-sitter-java.wasm' },
  },
  scala: {
    extensions: ['scala', 'sc'],
    interpreters: ['scala', 'scala-cli'],
    grammar: { package: 'tree-sitter-scala', file: 'tree-sitter-scala.wasm' },
  },
  csharp: {
    extensions: ['cs', 'csx'],
    interpreters: [],
    grammar: { package: 'tree-sitter-c-sharp', file: 'tree-sitter-c_sharp.wasm' },
  },
  kotlin: {
    extensions: ['kt', 'kts'],
    interpreters: ['kotlin'],
    grammar: { package: '@tree-sitter-grammars/tree-sitter-kotlin', file: 'tree-sitter-kotlin.wasm' },
  },
  c: {
    extensions: ['c'],
    interpreters: [],
    grammar: { package: 'tree-sitter-c', file: 'tree-sitter-c.wasm' },
  },
  cpp: {
    // A header may be of either language.
    extensions: ['cc', 'cpp', 'cxx', 'c++', 'h', 'hh', 'hpp', 'hxx', 'h++', 'ipp', 'inl'],
    interpreters: [],
    grammar: { package: 'tree-sitter-cpp', file: 'tree-sitter-cpp.wasm' },
  },
  swift: {
    extensions: ['swift'],
    interpreters: ['swift'],
    grammar: { package: '@cursorless/tree-sitter-wasms/out', file: 'tree-sitter-swift.wasm' },
  },
  dart: {
    extensions: ['dart'],
    interpreters: ['dart'],
    grammar: { package: '@cursorless/tree-sitter-wasms/out', file: 'tree-sitter-dart.wasm' },
  },
  elixir: {
    extensions: ['ex', 'exs'],
    interpreters: ['elixir'],
    grammar: { package: 'tree-sitter-elixir', file: 'tree-sitter-elixir.wasm' },
  },
  perl: {
    extensions: ['pl', 'pm', 'psgi', 'perl'],
    interpreters: ['perl'],
    grammar: { package: '@cursorless/tree-sitter-wasms/out', file: 'tree-sitter-perl.wasm' },
  },
  lua: {
    extensions: ['lua'],
    interpreters: ['lua', 'luajit', 'luvit', 'resty', 'tarantool'],
    grammar: { package: '@tree-sitter-grammars/tree-sitter-lua', file: 'tree-sitter-lua.wasm' },
  },
} satisfies Readonly<Record<string, Language>>;

export type LanguageId = keyof typeof known;

export const languages: Readonly<Record<LanguageId, Language>> = known;

const languageIds = Object.keys(languages) as LanguageId[];
const byExtension = new Map(languageIds.flatMap((id) => languages[id].extensions.map((extension) => [extension, id])));
const byInterpreter = new Map(languageIds.flatMap((id) => languages[id].interpreters.map((name) => [name, id])));
const interpreterLine = /^#!\s*\S*?(?:\/env\s+(?:-\S+\s+)*)?(?<name>[\w-]+)(?:\s|$)/;

/** By the path's extension. A path without one may still be a script: see `languageOf`. */
export function languageOfPath(path: string): LanguageId | undefined {
  return byExtension.get(extensionOf(path));
}

export function hasExtension(path: string): boolean {
  return extensionOf(path) !== '';
}

/** By the extension, or by the `#!` line of a file that has none. */
export function languageOf({ path, text }: { readonly path: string; readonly text: string }): LanguageId | undefined {
  if (hasExtension(path)) return languageOfPath(path);
  return byInterpreter.get(interpreterLine.exec(text.slice(0, 200))?.groups?.['name'] ?? '');
}

function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** A node of a syntax tree, copied out of tree-sitter: nothing of it has to be freed. Offsets count UTF-16 units. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Name of the parent's field that holds it. */
  readonly field: string | undefined;
  /** Named nodes, and the unnamed ones that fill a field (operators). */
  readonly children: readonly SyntaxNode[];
}

/** The loaded grammars, as the core receives them (platform/grammars.ts loads them). */
export interface Grammars {
  has(language: LanguageId): boolean;
  /**
   * The syntax tree of a text. What can't be parsed stands in `ERROR` nodes, and the rest is whole. Undefined when the
   * grammar isn't loaded, the text is longer than `longestSource`, or parsing it takes far too long.
   */
  parse(language: LanguageId, text: string): SyntaxNode | undefined;
}

/** Longer files are generated or bundled ones. */
export const longestSource = 1_000_000;
/** What is nested deeper is cut off. No program written by hand comes near. */
const deepestNode = 500;

export const noGrammars: Grammars = { has: () => false, parse: () => undefined };

/** @internal Over an initialized parser; marked so because its types must not get into the published ones. */
export function grammarsOver(parser: Parser, loaded: ReadonlyMap<LanguageId, Grammar>): Grammars {
  return {
    has: (language) => loaded.has(language),
    parse(language, text) {
      const grammar = loaded.get(language);
      if (!grammar || text.length > longestSource) return undefined;
      parser.setLanguage(grammar);
      const tree = parseBounded(parser, text);
      return tree ? copyTree(tree, grammar) : undefined;
    },
  };
}

/**
 * Null when the parser goes back and forth in the text far more often than it does in any program (fewer than two reads
 * for each 5,000 characters): where a grammar fails, its attempts to go on may take minutes.
 */
function parseBounded(parser: Parser, text: string): Tree | null {
  const most = 1_000 + text.length / 50;
  let reads = 0;
  const read = (index: number) => {
    reads += 1;
    return text.slice(index);
  };
  const tree = parser.parse(read, undefined, { progressCallback: () => reads > most });
  // Else the next text would go on where this one was left.
  if (!tree) parser.reset();
  return tree;
}

/** Copies the tree and frees the original, whatever happens. */
function copyTree(tree: Tree, grammar: Grammar): SyntaxNode {
  const cursor = tree.walk();
  try {
    return copyNode(cursor, grammar, cursor.nodeTypeId, undefined, 0);
  } finally {
    cursor.delete();
    tree.delete();
  }
}

/** Which types of nodes have names, by their ids: every question to the parser about one node costs more than all these. */
const namedTypesOf = oncePer((grammar: Grammar): readonly boolean[] =>
  grammar.types.map((_, id) => grammar.nodeTypeIsNamed(id)),
);

function copyNode(
  cursor: TreeCursor,
  grammar: Grammar,
  typeId: number,
  field: string | undefined,
  depth: number,
): SyntaxNode {
  const children: SyntaxNode[] = [];
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  // A node that the parser added to go on has no text.
  const isMissing = start === end && cursor.nodeIsMissing;
  const type = isMissing ? 'ERROR' : (grammar.types[typeId] ?? cursor.nodeType);
  if (depth < deepestNode && cursor.gotoFirstChild()) {
    const named = namedTypesOf(grammar);
    do {
      const fieldId = cursor.currentFieldId;
      const childType = cursor.nodeTypeId;
      if (fieldId !== 0 || (named[childType] ?? cursor.nodeIsNamed)) {
        children.push(copyNode(cursor, grammar, childType, grammar.fields[fieldId] ?? undefined, depth + 1));
      }
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return { type, start, end, field, children };
}

/** The child in a field. */
export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** The first stretch of the text that could not be parsed. */
export function firstError(node: SyntaxNode): { readonly start: number; readonly end: number } | undefined {
  if (node.type === 'ERROR') return { start: node.start, end: node.end };
  for (const child of node.children) {
    const error = firstError(child);
    if (error) return error;
  }
  return undefined;
}
