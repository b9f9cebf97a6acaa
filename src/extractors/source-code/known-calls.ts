import type { ValueCall } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import { fileAt } from './configuration-folder.ts';
import type { Evaluator } from './evaluator.ts';
import { mappedBy } from './function-results.ts';
import { formattedText, joinedText } from './joined-texts.ts';
import {
  configuredNamed,
  describedOption,
  settingsAt,
  settingsUnder,
  storedPart,
  storedValue,
} from './known-settings.ts';
import { objectOf, textOfTerm, variableNamed } from './named-terms.ts';
import { originsOf } from './origins.ts';
import { matchesPattern, type Pattern, parsePattern } from './patterns.ts';
import type { Expression } from './program.ts';
import { inSchema } from './schema-defaults.ts';
import { isPlain } from './settings.ts';
import { at, type CallTerm, itemsIn, lastName, type Term } from './terms.ts';
import { urlParts } from './urls.ts';

const patterns = new Map<string, Pattern>();

/** The value of a call that the language's facts know. */
export function knownValue(evaluator: Evaluator, term: CallTerm, depth: number): readonly Term[] | undefined {
  // A module that is called itself has no name.
  const name = lastName(term.expression.callee) ?? '';
  const { values } = adapters[term.program.language].facts;
  const read = environmentRead(evaluator, term, name, depth);
  if (read) return read.length > 0 ? read : undefined;
  for (const value of values) {
    if (!['', name].includes(callName(value.call)) || !isCallOf(evaluator, value, term)) continue;
    const found = valueOfCall(evaluator, value, term, depth);
    if (found.length > 0) return found;
  }
  return undefined;
}

function isCallOf(evaluator: Evaluator, value: ValueCall, term: CallTerm): boolean {
  const { callee, arguments: args } = term.expression;
  if (value.arity !== undefined && args.length !== value.arity) return false;
  if (value.call.startsWith('.')) return callee.kind === 'member';
  if (!value.call.includes('#') && !value.call.includes('.')) return callee.kind === 'name';
  const pattern = patterns.get(value.call) ?? parsePattern(value.call);
  patterns.set(value.call, pattern);
  return originsOf(evaluator, at(callee, term)).some((origin) => matchesPattern(origin, pattern));
}

function valueOfCall(evaluator: Evaluator, value: ValueCall, term: CallTerm, depth: number): readonly Term[] {
  const { expression } = term;
  const args = expression.arguments.map((argument) => at(argument, term));
  const given = (position: number | undefined) => (position === undefined ? undefined : args[position]);
  const reduced = (argument: Term | undefined) => (argument ? evaluator.reduce(argument, depth) : []);
  switch (value.gives) {
    case 'argument':
      return argumentValue(evaluator, term, value, depth);
    case 'object':
      return [...validated(evaluator, term, depth), ...reduced(given(value.fallback))];
    case 'merged':
      return [merged(term, expression.arguments)];
    case 'holder':
      return [];
    case 'variable':
      return [
        ...variableNamed(evaluator, args[value.name], depth),
        ...reduced(given(value.fallback) ?? namedArgument(term, value.fallbackKeyword)),
      ];
    case 'entry':
      return entryValue(evaluator, term, value, depth);
    case 'first':
      return args.flatMap(reduced);
    case 'mapped':
      return transformed(evaluator, term, args[0], depth);
    case 'schema':
      return inSchema(evaluator, given(value.key), term, value, depth);
    case 'host-and-port':
      return joinedText(term, [expression.arguments[value.host], ':', expression.arguments[value.port]]);
    case 'part':
      return storedPart(evaluator, args[value.key], term, depth);
    case 'items':
      return itemsOfObject(evaluator, value.object === 'object' ? objectOf(term) : args[value.object], value.of, depth);
    case 'url':
      return urlParts(evaluator, args[value.url], value.parts, depth);
    case 'described':
      return describedOption(evaluator, args[value.key], term, value.field, depth);
    case 'instance':
      return instanceOf(evaluator, args[value.class], depth);
    case 'item': {
      const item = expression.arguments[value.argument];
      return item ? [at({ kind: 'list', items: [item], start: item.start, end: item.end }, term)] : [];
    }
    case 'text':
      return joinedText(term, [value.text]);
    case 'setting':
      return [
        ...settingsUnder(evaluator, args[value.key], term, depth).filter(isPlain),
        ...reduced(given(value.fallback)),
      ];
    case 'settings':
      return value.key === undefined
        ? [settingsAt(term), term]
        : settingsUnder(evaluator, args[value.key], term, depth);
    case 'file':
      return fileGiven(evaluator, term, value, depth);
    case 'configured':
      return configuredNamed(evaluator, args[value.key], value, depth);
    case 'joined':
      return joinedText(term, separated(expression.arguments, value.separator));
    case 'format':
      return formattedText(evaluator, term, value.text, depth);
    case 'stored':
      return storedValue(evaluator, args[value.key], term, value, depth);
  }
}

