import type { Repository, SourceFile } from '../../model/repository.ts';
import { parseHocon } from '../../parsing/hocon.ts';
import { parseIni } from '../../parsing/ini.ts';
import { type JsonDocument, type JsonValue, membersOf, parseJson } from '../../parsing/json.ts';
import { parseProperties, type Setting } from '../../parsing/properties.ts';
import { parseToml } from '../../parsing/toml.ts';
import { parseYaml, type YamlNode } from '../../parsing/yaml.ts';
import { directoryOf } from './paths.ts';
import type { Expression, Program, Span } from './program.ts';

/** The module whose exports are the settings that a framework reads from files beside the program. */
export const settingsModule = '(settings)';

/** What stands before the path of a module that is a file of data, read by its path. */
export const fileModule = '(file) ';

export function asFile(path: string, span: Span): Expression {
  return { kind: 'module', module: fileModule + path, start: span.start, end: span.end };
}

export function isFileModule(expression: Expression): boolean {
  return expression.kind === 'module' && expression.module.startsWith(fileModule);
}

export function isDataFile(path: string): boolean {
  return /\.(?:json|ya?ml|toml|ini|cfg|env)$/.test(path);
}

/** An entry of a file of data: libraries that fill structs find it whatever its case, with or without `_` and `-`. */
export function entryNamed<T>(entries: ReadonlyMap<string, T>, name: string, path: string): T | undefined {
  const entry = entries.get(name);
  if (entry !== undefined || !isDataFile(path)) return entry;
  const wanted = plainly(name);
  return [...entries].find(([key]) => plainly(key) === wanted)?.[1];
}

function plainly(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

const readers: Readonly<Record<string, (file: SourceFile) => readonly Setting[]>> = {
  properties: ({ text }) => parseProperties(text),
  conf: ({ text }) => parseHocon(text),
  ini: ({ text }) => parseIni(text),
  cfg: ({ text }) => parseIni(text),
  env: ({ text }) => parseIni(text),
  json: (file) => treeSettings(file, parseJson(file, { comments: true })),
  toml: (file) => treeSettings(file, parseToml(file)),
  yml: yamlSettings,
  yaml: yamlSettings,
};

export function isSettingsFile(path: string): boolean {
  const extension = extensionOf(path);
  return extension === 'json'
    ? /(?:^|\/)(?:appsettings|hosting|application)\.json$/.test(path)
    : Object.hasOwn(readers, extension);
}

/** What a settings file says, in its order. */
export function settingsIn(file: SourceFile): readonly Setting[] {
  // Beego's has the form of an INI file: https://github.com/beego/beedoc/blob/master/en-US/mvc/controller/config.md
  if (/(?:^|\/)conf\/app\.conf$/.test(file.path)) return parseIni(file.text);
  return readers[extensionOf(file.path)]?.(file) ?? [];
}

/** A settings file as a module that exports its values under their dotted keys. */
export function readSettings(file: SourceFile): Program {
  const exports = new Map<string, Expression>();
  const settings = settingsIn(file);
  const named = new Map(settings.map((setting) => [setting.key, setting]));
  for (const setting of settings) {
    const value = expressionOf(setting, named);
    const { start, end } = value;
    const before = exports.get(setting.key);
    // `port = ${?PORT}` keeps what is there when there is no such variable.
    const isOptional = setting.value.startsWith('${?');
    exports.set(setting.key, isOptional && before ? { kind: 'fallback', options: [value, before], start, end } : value);
  }
  for (const [key, value] of [...exports]) exports.set(camelCased(key), value);
  for (const [name, part] of partsOf(exports)) if (!exports.has(name)) exports.set(name, part);
  return {
    path: file.path,
    language: 'javascript',
    text: file.text,
    top: { parent: undefined, function: undefined, names: new Map() },
    calls: [],
    assignments: [],
    callbacks: [],
    classes: new Map(),
    exports,
    passedOn: [],
    wildcards: [],
  };
}

/** Libraries give `http-port` as `httpPort` too. */
function camelCased(key: string): string {
  return key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The objects that dotted keys make up. */
function partsOf(settings: ReadonlyMap<string, Expression>): ReadonlyMap<string, Expression> {
  const parts = new Map<string, { kind: 'object'; entries: Map<string, Expression>; spreads: []; start: 0; end: 0 }>();
  for (const [key, value] of settings) {
    let inner: Expression = value;
    for (let dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      const path = key.slice(0, dot);
      const part = parts.get(path) ?? { kind: 'object', entries: new Map(), spreads: [], start: 0, end: 0 };
      const [name = ''] = key.slice(dot + 1).split('.');
      part.entries.set(name, inner);
      parts.set(path, part);
      inner = part;
    }
  }
  return parts;
}

/** The files of these names in the nearest directory above a program that has any. */
export function filesAbove(program: string, names: readonly string[], repository: Repository): readonly string[] {
  for (let directory = directoryOf(program); ; directory = directoryOf(directory)) {
    const paths = names.map((name) => (directory === '' ? name : `${directory}/${name}`));
    const found = paths.filter((path) => repository.read(path).kind === 'file');
    if (found.length > 0 || directory === '') return found;
  }
}

/** Whether a file's text has it. */
export function isMentioned(mention: RegExp, path: string, repository: Repository): boolean {
  const result = repository.read(path);
  return result.kind === 'file' && mention.test(result.file.text);
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Settings that take each other's values. */
const deepest = 4;
/** Ktor's YAML leaves the braces out: ktor.io/docs/server-configuration-file.html#environment-variables */
const placeholder = /\$\{\??(?<name>[\w.-]+)(?<default>:[^}]*)?\}|^\$(?<plain>[A-Z][A-Z0-9_]*)(?<after>:[^:]*)?$/g;

/** `8080`, `${PORT:8080}`, `${?PORT}`, `$PORT:8080`, `http://${HOST}:8080`, and `${other.setting}` of the same file. */
function expressionOf({ value, start }: Setting, settings: ReadonlyMap<string, Setting>, depth = 0): Expression {
  const parts: Expression[] = [];
  let last = 0;
  const literal = (to: number): void => {
    const text = value.slice(last, to);
    if (text !== '') parts.push(textAt(text, start + last));
  };
  for (const { index, 0: whole, groups } of value.matchAll(placeholder)) {
    literal(index);
    const name = groups?.['name'] ?? groups?.['plain'] ?? '';
    const from = start + index;
    const other = depth < deepest ? settings.get(name) : undefined;
    const variable = other ? expressionOf(other, settings, depth + 1) : variableAt(name, from, from + whole.length);
    const fallback = (groups?.['default'] ?? groups?.['after'])?.slice(1);
    const given = fallback === undefined ? undefined : textAt(fallback, start + index + whole.lastIndexOf(fallback));
    parts.push(given ? { kind: 'fallback', options: [variable, given], start: from, end: given.end } : variable);
    last = index + whole.length;
  }
  literal(value.length);
  const [only = textAt(value, start)] = parts;
  if (parts.length < 2) return only;
  return { kind: 'joined', parts, template: true, start, end: start + value.length };
}

function textAt(value: string, start: number): Expression {
  return { kind: 'string', value, contents: start, start, end: start + value.length };
}

/** A name in small letters is another setting's: nothing is known of it. */
function variableAt(name: string, start: number, end: number): Expression {
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name)) return { kind: 'unknown', start, end };
  return { kind: 'member', object: { kind: 'environment', start, end }, name, nameStart: start, start, end };
}

