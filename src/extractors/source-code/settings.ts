import type { StoreCall } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import type { Evaluator } from './evaluator.ts';
import { callsNamed } from './indexes.ts';
import type { Call, Expression, Program } from './program.ts';
import { at, lastName, noEnvironment, type Term } from './terms.ts';

/** Objects that may be spread into each other. */
const deepest = 10;

/** What the default of a command-line option says that is read as a member of what its parser gives. */
export function optionDefault(evaluator: Evaluator, object: Term, name: string, depth: number): readonly Term[] {
  const { program, expression: owner } = object;
  const { options, nestedOptions, optionTables } = adapters[program.language].facts;
  const path = nestedOptions && owner.kind === 'member' ? `${owner.name}.${name}` : name;
  const described = optionTables.flatMap(({ name: call, argument, table, field }) =>
    callsNamedAny(program, new Set([call])).flatMap(({ arguments: args }) => {
      const expression = args[argument];
      const keys = [...table.split('.'), name, ...field.split('.')].filter((key) => key !== '');
      return expression ? entryUnder(evaluator, { expression, program, environment: noEnvironment }, keys, depth) : [];
    }),
  );
  return [...storedUnder(evaluator, path, program, options, depth), ...described].filter(isPlain);
}

/** What stands under the keys of an object; one that lacks them tells nothing, and nothing is looked up for it. */
function entryUnder(
  evaluator: Evaluator,
  object: Term,
  keys: readonly string[],
  depth: number,
  nested = 0,
): readonly Term[] {
  const [key, ...inner] = keys;
  const reduced = evaluator.reduce(object, depth);
  if (key === undefined || nested > deepest) return reduced;
  return reduced.flatMap((table) => {
    if (table.expression.kind !== 'object') return [];
    const entry = table.expression.entries.get(key);
    if (entry) return entryUnder(evaluator, at(entry, table), inner, depth, nested + 1);
    return table.expression.spreads.flatMap((spread) =>
      entryUnder(evaluator, at(spread, table), keys, depth, nested + 1),
    );
  });
}

/** What calls of the program store under a key. */
export function storedUnder(
  evaluator: Evaluator,
  key: string,
  program: Program,
  by: readonly StoreCall[],
  depth: number,
): readonly Term[] {
  return callsNamedAny(program, new Set(by.map(({ name }) => name))).flatMap((call) => {
    const name = lastName(call.callee);
    const stores = by.filter((known) => {
      const named = known.of === undefined ? call : callBefore(call, known.of);
      return known.name === name && named !== undefined && isKey(partOf(named, known.key), key);
    });
    return stores.flatMap(({ value: place, field, optional }) => {
      const value = partOf(call, place) ?? (optional ? nothingGiven(call) : undefined);
      if (!value) return [];
      const term = { expression: value, program, environment: noEnvironment };
      return field === undefined ? evaluator.reduce(term, depth) : evaluator.path(term, field, depth);
    });
  });
}

/** What calls of these names are told under a key by an object of all settings: `nconf.defaults({ port: 3000 })`. */
export function inTables(
  evaluator: Evaluator,
  key: string,
  program: Program,
  names: readonly string[],
  depth: number,
): readonly Term[] {
  return callsNamedAny(program, new Set(names)).flatMap(({ arguments: [table] }) =>
    table
      ? evaluator
          .path({ expression: table, program, environment: noEnvironment }, key.replaceAll(':', '.'), depth)
          .filter(isPlain)
      : [],
  );
}

/** The call of this name in the chain that a call ends. */
function callBefore({ callee }: Call, name: string): Call | undefined {
  let object = callee.kind === 'member' ? callee.object : undefined;
  while (object?.kind === 'call' && lastName(object.callee) !== name) {
    object = object.callee.kind === 'member' ? object.callee.object : undefined;
  }
  return object?.kind === 'call' ? object : undefined;
}

/** The program's calls of functions or methods with one of these names, in order. */
function callsNamedAny(program: Program, names: ReadonlySet<string>): readonly (Expression & Call)[] {
  return [...names].flatMap((name) => callsNamed(program, name)).sort((a, b) => a.start - b.start);
}

/** What an option that is left out gives, unless it has to be there. */
function nothingGiven({ arguments: [name], keywords }: Expression & Call): Expression | undefined {
  if (name?.kind !== 'string' || !name.value.startsWith('-') || keywords?.entries.has('required')) return undefined;
  return { kind: 'constant', text: 'none', start: name.start, end: name.end };
}

function partOf({ creates, arguments: args, keywords }: Call, place: number | string): Expression | undefined {
  if (typeof place === 'number') return args[place];
  if (keywords) return keywords.entries.get(place);
  const [literal] = args;
  return creates && literal?.kind === 'object' ? literal.entries.get(place) : undefined;
}

/** A number, a text, a constant or an environment variable. */
export function isPlain({ expression }: Term): boolean {
  return ['number', 'string', 'joined', 'member', 'constant'].includes(expression.kind);
}

/** `port`, or an option parser's `-p, --port <number>`. */
function isKey(argument: Expression | undefined, key: string): boolean {
  if (argument?.kind !== 'string') return false;
  const { value } = argument;
  if (value === key) return true;
  const flags = value.startsWith('-') ? value.split(/[\s,|=]+/) : [];
  // Python's parsers give `--http-port` as `http_port`.
  return flags.some((flag) => flag === `--${key}` || flag.replace(/^--?/, '').replaceAll('-', '_') === key);
}
