import type { SourceFile } from '../model/repository.ts';
import { stretchOf, TracedText, wholeText } from './traced-text.ts';

/** `listen 8080 ssl;`, `server { … }`: words, and what stands between the braces. */
export interface Directive {
  readonly words: readonly TracedText[];
  readonly block?: readonly Directive[];
}

/** nginx ends a directive with `;`, Caddy with its line. */
export type DirectiveEnd = 'semicolon' | 'line';

/** Deeper blocks are no configuration. */
const deepest = 100;

const tokens = {
  semicolon:
    /#[^\n]*|[;{}]|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|(?:\\.|\$\{[^}\s]{0,200}\}|[^\s;{}"'#\\]|(?<=[^\s;{}])#)+/g,
  line: /\n|#[^\n]*|"(?:[^"\\]|\\[\s\S])*"|`[^`]*`|[{}](?=\s|$)|\{[^}\s]+\}\S*|(?:\\.|[^\s"`\\])+|["`\\]/g,
} as const;

/** Reads nested directives; a brace or a quote that is never closed ends with the file. Never throws. */
export function parseDirectives(file: SourceFile, end: DirectiveEnd): readonly Directive[] {
  return new DirectiveReader(file, end).read();
}

class DirectiveReader {
  readonly #end: DirectiveEnd;
  readonly #tokens: readonly RegExpExecArray[];
  readonly #whole: ReturnType<typeof wholeText>;
  #at = 0;

  constructor(file: SourceFile, end: DirectiveEnd) {
    this.#end = end;
    this.#whole = wholeText(file);
    this.#tokens = [...file.text.matchAll(tokens[end])].filter(([token]) => !token.startsWith('#'));
  }

  read(): readonly Directive[] {
    const all: Directive[] = [];
    // A stray closing brace ends nothing: what follows it counts.
    while (this.#at < this.#tokens.length) all.push(...this.#block(0));
    return all;
  }

  #block(depth: number): Directive[] {
    const directives: Directive[] = [];
    let words: TracedText[] = [];
    const finish = (block?: readonly Directive[]) => {
      if (words.length > 0 || block) directives.push({ words, ...(block ? { block } : {}) });
      words = [];
    };
    for (let token = this.#next(); token && token[0] !== '}'; token = this.#next()) {
      const [text] = token;
      if (text === '{') finish(depth < deepest ? this.#block(depth + 1) : []);
      else if (text === '\n' || (text === ';' && this.#end === 'semicolon')) finish();
      else words.push(this.#word(text, token.index));
    }
    finish();
    return directives;
  }

  #next(): RegExpExecArray | undefined {
    return this.#tokens[this.#at++];
  }

  #word(text: string, start: number): TracedText {
    const quoted = /^["'`]/.test(text) && text.length > 1 && text.at(-1) === text[0] ? 1 : 0;
    return TracedText.of(stretchOf(this.#whole, start + quoted, start + text.length - quoted));
  }
}

/** The directives of a name, at this level. */
export function directivesNamed(directives: readonly Directive[] | undefined, name: string): readonly Directive[] {
  return (directives ?? []).filter(({ words: [first] }) => first?.text.toLowerCase() === name);
}

/** The words of each line that is no comment; a backslash at its end joins the next one. For Apache and HAProxy. */
export function parseDirectiveLines(file: SourceFile): readonly (readonly TracedText[])[] {
  const whole = wholeText(file);
  const lines: TracedText[][] = [];
  let open = false;
  for (const match of file.text.matchAll(/[^\n]+/g)) {
    if (!open && /^\s*#/.test(match[0])) continue;
    const words = [...match[0].matchAll(/(?:"(?:[^"\\]|\\.)*"|\\[^\s]|[^\s\\"])+|["\\]/g)].flatMap((word) => {
      if (word[0] === '\\') return [];
      const quoted = /^"[^"]*"$/.test(word[0]) ? 1 : 0;
      const start = match.index + word.index;
      return [TracedText.of(stretchOf(whole, start + quoted, start + word[0].length - quoted))];
    });
    const comment = words.findIndex(({ text }) => text.startsWith('#'));
    const kept = comment < 0 ? words : words.slice(0, comment);
    if (open) lines.at(-1)?.push(...kept);
    else if (kept.length > 0) lines.push(kept);
    open = /\\\r?$/.test(match[0]);
  }
  return lines;
}
