import type { SettingsStore, StoreCall } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import type { Evaluator } from './evaluator.ts';
import { callsNamed } from './indexes.ts';
import { environmentVariable } from './named-terms.ts';
import { originsOf } from './origins.ts';
import { bindingOf, type Expression, type Program } from './program.ts';
import { isPlain, storedUnder } from './settings.ts';
import { asFile, filesAbove, isDataFile } from './settings-files.ts';
import { noEnvironment, type Term } from './terms.ts';
import { likeliestValue, textOf } from './values.ts';

const extensions = ['yaml', 'yml', 'json', 'toml', 'env', 'ini'];

/** The store of settings that an object is, or that its module is. */
export function storeOf(evaluator: Evaluator, object: Term): SettingsStore | undefined {
  const { stores = [] } = adapters[object.program.language].facts;
  if (stores.length === 0) return undefined;
  const modules = originsOf(evaluator, object).map(({ module }) => module);
  return stores.find(({ module }) => modules.includes(module));
}

/** The file that a store is told to read, as a module. */
export function fileOfStore(evaluator: Evaluator, { program }: Term, store: SettingsStore): Expression | undefined {
  const { paths, names } = store;
  const found = nearestCalling(evaluator, program, [...paths, ...names]).flatMap((other) =>
    fileOf(evaluator, other, store),
  );
  const [file, ...others] = new Set(found);
  return file === undefined || others.length > 0 ? undefined : asFile(file, { start: 0, end: 0 });
}

/** What a store holds under a key: the file that it reads says so, the option that it is tied to, or another file's default. */
export function heldByStore(
  evaluator: Evaluator,
  key: string,
  object: Term,
  store: SettingsStore,
  depth: number,
): readonly Term[] {
  const file = fileOfStore(evaluator, object, store);
  const inFile = file ? evaluator.path({ ...object, expression: file }, key, depth).filter(isPlain) : [];
  return [
    ...inFile,
    ...tiedTo(evaluator, key, object, store, depth),
    ...storedNearby(evaluator, key, object, [{ name: store.default, key: 0, value: 1 }], [store.default], depth),
  ];
}

/** The default that a call gives a key, in whatever case, and the variables of the environment that replace it. */
export function defaultOfStore(evaluator: Evaluator, key: string, object: Term, depth: number): readonly Term[] {
  const store = storeOf(evaluator, object);
  if (!store) return [];
  for (const written of new Set([key, key.toLowerCase()])) {
    const by = [{ name: store.default, key: 0, value: 1 }];
    const found = storedNearby(evaluator, written, object, by, [store.default], depth);
    const [first] = found;
    if (!first) continue;
    const names = variablesOfStore(evaluator, written, object, store);
    return [...names.map((name) => environmentVariable(first, name)), ...found];
  }
  return [];
}

/** The environment variables that decide what a store holds under a key. */
export function variablesOfStore(
  evaluator: Evaluator,
  key: string,
  { program }: Term,
  store: SettingsStore,
): readonly string[] {
  const { environment, prefix, variable } = store;
  const named = nearestCalling(evaluator, program, [variable]).flatMap((other) =>
    textsGiven(evaluator, other, variable, 0).includes(key) ? namesGiven(evaluator, other, variable, key) : [],
  );
  const readers = nearestCalling(evaluator, program, [environment]);
  const [before] = readers.flatMap((other) => textsGiven(evaluator, other, prefix, 0));
  const plain = [...(before === undefined ? [] : [before]), key].join('_').toUpperCase().replace(/[.-]/g, '_');
  return [...named, ...(readers.length > 0 ? [plain] : [])];
}

function namesGiven(evaluator: Evaluator, program: Program, call: string, key: string): readonly string[] {
  return callsNamed(program, call).flatMap(({ arguments: [first, ...names] }) =>
    first && textAt(evaluator, first, program) === key
      ? names.flatMap((name) => textAt(evaluator, name, program) ?? [])
      : [],
  );
}

/** `BindPFlag("http.port", flags.Lookup("port"))` */
function tiedTo(evaluator: Evaluator, key: string, { program }: Term, { tie, options }: SettingsStore, depth: number) {
  return nearestCalling(evaluator, program, [tie]).flatMap((other) =>
    callsNamed(other, tie).flatMap(({ arguments: [tied, option] }) => {
      if (!tied || option?.kind !== 'call' || textAt(evaluator, tied, other) !== key) return [];
      const [name] = option.arguments;
      const text = name && textAt(evaluator, name, other);
      return text === undefined ? [] : storedUnder(evaluator, text, other, options, depth).filter(isPlain);
    }),
  );
}

