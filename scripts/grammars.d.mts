/** Paths inside node_modules of the files that are loaded at run time. */
export const grammarFiles: readonly string[];
/** Copies them side by side into `directory` and returns their names there. */
export function copyGrammars(directory: string, nodeModules?: string): string[];