/** Documents that hold for a profile only are left out: https://docs.spring.io/spring-boot/reference/features/external-config.html */
const profiles = /^spring\.(?:config\.activate\.on-profile|profiles)$/;

function yamlSettings(file: SourceFile): readonly Setting[] {
  const documents = parseYaml(file).documents.map((document) => flattened(document, ''));
  const [always, ofProfile] = [false, true].map((wanted) =>
    documents.filter((settings) => settings.some(({ key }) => profiles.test(key)) === wanted),
  );
  const active = (always ?? []).flat().filter(({ key }) => key === 'spring.profiles.active');
  const isActive = ({ key, value }: Setting) => profiles.test(key) && active.some((other) => other.value === value);
  return [...(always ?? []), ...(ofProfile ?? []).filter((settings) => settings.some(isActive))].flat();
}

function treeSettings({ text }: SourceFile, { root }: JsonDocument): readonly Setting[] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return root ? flattenedJson(root, '', starts) : [];
}

/** Kestrel's endpoints have names that nobody else knows: they are counted. */
function flattenedJson(value: JsonValue, key: string, starts: readonly number[]): readonly Setting[] {
  if (value.kind === 'object') {
    return [...membersOf(value)].flatMap(([name, member], index) => {
      const part = key === 'Kestrel.Endpoints' ? String(index) : name;
      return flattenedJson(member.value, key === '' ? part : `${key}.${part}`, starts);
    });
  }
  if (value.kind === 'array')
    return value.items.flatMap((item, index) => flattenedJson(item, `${key}.${index}`, starts));
  if (value.kind !== 'number' && value.kind !== 'string') return [];
  const { start } = value.location;
  const offset = (starts[start.line - 1] ?? 0) + start.column - 1;
  if (value.kind === 'number') return [{ key, value: String(value.value), start: offset }];
  return [{ key, value: value.text.text, start: offset + 1 }];
}

function flattened(node: YamlNode, key: string): readonly Setting[] {
  if (node.kind === 'mapping') {
    return [...node.entries].flatMap(([name, { value }]) => flattened(value, key === '' ? name : `${key}.${name}`));
  }
  if (node.kind === 'sequence') return node.items.flatMap((item, index) => flattened(item, `${key}.${index}`));
  if (node.kind !== 'scalar' || node.textStart === undefined) return [];
  return [{ key, value: node.text, start: node.textStart }];
}
