// The files that src/platform/grammars.ts loads at run time, which a bundler must not touch: it would re-encode the
// WebAssembly as text and break the loader.
import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Paths inside node_modules. */
export const grammarFiles = [
  'web-tree-sitter/web-tree-sitter.js',
  'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-javascript/tree-sitter-javascript.wasm',
  'tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tree-sitter-typescript/tree-sitter-tsx.wasm',
  'tree-sitter-go/tree-sitter-go.wasm',
  'tree-sitter-python/tree-sitter-python.wasm',
  'tree-sitter-ruby/tree-sitter-ruby.wasm',
  'tree-sitter-rust/tree-sitter-rust.wasm',
  'tree-sitter-java/tree-sitter-java.wasm',
  '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm',
  'tree-sitter-scala/tree-sitter-scala.wasm',
  'tree-sitter-php/tree-sitter-php.wasm',
  'tree-sitter-c-sharp/tree-sitter-c_sharp.wasm',
  'tree-sitter-elixir/tree-sitter-elixir.wasm',
  'tree-sitter-c/tree-sitter-c.wasm',
  'tree-sitter-cpp/tree-sitter-cpp.wasm',
  '@tree-sitter-grammars/tree-sitter-lua/tree-sitter-lua.wasm',
  '@cursorless/tree-sitter-wasms/out/tree-sitter-swift.wasm',
  '@cursorless/tree-sitter-wasms/out/tree-sitter-dart.wasm',
  '@cursorless/tree-sitter-wasms/out/tree-sitter-perl.wasm',
];

/** Copies them side by side into `directory` (`dist/wasm`) and returns their names there. */
export function copyGrammars(directory, nodeModules = fileURLToPath(new URL('../node_modules', import.meta.url))) {
  mkdirSync(directory, { recursive: true });
  return grammarFiles.map((file) => {
    const name = basename(file);
    copyFileSync(join(nodeModules, file), join(directory, name));
    return name;
  });
}
