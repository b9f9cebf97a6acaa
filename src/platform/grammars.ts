import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type * as TreeSitter from 'web-tree-sitter';
import { type Grammars, grammarsOver, type LanguageId, languages, noGrammars } from '../parsing/source-code.ts';

/**
 * Bytes of a grammar's code that run before V8 compiles it again, to run faster: as many as only a large repository comes
 * to. A grammar's lexer is one function, for which that takes up to seconds (Swift's), and the process ends after it.
 */
const tieringBudget = 1_000_000_000;

const loader = 'web-tree-sitter.js';
/** Seen from dist/index.js; from dist/cli/index.js and dist/lib/index.js. */
const bundledDirectories = ['wasm', '../wasm'];

/**
 * Loads the WebAssembly grammars of the languages asked for, and nothing when there are none. They lie beside the bundle
 * (scripts/grammars.mjs copies them), or, when the sources themselves are run, in the npm packages.
 */
export async function loadGrammars(asked: Iterable<LanguageId>): Promise<Grammars> {
  const wanted = [...new Set(asked)];
  if (wanted.length === 0) return noGrammars;
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`);
  const locate = fileLocator();
  // The bundler would break the loader: it is imported at run time, from the file that was copied.
  const url = pathToFileURL(locate('web-tree-sitter', loader)).href;
  const { Parser, Language }: typeof TreeSitter = await import(/* webpackIgnore: true */ /* @vite-ignore */ url);
  await Parser.init();
  const loaded = await Promise.all(
    wanted.map(async (id) => {
      const { grammar } = languages[id];
      return [id, await Language.load(locate(grammar.package, grammar.file))] as const;
    }),
  );
  return grammarsOver(new Parser(), new Map(loaded));
}

function fileLocator(): (packageName: string, file: string) => string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = bundledDirectories.map((path) => join(here, path)).find((path) => existsSync(join(path, loader)));
  if (bundled !== undefined) return (_, file) => join(bundled, file);
  const require = createRequire(import.meta.url);
  return (packageName, file) =>
    packageName === 'web-tree-sitter'
      ? require.resolve(packageName).replace(/\.cjs$/, '.js')
      : require.resolve(`${packageName}/${file}`);
}
