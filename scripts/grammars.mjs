// The files that src/platform/grammars.ts loads at run time, which a bundler must not touch: it would re-encode the
// WebAssembly as text and break the loader.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
];

/** Copies them side by side into `directory` (`dist/wasm`) and returns their names there. */
export function copyGrammars(directory, nodeModules = fileURLToPath(new URL('../node_modules', import.meta.url))) {
  mkdirSync(directory, { recursive: true });
  return grammarFiles.map((file) => {
    const name = file.slice(file.indexOf('/') + 1);
    copyFileSync(join(nodeModules, file), join(directory, name));
    return name;
  });
}
