/**
 * The languages whose programs are read. A new one is one entry here, one reader (extractors/source-code), and its
 * signatures (signatures/listen-calls).
 */
export interface Language {
    readonly extensions: readonly string[];
    /** Interpreters that a `#!` line of a file without extension names. */
    readonly interpreters: readonly string[];
    /** npm package and file of the tree-sitter grammar. */
    readonly grammar: {
        readonly package: string;
        readonly file: string;
    };
}
declare const known: {
    javascript: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    typescript: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    tsx: {
        extensions: string[];
        interpreters: never[];
        grammar: {
            package: string;
            file: string;
        };
    };
    go: {
        extensions: string[];
        interpreters: never[];
        grammar: {
            package: string;
            file: string;
        };
    };
    python: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    ruby: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    rust: {
        extensions: string[];
        interpreters: never[];
        grammar: {
            package: string;
            file: string;
        };
    };
    php: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    java: {
        extensions: string[];
        interpreters: never[];
        grammar: {
            package: string;
            file: string;
        };
    };
    scala: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    csharp: {
        extensions: string[];
        interpreters: never[];
        grammar: {
            package: string;
            file: string;
        };
    };
    kotlin: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    c: {
        extensions: string[];
        interpreters: never[];
        grammar: {
            package: string;
            file: string;
        };
    };
    cpp: {
        extensions: string[];
        interpreters: never[];
        grammar: {
            package: string;
            file: string;
        };
    };
    swift: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    dart: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    elixir: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    perl: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
    lua: {
        extensions: string[];
        interpreters: string[];
        grammar: {
            package: string;
            file: string;
        };
    };
};
export type LanguageId = keyof typeof known;
export declare const languages: Readonly<Record<LanguageId, Language>>;
/** By the path's extension. A path without one may still be a script: see `languageOf`. */
export declare function languageOfPath(path: string): LanguageId | undefined;
export declare function hasExtension(path: string): boolean;
/** By the extension, or by the `#!` line of a file that has none. */
export declare function languageOf({ path, text }: {
    readonly path: string;
    readonly text: string;
}): LanguageId | undefined;
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
export declare const longestSource = 1000000;
export declare const noGrammars: Grammars;
/** The child in a field. */
export declare function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined;
/** The first stretch of the text that could not be parsed. */
export declare function firstError(node: SyntaxNode): {
    readonly start: number;
    readonly end: number;
} | undefined;
export {};
