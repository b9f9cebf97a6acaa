import { childOf, type SyntaxNode } from '../../../parsing/source-code.ts';
import type { ClassNode, Expression } from '../program.ts';
import { giveField } from '../program-builder.ts';
import { type SyntaxReader, spanOf } from '../syntax-reader.ts';

/** Struct tags of the libraries that fill configuration structs, e.g. `env:"PORT" envDefault:"8080"`. */
const variableTags = ['env', 'envconfig'];
const defaultTags = ['envDefault', 'env-default', 'default'];
/** A part of the settings that has to be turned on: nothing says that it is. */
const switchedOff = /^\s*Enabled?\s+bool\b(?![^\n]*(?:\b(?:envDefault|env-default|default):"|,default=)true)/m;
const defaulted = new RegExp(`\\b(?:${defaultTags.join('|')}):"|,default=`);

import { typedAs } from './declarations.ts';

export function classNamed(reader: SyntaxReader, name: string): ClassNode {
  const known = reader.builder.classes.get(name);
  if (known) return known;
  const node = structNamed(name);
  reader.builder.classes.set(name, node);
  return node;
}

function structNamed(name: string | undefined): ClassNode {
  return { name, fields: new Map(), methods: new Map(), parent: undefined, embedded: [], dataNames: new Map() };
}

export function readType(reader: SyntaxReader, node: SyntaxNode): void {
  const name = childOf(node, 'name');
  const type = childOf(node, 'type');
  if (!name || !type) return;
  const text = reader.builder.textOf(name);
  if (type.type !== 'struct_type') {
    reader.builder.declare(text, reader.expression(type), name.start);
    return;
  }
  const owner = classNamed(reader, text);
  reader.builder.declare(text, { kind: 'class', class: owner, ...spanOf(node) }, name.start);
  readFields(reader, type, owner);
}

/** `var cli struct { Port int }`: a type without a name. */
export function readStruct(reader: SyntaxReader, node: SyntaxNode): Expression {
  const owner = structNamed(undefined);
  readFields(reader, node, owner);
  return { kind: 'class', class: owner, ...spanOf(node) };
}

function readFields(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const text = reader.builder.textOf(node);
  const hasDefaults = defaulted.test(text);
  const isOff = switchedOff.test(text);
  for (const list of node.children) {
    for (const field of list.children) {
      readField(reader, field, owner, isOff);
      if (hasDefaults) readZero(reader, field, owner);
    }
  }
}

/** Where tags tell the values of a struct's fields, a `bool` without such a tag is false. */
function readZero({ builder }: SyntaxReader, node: SyntaxNode, owner: ClassNode): void {
  const type = childOf(node, 'type');
  const tag = childOf(node, 'tag');
  if (!type || builder.textOf(type) !== 'bool' || (tag && defaulted.test(builder.textOf(tag)))) return;
  for (const name of node.children.filter(({ field }) => field === 'name')) {
    giveField(owner, builder.textOf(name), { kind: 'constant', text: 'false', ...spanOf(node) });
  }
}

function readField(reader: SyntaxReader, node: SyntaxNode, owner: ClassNode, isOff: boolean): void {
  const type = childOf(node, 'type');
  if (!type) return;
  const named = node.children.filter(({ field }) => field === 'name').map((name) => reader.builder.textOf(name));
  // An embedded type is a field that carries the type's name.
  const names = named.length > 0 ? named : [reader.builder.textOf(type).replace(/^.*[.*]/, '')];
  const tag = childOf(node, 'tag');
  if (named.length === 0) owner.embedded?.push(...names);
  for (const name of names) {
    if (tag) owner.dataNames?.set(name, dataNames(reader.builder.textOf(tag)));
    const tagged = tag ? readTag(reader, tag, isOff) : undefined;
    if (tagged) giveField(owner, name, tagged);
    giveField(owner, name, typedAs(reader, type));
  }
}

/** What a struct tag calls the field in a file: `yaml:"port,omitempty"`. */
function dataNames(tag: string): readonly string[] {
  return [...tag.matchAll(/(?:yaml|json|toml|mapstructure|koanf|ini):"(?<name>[^",]+)/g)].map(
    ({ groups }) => groups?.['name'] ?? '',
  );
}

/** What a struct tag says about the field's value; of a part that is off, no default, which nothing uses. */
function readTag(reader: SyntaxReader, node: SyntaxNode, isOff: boolean): Expression | undefined {
  const text = reader.builder.text.slice(node.start + 1, node.end - 1);
  const options: Expression[] = [];
  if (!readsTags(reader.builder.text)) return undefined;
  for (const match of text.matchAll(/(?<key>[\w-]+):"(?<value>[^"]*)"/g)) {
    const { key = '', value = '' } = match.groups ?? {};
    const at = node.start + 1 + match.index + key.length + 2;
    const [name = ''] = value.split(',', 1);
    if (variableTags.includes(key) && name !== '') options.unshift(environmentVariable(name, at));
    if (isOff) continue;
    if (defaultTags.includes(key)) options.push(textAt(value, at));
    const inner = /(?:^|,)\s*default[=:](?<text>[^,]*)/.exec(value);
    if (inner?.groups?.['text'])
      options.push(textAt(inner.groups['text'], at + inner[0].length - inner.groups['text'].length + inner.index));
  }
  return options.length > 0 ? { kind: 'fallback', options, ...spanOf(node) } : undefined;
}

/** Viper fills structs, but asks no tag for a variable or a default; a library beside it may. */
function readsTags(text: string): boolean {
  return (
    !/"github\.com\/spf13\/viper"/.test(text) ||
    /\/(?:env|cleanenv|envconfig|go-envconfig|defaults|go-defaults)(?:\/v\d+)?"/.test(text)
  );
}

function environmentVariable(name: string, at: number): Expression {
  const span = { start: at, end: at + name.length };
  return { kind: 'member', object: { kind: 'environment', ...span }, name, nameStart: at, ...span };
}

function textAt(value: string, at: number): Expression {
  return { kind: 'string', value, contents: at, start: at, end: at + value.length };
}
