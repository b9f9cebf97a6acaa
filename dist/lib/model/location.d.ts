/** A place in a text: 1-based line, 1-based column in UTF-16 code units. */
export interface Position {
    readonly line: number;
    readonly column: number;
}
/** A stretch of one file. `end` is exclusive; `file` is relative to the scanned root, with `/`. */
export interface Location {
    readonly file: string;
    readonly start: Position;
    readonly end: Position;
}
/** Orders places by file, then line, then column: the order in which everything is reported. */
export declare function compareLocations(a: Location, b: Location): number;
/** Code unit order: the same on every machine, which `localeCompare` is not. */
export declare function compareText(a: string, b: string): number;
/** A text key for a place, for maps and sets. */
export declare function locationKey({ file, start, end }: Location): string;
