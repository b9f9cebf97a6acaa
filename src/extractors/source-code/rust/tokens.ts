import type { SyntaxNode } from '../../../parsing/source-code.ts';
import type { Expression } from '../program.ts';
import { type SyntaxReader, unknown } from '../syntax-reader.ts';
import { readCallOf } from './calls.ts';
import { addressConstant } from './literals.ts';
import { readMacroOf } from './macros.ts';
import { memberOf, readHead } from './paths.ts';

/** An argument of a macro: `port`, `name = port`. */
export interface MacroArgument {
  readonly name: string | undefined;
  readonly value: Expression;
}

/**
 * Reads the expressions of a macro's or an attribute's tokens. The grammar leaves them as they are: a flat list of names,
 * literals and groups; punctuation is the text between them. Paths, members, calls and macros are understood.
 */
export class TokenReader {
  readonly #reader: SyntaxReader;
  readonly #group: SyntaxNode;
  readonly #tokens: readonly SyntaxNode[];
  #next = 0;

  constructor(reader: SyntaxReader, group: SyntaxNode) {
    this.#reader = reader;
    this.#group = group;
    this.#tokens = group.children.filter(({ type }) => !/_comment$/.test(type));
  }

  /** All of them, separated by commas. */
  arguments(): readonly MacroArgument[] {
    const found: MacroArgument[] = [];
    while (this.#next < this.#tokens.length) {
      found.push(this.#argument());
      while (this.#next < this.#tokens.length && !/[,;]/.test(this.#gap())) this.#next += 1;
    }
    return found;
  }

  /** The expression that starts at a token; whatever follows it there isn't understood. */
  expressionAt(token: SyntaxNode): Expression {
    this.#next = Math.max(0, this.#tokens.indexOf(token));
    return this.#expression();
  }

  #argument(): MacroArgument {
    if (this.#gap().includes('|')) return { name: undefined, value: this.#closure() };
    const [name] = this.#tokens.slice(this.#next);
    const second = this.#tokens[this.#next + 1];
    if (name?.type === 'identifier' && second && /^\s*=\s*[&*]*\s*$/.test(this.#text(name.end, second.start))) {
      this.#next += 1;
      return { name: this.#reader.builder.textOf(name), value: this.#expression() };
    }
    return { name: undefined, value: this.#expression() };
  }

  /** `|error| value`: what it is given has no name there. */
  #closure(): Expression {
    const first = this.#tokens[this.#next];
    const barsHere = () => this.#gap().split('|').length - 1;
    for (let bars = barsHere(); bars < 2 && this.#next < this.#tokens.length; bars += barsHere()) this.#next += 1;
    const { builder } = this.#reader;
    const { start, end } = first ?? this.#group;
    const read = builder.function({
      name: undefined,
      span: { start, end },
      parameters: () => [],
      body: () => this.#expression(),
    });
    return { kind: 'function', function: read, start, end };
  }

  /** A first token with everything that is attached to it. */
  #expression(): Expression {
    const first = this.#take();
    if (!first) return unknown(this.#group);
    let value = this.#primary(first);
    for (;;) {
      const token = this.#tokens[this.#next];
      const gap = this.#gap().replace(/\.\s*await|[?\s]/g, '');
      if (!token || /[,;]/.test(gap)) return /^[^,;.]*[-+*/|=]/.test(gap) ? unknown(first) : value;
      const more = this.#attached(first, value, token, gap);
      if (!more) return unknown(first);
      value = more;
    }
  }

  #attached(first: SyntaxNode, value: Expression, token: SyntaxNode, gap: string): Expression | undefined {
    const { start } = first;
    const span = { type: 'call', start, end: token.end, field: undefined, children: [] };
    this.#next += 1;
    if (gap === '::' || gap === '.') {
      const path = { ...span, type: 'path' };
      return addressConstant(this.#reader, path) ?? memberOf(this.#reader, path, value, token);
    }
    // `parse::<u16>()`, `port as u16`.
    if (gap === '::<' || gap === 'as' || gap === '>::') return this.#skipType(gap) ? value : undefined;
    if (token.type !== 'token_tree') return undefined;
    if (gap === '!') return readMacroOf(this.#reader, this.#reader.builder.textOf({ start, end: token.start }), token);
    if (gap !== '' && gap !== '>') return undefined;
    const args = new TokenReader(this.#reader, token).arguments().map((argument) => argument.value);
    return readCallOf(this.#reader, span, value, args);
  }

  #skipType(gap: string): boolean {
    if (gap !== '::<') return true;
    while (this.#next < this.#tokens.length && !this.#gap().includes('>')) this.#next += 1;
    return true;
  }

  #primary(token: SyntaxNode): Expression {
    const next = this.#tokens[this.#next];
    if (next && this.#gap().trim() === '::' && next.type === 'identifier') return readHead(this.#reader, token);
    if (token.type !== 'token_tree') return this.#reader.expression(token);
    const items = new TokenReader(this.#reader, token).arguments();
    const [only] = items;
    return only && items.length === 1 ? only.value : unknown(token);
  }

  #take(): SyntaxNode | undefined {
    const token = this.#tokens[this.#next];
    this.#next += 1;
    return token;
  }

  /** What stands between the token before and the next one. */
  #gap(): string {
    const before = this.#tokens[this.#next - 1]?.end ?? this.#group.start + 1;
    return this.#text(before, this.#tokens[this.#next]?.start ?? this.#group.end - 1);
  }

  #text(start: number, end: number): string {
    return this.#reader.builder.textOf({ start, end });
  }
}
