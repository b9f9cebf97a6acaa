import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import { type EmbeddedText, stretchOf, TracedText, unresolvedText, wholeText } from './traced-text.ts';

export interface MakeVariable {
  readonly value: EmbeddedText;
  /** `?=`: the environment's value comes first. */
  readonly isDefault: boolean;
  readonly exported: boolean;
}

export interface MakeTarget {
  readonly name: string;
  readonly location: Location;
  readonly prerequisites: readonly string[];
  /** Recipe lines, continuation lines joined; without `@`, `-` and `+`. */
  readonly recipe: readonly EmbeddedText[];
  /** `dev: PORT = 3000` */
  readonly variables: ReadonlyMap<string, MakeVariable>;
}

export interface Makefile {
  readonly variables: ReadonlyMap<string, MakeVariable>;
  readonly targets: ReadonlyMap<string, MakeTarget>;
  readonly exportsAll: boolean;
}

const assignment =
  /^(?<export>export[ \t]+)?(?:override[ \t]+)?(?<name>[\w.-]+)[ \t]*(?<operator>\?=|::?:?=|=|\+=|!=)[ \t]*(?<value>.*)$/s;
const rule = /^(?<targets>[^\s:=#][^:=#]*?)[ \t]*::?(?!=)(?<rest>.*)$/s;

/** Reads variables, targets and their recipes. What make computes (functions, conditions, includes) is not evaluated. */
export function parseMakefile(file: SourceFile): Makefile {
  const reader = new MakefileReader(file);
  return reader.read();
}

/** A target of which further lines may tell: lists that grow, for copies would make long files slow. */
interface GrowingTarget extends MakeTarget {
  readonly prerequisites: string[];
  readonly recipe: EmbeddedText[];
  readonly variables: Map<string, MakeVariable>;
}

class MakefileReader {
  readonly #whole: EmbeddedText;
  readonly #variables = new Map<string, MakeVariable>();
  readonly #targets = new Map<string, GrowingTarget>();
  #current: readonly string[] = [];
  #exportsAll = false;

  constructor(file: SourceFile) {
    this.#whole = wholeText(file);
  }

  read(): Makefile {
    // A line goes on behind a backslash at its end.
    for (const match of this.#whole.text.matchAll(/(?:[^\n\\]|\\[\s\S]|\\$)+/g))
      this.#line(match.index, match.index + match[0].length);
    return { variables: this.#variables, targets: this.#targets, exportsAll: this.#exportsAll };
  }

  #line(start: number, end: number): void {
    const text = this.#whole.text.slice(start, end).replace(/\r$/, '');
    if (text.startsWith('\t')) {
      this.#recipeLine(start + (/^\t[\s@+-]*/.exec(text)?.[0].length ?? 1), start + text.length);
      return;
    }
    if (/^\s*(?:#|$)/.test(text)) return;
    if (/^(?:export|\.EXPORT_ALL_VARIABLES[ \t]*:)$/.test(text.trim())) this.#exportsAll = true;
    const set = assignment.exec(text)?.groups;
    if (set) this.#assign(this.#variables, set, text, start);
    else this.#rule(text, start);
  }

  #assign(to: Map<string, MakeVariable>, set: Readonly<Record<string, string>>, text: string, start: number): void {
    const { name = '', operator = '', value = '' } = set;
    const known = to.get(name);
    if (operator === '+=' && known) return;
    if (operator === '?=' && known) return;
    const from = start + text.length - value.length;
    const length = withoutComment(value).length;
    const isShell = operator === '!=';
    to.set(name, {
      value: isShell ? unresolvedAt(this.#whole, from, length) : stretchOf(this.#whole, from, from + length),
      isDefault: operator === '?=',
      exported: set['export'] !== undefined,
    });
  }

  #rule(text: string, start: number): void {
    const { targets, rest } = rule.exec(text)?.groups ?? {};
    if (targets === undefined || rest === undefined) return;
    const names = targets
      .trim()
      .split(/\s+/)
      .filter((name) => !name.startsWith('.'));
    const own = assignment.exec(rest.trimStart())?.groups;
    const [before = '', inline] = splitOnce(withoutComment(rest), ';');
    const prerequisites = own ? [] : before.split(/[\s|]+/).filter((name) => name !== '' && !name.includes('$'));
    for (const name of names) {
      const target = this.#target(name, start, start + targets.length);
      for (const prerequisite of prerequisites) target.prerequisites.push(prerequisite);
      if (own) this.#assign(target.variables, own, text, start);
    }
    this.#current = names;
    if (inline !== undefined && !own) {
      const from = start + text.length - rest.length + before.length + 1;
      this.#recipeLine(from, from + inline.length);
    }
  }

  #target(name: string, start: number, end: number): GrowingTarget {
    const known = this.#targets.get(name);
    if (known) return known;
    const location = this.#whole.locate(start, end);
    const target = { name, location, prerequisites: [], recipe: [], variables: new Map() };
    this.#targets.set(name, target);
    return target;
  }

  #recipeLine(start: number, end: number): void {
    const line = stretchOf(this.#whole, start, end);
    for (const name of this.#current) this.#targets.get(name)?.recipe.push(line);
  }
}

function unresolvedAt(whole: EmbeddedText, start: number, length: number): EmbeddedText {
  return unresolvedText(whole.text.slice(start, start + length), (from, to) => whole.locate(start + from, start + to));
}

function withoutComment(text: string): string {
  return text.replace(/(?:^|\s)#.*$/s, '').trimEnd();
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** What make itself sets. */
const builtIn: ReadonlyMap<string, string> = new Map([
  ['MAKE', 'make'],
  ['CURDIR', '.'],
  ['SHELL', 'sh'],
  ['GO', 'go'],
]);

const deepest = 100;
const reference =
  /\$(?:\((?<round>[\w.-]+)\)|\{(?<curly>[\w.-]+)\}|(?<escaped>\$)|\((?:[^()]|\([^()]*\))*\)|[@<^?*+|%])/g;

/** The values of variables that are made of others, each computed once. */
const expanded = new WeakMap<ReadonlyMap<string, MakeVariable>, Map<string, TracedText>>();

/** Replaces make's variables in a text; `$$` is a dollar for the shell, and what only make can compute stays unresolved. */
export function expandMake(text: EmbeddedText, variables: ReadonlyMap<string, MakeVariable>, depth = 0): TracedText {
  const line = TracedText.of(text);
  const pieces: TracedText[] = [];
  let from = 0;
  for (const match of text.text.matchAll(reference)) {
    const end = match.index + match[0].length;
    pieces.push(line.slice(from, match.index), replacement(match, line, variables, depth));
    from = end;
  }
  return pieces.length === 0 ? line : TracedText.join(...pieces, line.slice(from));
}

function replacement(
  match: RegExpExecArray,
  line: TracedText,
  variables: ReadonlyMap<string, MakeVariable>,
  depth: number,
): TracedText {
  const end = match.index + match[0].length;
  const locate = (from: number, to: number) => line.locate(match.index + from, match.index + to);
  if (match.groups?.['escaped']) return line.slice(end - 1, end);
  const name = match.groups?.['round'] ?? match.groups?.['curly'] ?? '';
  const variable = variables.get(name);
  if (variable && depth < deepest) return computedValue(name, variable, variables, depth);
  const known = builtIn.get(name);
  return known === undefined
    ? unresolvedText(match[0], locate)
    : TracedText.of({ text: known, locate: () => locate(0, match[0].length) });
}

function computedValue(
  name: string,
  variable: MakeVariable,
  variables: ReadonlyMap<string, MakeVariable>,
  depth: number,
): TracedText {
  const values = expanded.get(variables) ?? new Map<string, TracedText>();
  expanded.set(variables, values);
  const known = values.get(name);
  if (known) return known;
  // `A := $(A) b` takes what A was before, which isn't known.
  const before = variable.value.locate(0, variable.value.text.length);
  values.set(
    name,
    unresolvedText(`$(${name})`, () => before),
  );
  const value = expandMake(variable.value, variables, depth + 1);
  const result = variable.isDefault ? value.asDefaultOf(name) : value;
  values.set(name, result);
  return result;
}
