import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import type { JsonMember, JsonValue } from './json.ts';
import { Positions } from './positions.ts';
import { childOf, type Grammars, type SyntaxNode } from './source-code.ts';
import { type EmbeddedText, textAt } from './traced-text.ts';

/** A call in a file that is a program but reads like a configuration: a Tiltfile, a Vagrantfile, a Rakefile. */
export interface LiteralCall {
  /** The last name of what is called: `network` of `config.vm.network`. */
  readonly name: string;
  /** Arguments that are literals, or names of the file that stand for one; others are `null`. */
  readonly arguments: readonly JsonValue[];
  readonly named: ReadonlyMap<string, JsonValue>;
  /** In a branch, a loop or a function: it may not run, or run several times. */
  readonly conditional: boolean;
  readonly location: Location;
}

/** Every call of the file, in order. None when the grammar isn't loaded. */
export function literalCalls(
  file: SourceFile,
  language: 'python' | 'ruby',
  grammars: Grammars,
): readonly LiteralCall[] {
  const root = grammars.parse(language, file.text);
  return root ? new CallReader(file).read(root) : [];
}

const conditionals = new Set([
  'if_statement',
  'for_statement',
  'while_statement',
  'function_definition',
  'conditional_expression',
  'if',
  'unless',
  'if_modifier',
  'unless_modifier',
  'case',
  'method',
  'while',
  'for',
]);

class CallReader {
  readonly #text: string;
  readonly #positions: Positions;
  readonly #constants = new Map<string, SyntaxNode>();
  readonly #calls: LiteralCall[] = [];

  constructor(file: SourceFile) {
    this.#text = file.text;
    this.#positions = new Positions(file);
  }

  read(root: SyntaxNode): readonly LiteralCall[] {
    this.#walk(root, false);
    return this.#calls;
  }

  #walk(node: SyntaxNode, conditional: boolean): void {
    if (node.type === 'assignment') this.#assign(node);
    if (node.type === 'call') this.#call(node, conditional);
    const inside = conditional || conditionals.has(node.type);
    for (const child of node.children) this.#walk(child, inside);
  }

  /** A name that is assigned twice stands for nothing. */
  #assign(node: SyntaxNode): void {
    const name = childOf(node, 'left');
    const value = childOf(node, 'right');
    if (name?.type !== 'identifier' && name?.type !== 'constant') return;
    const text = this.#slice(name);
    if (value && !this.#constants.has(text)) this.#constants.set(text, value);
    else this.#constants.set(text, name);
  }

  #call(node: SyntaxNode, conditional: boolean): void {
    const called = childOf(node, 'function') ?? childOf(node, 'method');
    const name = called && childOf(called, 'attribute') ? childOf(called, 'attribute') : called;
    if (!name) return;
    const given: JsonValue[] = [];
    const named = new Map<string, JsonValue>();
    for (const argument of childOf(node, 'arguments')?.children ?? []) {
      if (argument.type === 'comment') continue;
      const key = childOf(argument, 'name') ?? childOf(argument, 'key');
      const value = childOf(argument, 'value');
      const isNamed = argument.type === 'keyword_argument' || argument.type === 'pair';
      if (isNamed && key && value) named.set(this.#keyOf(key), this.#value(value));
      else given.push(this.#value(argument));
    }
    const location = this.#span(name);
    this.#calls.push({ name: this.#slice(name), arguments: given, named, conditional, location });
  }

  #value(node: SyntaxNode): JsonValue {
    const location = this.#span(node);
    switch (node.type) {
      case 'integer':
      case 'float':
        return { kind: 'number', value: Number(this.#slice(node).replaceAll('_', '')), location };
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true', location };
      case 'string': {
        const text = this.#stringText(node);
        return text ? { kind: 'string', text, location } : { kind: 'null', location };
      }
      case 'simple_symbol':
        return { kind: 'string', text: textAt(this.#slice(node).slice(1), location), location };
      case 'list':
      case 'array':
      case 'tuple':
        return { kind: 'array', items: node.children.map((child) => this.#value(child)), location };
      case 'dictionary':
      case 'hash':
        return { kind: 'object', members: this.#members(node), location };
      case 'identifier':
      case 'constant':
        return this.#constant(node) ?? { kind: 'null', location };
      default:
        return { kind: 'null', location };
    }
  }

  #constant(node: SyntaxNode): JsonValue | undefined {
    const value = this.#constants.get(this.#slice(node));
    return value && !['identifier', 'constant'].includes(value.type) ? this.#value(value) : undefined;
  }

  #members(node: SyntaxNode): ReadonlyMap<string, JsonMember> {
    const members = new Map<string, JsonMember>();
    for (const pair of node.children) {
      const key = childOf(pair, 'key');
      const value = childOf(pair, 'value');
      if (!key || !value) continue;
      const name = this.#keyOf(key);
      members.set(name, { key: textAt(name, this.#span(key)), value: this.#value(value) });
    }
    return members;
  }

  /** A plain string; one with interpolation or escapes has no text that could be trusted. */
  #stringText(node: SyntaxNode): EmbeddedText | undefined {
    const contents = node.children.filter(({ type }) => type !== 'string_start' && type !== 'string_end');
    const [content, ...rest] = contents;
    if (!content) return textAt('', this.#span(node));
    if (rest.length > 0 || content.type !== 'string_content' || content.children.length > 0) return undefined;
    const { start } = content;
    return { text: this.#slice(content), locate: (from, to) => this.#positions.span(start + from, start + to) };
  }

  #keyOf(key: SyntaxNode): string {
    return key.type === 'string' ? (this.#stringText(key)?.text ?? '') : this.#slice(key).replace(/^:/, '');
  }

  #slice({ start, end }: SyntaxNode): string {
    return this.#text.slice(start, end);
  }

  #span({ start, end }: SyntaxNode): Location {
    return this.#positions.span(start, end);
  }
}