/** The file, or its parts that hold the settings. */
function fileGiven(
  evaluator: Evaluator,
  term: CallTerm,
  { path, keyword, sections = [] }: ValueCall & { readonly gives: 'file' },
  depth: number,
): readonly Term[] {
  const argument = path === 'object' ? undefined : term.expression.arguments[path];
  const given = path === 'object' ? objectOf(term) : (namedArgument(term, keyword) ?? (argument && at(argument, term)));
  const lists = keyword && given ? evaluator.reduce(given, depth) : [];
  const paths = lists.flatMap(itemsIn);
  const files = (paths.length > 0 ? paths : [given]).flatMap((each) => fileAt(evaluator, each, term, depth));
  return files.flatMap((file) => [...sections.flatMap((name) => evaluator.member(file, name, depth)), file]);
}

function separated<T>(parts: readonly T[], separator: string | undefined): readonly (T | string)[] {
  if (separator === undefined) return parts;
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

function argumentValue(
  evaluator: Evaluator,
  term: CallTerm,
  { argument: position, keyword, key }: ValueCall & { readonly gives: 'argument' },
  depth: number,
): readonly Term[] {
  const positional = term.expression.arguments[position];
  const argument = positional ? at(positional, term) : namedArgument(term, keyword);
  if (!argument) return [];
  const found = key === undefined ? evaluator.reduce(argument, depth) : evaluator.path(argument, key, depth);
  // An empty text is converted to nothing: `int.tryParse(env['PORT'] ?? '') ?? 8080`.
  return found.filter(({ expression }) => expression.kind !== 'string' || expression.value !== '');
}

/** The values of an object, each by itself or with its key. */
function itemsOfObject(
  evaluator: Evaluator,
  object: Term | undefined,
  of: 'values' | 'pairs',
  depth: number,
): readonly Term[] {
  const objects = object ? evaluator.reduce(object, depth) : [];
  return objects.flatMap((found) => {
    const { expression } = found;
    if (expression.kind !== 'object' || expression.spreads.length > 0) return [];
    const items = [...expression.entries].map(([key, value]): Expression => {
      const { start, end } = value;
      const name = { kind: 'string', value: key, contents: undefined, start, end } as const;
      return of === 'values' ? value : { kind: 'list', items: [name, value], start, end };
    });
    return [at({ kind: 'list', items, start: expression.start, end: expression.end }, found)];
  });
}

function instanceOf(evaluator: Evaluator, type: Term | undefined, depth: number): readonly Term[] {
  const classes = type ? evaluator.reduce(type, depth).filter(({ expression }) => expression.kind === 'class') : [];
  return classes.map((found) => {
    const { start, end } = found.expression;
    return at({ kind: 'typed', type: found.expression, start, end }, found);
  });
}

/** What an object holds under a key, else the fallback. */
function entryValue(
  evaluator: Evaluator,
  term: CallTerm,
  value: ValueCall & { readonly gives: 'entry' },
  depth: number,
): readonly Term[] {
  const { callee, arguments: args } = term.expression;
  const method = callee.kind === 'member' ? callee.object : undefined;
  const object = value.object === undefined ? method : args[value.object];
  const keys = [value.section, value.key].flatMap((position) => (position === undefined ? [] : [args[position]]));
  const names = keys.map((name) => (name ? textOfTerm(evaluator, at(name, term), depth) : undefined));
  const key = names.includes(undefined) ? undefined : names.join('.');
  const positional = value.fallback === undefined ? undefined : args[value.fallback];
  const fallback = namedArgument(term, value.fallbackKeyword) ?? (positional && at(positional, term));
  return [
    ...(key !== undefined && object ? evaluator.path(at(object, term), key, depth) : []),
    ...(fallback ? evaluator.reduce(fallback, depth) : []).filter(isPlain),
  ];
}

function namedArgument(term: CallTerm, name: string | undefined): Term | undefined {
  const argument = name === undefined ? undefined : term.expression.keywords?.entries.get(name);
  return argument && at(argument, term);
}

/** An object of all that these hold, the last one first. */
function merged(term: Term, spreads: readonly Expression[]): Term {
  const { start, end } = term.expression;
  return at({ kind: 'object', entries: new Map(), spreads, start, end }, term);
}

/** The schema; one that is laid on the environment says only what its variables are by default: `schema.parse(process.env)`. */
function validated(evaluator: Evaluator, call: CallTerm, depth: number): readonly Term[] {
  const { callee, arguments: args } = call.expression;
  if (callee.kind !== 'member') return [];
  const schema = at(callee.object, call);
  const [input] = args;
  const isEnvironment =
    input && evaluator.reduce(at(input, call), depth).some(({ expression: { kind } }) => kind === 'environment');
  return isEnvironment ? [merged(call, [schema.expression, input])] : evaluator.reduce(schema, depth);
}

/** What a function makes of what is validated; the schema itself where that is not known. */
function transformed(evaluator: Evaluator, call: CallTerm, map: Term | undefined, depth: number): readonly Term[] {
  const mapped = mappedBy(evaluator, objectOf(call), map, depth);
  return mapped.length > 0 ? mapped : validated(evaluator, call, depth);
}

/** A function that is named after the environment reads it: `getEnv("PORT", "8080")`. */
function environmentRead(
  evaluator: Evaluator,
  term: CallTerm,
  name: string,
  depth: number,
): readonly Term[] | undefined {
  const [first, ...others] = term.expression.arguments;
  // What says whether it is needed is no value: `env.String("PORT", false, "80")`.
  const second = others.find(({ kind }) => kind !== 'constant');
  const { callee } = term.expression;
  if (!first || !(/env/i.test(name) || isEnvironment(evaluator, callee, term, depth))) return undefined;
  const variable = variableNamed(evaluator, at(first, term), depth);
  // Spring's `env.getProperty("grpc.port")` is about settings.
  if (!variable.some(({ expression }) => expression.kind === 'member' && !expression.name.includes('.')))
    return undefined;
  const fallback = second ? at(second, term) : (namedArgument(term, 'default') ?? namedArgument(term, 'defaultValue'));
  return fallback ? [...variable, ...evaluator.reduce(fallback, depth)] : variable;
}

/** A method of the table of variables, or of something that is named after it. */
function isEnvironment(evaluator: Evaluator, callee: Expression, term: Term, depth: number): boolean {
  if (callee.kind !== 'member') return false;
  if (lastName(callee.object) === 'env') return true;
  if (!['get', 'setdefault', 'pop'].includes(callee.name)) return false;
  return evaluator.reduce(at(callee.object, term), depth).some(({ expression: { kind } }) => kind === 'environment');
}

/** What a validated object holds under a key: `schema.validate(x).value`. */
export function heldValue(evaluator: Evaluator, object: Term, key: string, depth: number): readonly Term[] {
  const { expression, program } = object;
  if (expression.kind !== 'call' || expression.callee.kind !== 'member') return [];
  const { name } = expression.callee;
  const { values } = adapters[program.language].facts;
  const isHolder = values.some(
    (value) => value.gives === 'holder' && value.key === key && callName(value.call) === name,
  );
  return isHolder ? validated(evaluator, { ...object, expression }, depth) : [];
}

function callName(pattern: string): string {
  return pattern.slice(Math.max(pattern.lastIndexOf('.'), pattern.lastIndexOf('#')) + 1);
}
