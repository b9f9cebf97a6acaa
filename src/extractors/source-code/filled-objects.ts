import type { Evaluator } from './evaluator.ts';
import { classesOf, partsOf } from './objects.ts';
import type { Expression, Filled, Program } from './program.ts';
import { isPlain } from './settings.ts';
import { isDataFile, isFileModule } from './settings-files.ts';
import { defaultOfStore, fileOfStore, storeOf } from './settings-stores.ts';
import { at, noEnvironment, type Term } from './terms.ts';

/** A file of data, or a part of one. */
interface Data {
  readonly from: Expression;
  readonly source: Program;
  readonly store?: Store;
}

type Store = NonNullable<Filled['store']>;

/** What a file of data is read into: each thing that the target is, with the file; without a file the target alone. */
export function filledObjects(evaluator: Evaluator, term: Term<Filled>, depth: number): readonly Term[] {
  const { from, into, source, start, end } = term.expression;
  if (source) return [term];
  const [data] = evaluator.reduce(at(from, term), depth).flatMap((given) => dataGiven(evaluator, given) ?? []);
  const targets = evaluator.reduce(at(into, term), depth);
  if (!data) return targets.length > 0 ? targets : [term];
  if (targets.length === 0) return [inData(data, data.from)];
  return targets.map((target) => at({ kind: 'filled', ...data, into: target.expression, start, end }, target));
}

function dataGiven(evaluator: Evaluator, given: Term): Data | undefined {
  const { expression, program } = given;
  const isPart = expression.kind === 'object' && isDataFile(program.path);
  if (isPart || isFileModule(expression)) return { from: expression, source: program };
  const store = storeOf(evaluator, given);
  if (!store) return undefined;
  const from = fileOfStore(evaluator, given, store) ?? expression;
  return { from, source: program, store: { object: expression, program, key: '' } };
}

function inData({ source }: Data, expression: Expression): Term {
  return { expression, program: source, environment: noEnvironment };
}

/**
 * What the file says for a field, by the name that a tag gives it there or by its own, or the store by default; else what
 * the field has. The fields of an embedded struct may stand beside those of the struct around it.
 */
export function filledMember(evaluator: Evaluator, term: Term<Filled>, name: string, depth: number): readonly Term[] {
  const { from, into, source, store, start, end } = term.expression;
  const target = at(into, term);
  const own = evaluator.memberOf(target, name, depth + 1);
  if (!source) return own;
  const classes = classesOf(evaluator, target).flatMap((part) => partsOf(evaluator, part, name));
  const names = [...classes.flatMap(({ node }) => node.dataNames?.get(name) ?? []), name];
  const parts = names.map((key): Data & { readonly said: readonly Term[] } => {
    const part: Expression = { kind: 'member', object: from, name: key, nameStart: start, start, end };
    const said = evaluator.reduce(inData({ from, source }, part), depth).filter(isSaid);
    return { from: part, source, said, ...(store ? { store: partOfStore(store, key) } : {}) };
  });
  const inFile = parts.find((each) => each.said.length > 0);
  const said = inFile?.said.some(isPlain) ? inFile.said : defaultsIn(evaluator, parts, depth);
  if (said.length > 0) return [...said, ...own.filter(isPlain)];
  const isEmbedded = classes.some(({ node }) => node.embedded?.includes(name));
  const inner = inFile ?? (isEmbedded ? { from, source, store } : store && parts[0]);
  const held = own.filter(({ expression }) => expression.kind !== 'function');
  if (!inner || own.length > held.length) return own;
  const data = { from: inner.from, source, ...(inner.store ? { store: inner.store } : {}), start, end };
  return held.length === 0
    ? (inFile?.said ?? [])
    : held.map((each) => at({ kind: 'filled', ...data, into: each.expression }, each));
}

function partOfStore(store: Store, key: string): Store {
  return { ...store, key: store.key === '' ? key : `${store.key}.${key}` };
}

/** What the store gives the first of the keys that it gives anything. */
function defaultsIn(evaluator: Evaluator, parts: readonly Data[], depth: number): readonly Term[] {
  for (const { store } of parts) {
    if (!store) continue;
    const { object: expression, program, key } = store;
    const found = defaultOfStore(evaluator, key, { expression, program, environment: noEnvironment }, depth);
    if (found.length > 0) return found;
  }
  return [];
}

function isSaid({ expression }: Term): boolean {
  const isVariable = expression.kind === 'member' && expression.object.kind === 'environment';
  return isVariable || ['number', 'string', 'joined', 'object', 'list', 'fallback'].includes(expression.kind);
}
