import type { Location } from '../../model/location.ts';
import type { SourceFile } from '../../model/repository.ts';
import { itemsOf, type JsonValue, membersOf, parseJson } from '../../parsing/json.ts';
import { type Expression, type Program, type Scope, wholeModule } from './program.ts';

/** A JSON file, as a program that imports it sees it: a module that exports its value. */
export function readJson(file: SourceFile): Program {
  const { root } = parseJson(file, { comments: true });
  const value = root && expressionOf(root, lineStarts(file.text));
  const top: Scope = { parent: undefined, function: undefined, names: new Map() };
  return {
    path: file.path,
    language: 'javascript',
    text: file.text,
    top,
    calls: [],
    assignments: [],
    callbacks: [],
    classes: new Map(),
    exports: new Map(value ? [['default', value] as const, [wholeModule, value] as const] : []),
    passedOn: [],
    wildcards: [],
  };
}

function expressionOf(value: JsonValue, lines: readonly number[]): Expression {
  const span = spanOf(value.location, lines);
  switch (value.kind) {
    case 'number':
      return { kind: 'number', value: value.value, ...span };
    case 'string': {
      const { text } = value.text;
      const isPlain = span.end - span.start === text.length + 2;
      return { kind: 'string', value: text, contents: isPlain ? span.start + 1 : undefined, ...span };
    }
    case 'object': {
      const entries = [...membersOf(value)].map(([key, member]) => [key, expressionOf(member.value, lines)] as const);
      return { kind: 'object', entries: new Map(entries), spreads: [], ...span };
    }
    case 'array':
      return { kind: 'list', items: itemsOf(value).map((item) => expressionOf(item, lines)), ...span };
    case 'boolean':
      return { kind: 'constant', text: String(value.value), ...span };
    case 'null':
      return { kind: 'constant', text: 'null', ...span };
  }
}

function spanOf({ start, end }: Location, lines: readonly number[]) {
  const offset = ({ line, column }: Location['start']) => (lines[line - 1] ?? 0) + column - 1;
  return { start: offset(start), end: offset(end) };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
