import { type Grammars, type LanguageId } from '../parsing/source-code.js';
/**
 * Loads the WebAssembly grammars of the languages asked for, and nothing when there are none. They lie beside the bundle
 * (scripts/grammars.mjs copies them), or, when the sources themselves are run, in the npm packages.
 */
export declare function loadGrammars(asked: Iterable<LanguageId>): Promise<Grammars>;