/** What the nearest file stores under a key; where several do, nothing tells which of them is meant. */
export function storedNearby(
  evaluator: Evaluator,
  key: string,
  { program }: Term,
  by: readonly StoreCall[],
  names: readonly string[],
  depth: number,
): readonly Term[] {
  const found = nearestCalling(evaluator, program, names)
    .map((other) => storedUnder(evaluator, key, other, by, depth).filter(isPlain))
    .filter((terms) => terms.length > 0);
  return found.length === 1 ? found.flat() : [];
}

/** Of the programs that have such calls those that lie nearest: a repository may hold several services. */
function nearestCalling(evaluator: Evaluator, program: Program, names: readonly string[]): readonly Program[] {
  const calling = names.flatMap((name) =>
    evaluator.programs.calling(program, name).filter((other) => callsNamed(other, name).length > 0),
  );
  const closeness = ({ path }: Program) => sharedFolders(path, program.path);
  const closest = Math.max(...calling.map(closeness));
  return [...new Set(calling)].filter((other) => closeness(other) === closest);
}

function sharedFolders(a: string, b: string): number {
  if (a === b) return Number.POSITIVE_INFINITY;
  const [left, right] = [a.split('/').slice(0, -1), b.split('/').slice(0, -1)];
  const differs = left.findIndex((folder, index) => folder !== right[index]);
  return differs < 0 ? left.length : differs;
}

/** The files that a program names for a store, each by its path or by a name that may lie in several folders. */
function fileOf(evaluator: Evaluator, program: Program, store: SettingsStore): readonly string[] {
  const { names, folders } = store;
  const texts = (calls: readonly string[]) => calls.flatMap((call) => textsGiven(evaluator, program, call, 0));
  const paths = store.paths.flatMap((call) => pathsGiven(evaluator, program, call));
  const where = [...texts(folders).filter((folder) => !/^[/$]/.test(folder)), ''];
  const candidates = [
    ...paths.map((path) => [path]),
    ...texts(names).map((name) =>
      where.flatMap((folder) =>
        [name, ...extensions.map((extension) => `${name}.${extension}`)].map((file) => `${folder}/${file}`),
      ),
    ),
  ];
  return candidates.flatMap((asked) => {
    const files = asked.map(relative).filter(isDataFile);
    return files.length > 0 ? filesAbove(program.path, files, evaluator.programs.repository).slice(0, 1) : [];
  });
}

/** As seen from some directory, which need not be known: `fmt.Sprintf("%s/config/config.yaml", workingDirectory)`. */
function relative(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/^\0?(?:\.{0,2}\/)+/, '');
}

/** Each path that a call may be given; an empty one stands for another that is worked out. */
function pathsGiven(evaluator: Evaluator, program: Program, call: string): readonly string[] {
  return callsNamed(program, call).flatMap(({ arguments: [given] }) => {
    if (!given) return [];
    const paths = evaluator.reduce({ expression: given, program, environment: noEnvironment }).flatMap((term) => {
      const value = likeliestValue([term], evaluator);
      return value ? textOf(value) : [];
    });
    return paths.length > 0 ? paths : textsOfParameter(evaluator, given, program);
  });
}

function textsGiven(evaluator: Evaluator, program: Program, call: string, position: number): readonly string[] {
  return callsNamed(program, call).flatMap(({ arguments: args }) => {
    const given = args[position];
    if (!given) return [];
    return textAt(evaluator, given, program) ?? textsOfParameter(evaluator, given, program);
  });
}

/** What the callers of the function around give for its parameter: `func Load(path string) { viper.SetConfigFile(path) }`. */
function textsOfParameter(evaluator: Evaluator, given: Expression, program: Program): readonly string[] {
  const parameter = given.kind === 'name' ? bindingOf(given.name, given.scope)?.parameter : undefined;
  const name = parameter?.function.name;
  if (!parameter || name === undefined) return [];
  return [program, ...evaluator.programs.callers(program, name)].flatMap((caller) =>
    callsNamed(caller, name).flatMap(({ arguments: args }) => {
      const argument = args[parameter.index];
      return argument ? textsAt(evaluator, argument, caller) : [];
    }),
  );
}

/** Each text that it may be. */
function textsAt(evaluator: Evaluator, expression: Expression, program: Program): readonly string[] {
  const terms = evaluator.reduce({ expression, program, environment: noEnvironment });
  return terms.flatMap((term) => textAt(evaluator, term.expression, term.program) ?? []);
}

function textAt(evaluator: Evaluator, expression: Expression, program: Program): string | undefined {
  const value = likeliestValue([{ expression, program, environment: noEnvironment }], evaluator);
  const text = value && textOf(value);
  return text?.includes('\0') ? undefined : text;
}
