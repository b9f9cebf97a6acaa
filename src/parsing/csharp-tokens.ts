/** A token of C# source. Comments, white space and preprocessor lines are none. */
export interface CSharpToken {
  readonly kind: 'word' | 'string' | 'number' | 'mark';
  /** As written; of a string without its quotes, escapes as they are. */
  readonly text: string;
  /** Offsets in the source; of a string with its quotes. */
  readonly start: number;
  readonly end: number;
  /** Whether it runs only under a condition: in an `if`, a loop, a branch, or between `#if` and `#endif`. */
  readonly conditional: boolean;
}

/** One group a kind; a group that is no kind of token is left out. */
const lexeme =
  /(?<space>\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<directive>#[^\n]*)|(?<raw>\$*(?<quotes>"{3,})[\s\S]*?(?:\k<quotes>|$)|(?:\$@|@\$|@)"(?:[^"]|"")*(?:"|$))|(?<string>\$?"(?:[^"\\\n]|\\.)*(?:"|(?=\n)|$))|(?<char>'(?:[^'\\\n]|\\.)+')|(?<number>\d\w*(?:\.\d\w*)?)|(?<word>@?[\p{L}_][\p{L}\p{N}_]*)|(?<mark>[\s\S])/gu;

const conditionWords = new Set(['if', 'else', 'switch', 'case', 'for', 'foreach', 'while', 'catch']);

/** Splits a source file into tokens; never throws, whatever the text is. */
export function csharpTokens(source: string): readonly CSharpToken[] {
  const tokens: CSharpToken[] = [];
  const conditions = new Conditions();
  for (const match of source.matchAll(lexeme)) {
    const [text] = match;
    const kind = kindOf(match.groups ?? {});
    if (kind === 'directive') conditions.directive(text);
    else if (kind !== undefined) {
      const [start, end] = [match.index, match.index + text.length];
      tokens.push({ kind, text: contentOf(kind, text), start, end, conditional: conditions.hold });
      if (kind === 'word' || kind === 'mark') conditions.token(text);
    }
  }
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): CSharpToken['kind'] | 'directive' | undefined {
  if (groups['raw'] !== undefined) return 'string';
  return (['directive', 'string', 'number', 'word', 'mark'] as const).find((kind) => groups[kind] !== undefined);
}

function contentOf(kind: CSharpToken['kind'], text: string): string {
  if (kind === 'word') return text.replace(/^@/, '');
  return kind === 'string' ? text.replace(quotes, '$<content>') : text;
}

/** Of a raw string the quotes stay: what stands there is rarely a name. */
const quotes = /^[$@]*"(?!"")(?<content>[\s\S]*?)"?$/;

/** Follows blocks and statements, as far as one sees from tokens whether they run in any case. */
class Conditions {
  readonly #blocks: boolean[] = [];
  #statement = false;
  #directives = 0;

  get hold(): boolean {
    return this.#statement || this.#directives > 0 || (this.#blocks.at(-1) ?? false);
  }

  directive(text: string): void {
    if (/^#\s*if\b/.test(text)) this.#directives++;
    else if (/^#\s*endif\b/.test(text)) this.#directives = Math.max(0, this.#directives - 1);
  }

  token(text: string): void {
    if (conditionWords.has(text)) this.#statement = true;
    else if (text === '{') {
      this.#blocks.push(this.hold);
      this.#statement = false;
    } else if (text === '}') {
      this.#blocks.pop();
      this.#statement = false;
    } else if (text === ';') this.#statement = false;
  }
}
