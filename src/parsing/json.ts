import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Location } from '../model/location.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceFile } from '../model/repository.ts';
import { Positions } from './positions.ts';
import type { EmbeddedText } from './traced-text.ts';

/** A JSON value with its place. A string knows where each of its characters stands, through escapes. */
export type JsonValue =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonMember>; readonly location: Location }
  | { readonly kind: 'array'; readonly items: readonly JsonValue[]; readonly location: Location }
  | { readonly kind: 'string'; readonly text: EmbeddedText; readonly location: Location }
  | { readonly kind: 'number'; readonly value: number; readonly location: Location }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly location: Location }
  | { readonly kind: 'null'; readonly location: Location };

export interface JsonMember {
  readonly key: EmbeddedText;
  readonly value: JsonValue;
}

export interface JsonDocument {
  /** Absent when the text holds no value at all. */
  readonly root?: JsonValue;
  readonly problems: readonly Problem[];
}

export interface JsonDialect {
  /** Comments and trailing commas are fine: tsconfig, turbo.json, devcontainer.json. */
  readonly comments: boolean;
}

/** Deeper values are left out: no configuration needs them, and a hostile file must not exhaust the stack. */
const deepest = 200;

export function parseJson(file: SourceFile, { comments }: JsonDialect): JsonDocument {
  const positions = new Positions(file);
  const errors: ParseError[] = [];
  const options = { disallowComments: !comments, allowTrailingComma: comments, allowEmptyContent: true };
  const tree = isNestedTooDeeply(file.text) ? undefined : parseTree(withoutMark(file.text), errors, options);
  if (!tree && errors.length === 0 && file.text.trim() !== '') {
    return { problems: [tooDeep(positions)] };
  }
  const problems = errors.slice(0, 1).map(
    ({ error, offset, length }): Problem => ({
      severity: 'error',
      message: `not valid JSON: ${inWords(printParseErrorCode(error))}`,
      location: positions.span(offset, offset + length),
    }),
  );
  return { ...(tree ? { root: toValue(tree, file.text, positions) } : {}), problems };
}

/** A byte order mark is no part of JSON, though editors on Windows write one. Offsets stay as they are. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

function isNestedTooDeeply(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > deepest) return true;
  }
  return false;
}

function tooDeep(positions: Positions): Problem {
  return { severity: 'warning', message: 'nested too deeply to be read', location: positions.span(0, 1) };
}

/** `PropertyNameExpected` → `property name expected`. */
function inWords(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital}`).toLowerCase();
}

function toValue(node: Node, text: string, positions: Positions): JsonValue {
  const location = positions.span(node.offset, node.offset + node.length);
  switch (node.type) {
    case 'object':
      return { kind: 'object', members: toMembers(node, text, positions), location };
    case 'array':
      return { kind: 'array', items: (node.children ?? []).map((child) => toValue(child, text, positions)), location };
    case 'string':
      return { kind: 'string', text: toText(node, text, positions), location };
    case 'number':
      return { kind: 'number', value: node.value as number, location };
    case 'boolean':
      return { kind: 'boolean', value: node.value as boolean, location };
    default:
      return { kind: 'null', location };
  }
}

function toMembers(node: Node, text: string, positions: Positions): ReadonlyMap<string, JsonMember> {
  const members = new Map<string, JsonMember>();
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (!key || !value) continue;
    members.set(String(key.value), { key: toText(key, text, positions), value: toValue(value, text, positions) });
  }
  return members;
}

function toText(node: Node, source: string, positions: Positions): EmbeddedText {
  const text = String(node.value);
  let offsets: readonly number[] | undefined;
  return {
    text,
    locate(start, end) {
      offsets ??= offsetsOf(source, node.offset + 1, text.length);
      return positions.span(offsets[start] ?? node.offset, offsets[end] ?? node.offset + node.length);
    },
  };
}

/** For every index of a string's value, and the one after it, the offset in the source of what it was written as. */
function offsetsOf(source: string, first: number, length: number): readonly number[] {
  const offsets = [first];
  for (let offset = first; offsets.length <= length; offsets.push(offset)) {
    if (source[offset] !== '\\') offset += 1;
    else offset += source[offset + 1] === 'u' ? 6 : 2;
  }
  return offsets;
}

// ---- reading values ------------------------------------------------------------------------------------------------

export function member(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  let at = value;
  for (const name of path) at = at?.kind === 'object' ? at.members.get(name)?.value : undefined;
  return at;
}

export function membersOf(value: JsonValue | undefined): ReadonlyMap<string, JsonMember> {
  return value?.kind === 'object' ? value.members : new Map();
}

export function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return value?.kind === 'array' ? value.items : [];
}

export function textOf(value: JsonValue | undefined): EmbeddedText | undefined {
  return value?.kind === 'string' ? value.text : undefined;
}

/** The texts of an array of strings; other items are left out. */
export function textsOf(value: JsonValue | undefined): readonly EmbeddedText[] {
  return itemsOf(value).flatMap((item) => textOf(item) ?? []);
}
