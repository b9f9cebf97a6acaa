import type { Location } from '../model/location.ts';
import type { SourceFile } from '../model/repository.ts';
import { type EmbeddedText, stretchOf, TracedText, unresolvedText, wholeText } from './traced-text.ts';

export interface JustRecipe {
  readonly name: string;
  readonly location: Location;
  /** Parameters with their defaults. */
  readonly parameters: readonly { readonly name: string; readonly value?: EmbeddedText }[];
  readonly dependencies: readonly string[];
  readonly body: readonly EmbeddedText[];
}

export interface JustVariable {
  /** Absent for expressions that only just can evaluate. */
  readonly value?: EmbeddedText;
  /** `env_var_or_default('PORT', '3000')`: the variable that comes first. */
  readonly environment?: string;
  readonly exported: boolean;
}

export interface Justfile {
  readonly variables: ReadonlyMap<string, JustVariable>;
  readonly recipes: ReadonlyMap<string, JustRecipe>;
  /** `set dotenv-load` */
  readonly loadsDotenv: boolean;
}

const assignment = /^(?<export>export[ \t]+)?(?<name>[A-Za-z_][\w-]*)[ \t]*:=[ \t]*(?<value>.*)$/;
/** What follows a name is none of its characters: else a long line without a colon would be tried at each of them. */
const header = /^@?(?<name>[A-Za-z_][\w-]*)(?![\w-])(?<parameters>[^:]*):(?!=)[ \t]*(?<dependencies>[^#]*)/;
const literal = /^(?<quote>["'])(?<text>[^"'\\]*)\k<quote>$/;
const fromEnvironment = /^env(?:_var_or_default)?\(\s*["'](?<variable>\w+)["']\s*,\s*["'](?<text>[^"'\\]*)["']\s*\)$/;

/** Reads variables with literal values and recipes. Source: the just manual. */
export function parseJustfile(file: SourceFile): Justfile {
  const reader = new JustfileReader(wholeText(file));
  for (const match of file.text.matchAll(/[^\n]+/g)) reader.line(match[0].replace(/\r$/, ''), match.index);
  return reader;
}

/** A recipe whose next lines are still to come. */
interface GrowingRecipe extends JustRecipe {
  readonly body: EmbeddedText[];
}

class JustfileReader implements Justfile {
  readonly variables = new Map<string, JustVariable>();
  readonly recipes = new Map<string, GrowingRecipe>();
  loadsDotenv = false;
  readonly #whole: EmbeddedText;
  #current: string | undefined;

  constructor(whole: EmbeddedText) {
    this.#whole = whole;
  }

  line(line: string, start: number): void {
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    if (indent > 0) this.#addLine(stretchOf(this.#whole, start + indent, start + line.length));
    else if (!line.startsWith('#') && !line.startsWith('[')) this.#statement(line, start);
  }

  #statement(line: string, start: number): void {
    if (/^set\s+dotenv-load\b(?!.*false)/.test(line)) this.loadsDotenv = true;
    const set = assignment.exec(line)?.groups;
    if (set) this.variables.set(set['name'] ?? '', readVariable(set, line, start, this.#whole));
    const recipe = set ? undefined : readRecipe(line, start, this.#whole);
    if (recipe) this.recipes.set(recipe.name, recipe);
    this.#current = recipe?.name;
  }

  #addLine(line: EmbeddedText): void {
    const recipe = this.#current === undefined ? undefined : this.recipes.get(this.#current);
    if (line.text !== '') recipe?.body.push(line);
  }
}

function readVariable(
  set: Readonly<Record<string, string>>,
  line: string,
  start: number,
  whole: EmbeddedText,
): JustVariable {
  const value = (set['value'] ?? '').trim();
  const from = start + line.lastIndexOf(value);
  const exported = set['export'] !== undefined;
  const found = literal.exec(value)?.groups ?? fromEnvironment.exec(value)?.groups;
  const text = found?.['text'];
  if (text === undefined) return { exported };
  const end = from + value.lastIndexOf(text) + text.length;
  const environment = found?.['variable'];
  return {
    value: stretchOf(whole, end - text.length, end),
    exported,
    ...(environment === undefined ? {} : { environment }),
  };
}

function readRecipe(line: string, start: number, whole: EmbeddedText): GrowingRecipe | undefined {
  const { name, parameters = '', dependencies = '' } = header.exec(line)?.groups ?? {};
  if (name === undefined || ['set', 'alias', 'import', 'mod'].includes(name)) return undefined;
  const at = start + line.indexOf(name);
  const from = at + name.length;
  return {
    name,
    location: whole.locate(at, from),
    parameters: [
      ...parameters.matchAll(/[*+$]?(?<name>[A-Za-z_][\w-]*)(?:=(?<quote>["'])(?<value>[^"']*)\k<quote>)?/g),
    ].map((match) => {
      const value = match.groups?.['value'];
      const end = from + match.index + match[0].length - 1;
      return {
        name: match.groups?.['name'] ?? '',
        ...(value === undefined ? {} : { value: stretchOf(whole, end - value.length, end) }),
      };
    }),
    dependencies: [...dependencies.matchAll(/(?<![\w("'])[A-Za-z_][\w-]*/g)].map(([dependency]) => dependency),
    body: [],
  };
}

/** Replaces `{{name}}` in a recipe's line. */
export function expandJust(line: EmbeddedText, values: ReadonlyMap<string, TracedText>): TracedText {
  const text = TracedText.of(line);
  const pieces: TracedText[] = [];
  let from = 0;
  for (const match of line.text.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const end = match.index + match[0].length;
    const value = values.get((match[1] ?? '').trim());
    const locate = (a: number, b: number) => line.locate(match.index + a, match.index + b);
    pieces.push(text.slice(from, match.index), value ?? unresolvedText(match[0], locate));
    from = end;
  }
  return pieces.length === 0 ? text : TracedText.join(...pieces, text.slice(from));
}
