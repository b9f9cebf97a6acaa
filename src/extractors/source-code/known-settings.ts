import type { ConfigurationFolder, ValueCall } from '../../signatures/listen-calls/signature.ts';
import { configuredUnder } from './configuration-folder.ts';
import type { Evaluator } from './evaluator.ts';
import { environmentVariable, objectOf, textOfTerm, variableNamed } from './named-terms.ts';
import { registeredUnder } from './registered-settings.ts';
import { inTables, isPlain, storedUnder } from './settings.ts';
import { isSettingsFile, settingsModule } from './settings-files.ts';
import { fileOfStore, heldByStore, storedNearby, storeOf, variablesOfStore } from './settings-stores.ts';
import { at, type CallTerm, lastName, type Term } from './terms.ts';

/** What the settings have under a key, or the part of them that the method's object is: `config.getConfig("http")`. */
export function settingsUnder(
  evaluator: Evaluator,
  key: Term | undefined,
  term: CallTerm,
  depth: number,
): readonly Term[] {
  const text = key ? textOfTerm(evaluator, key, depth) : undefined;
  if (!key || text === undefined) return [];
  const object = objectOf(term);
  const parts = (object ? evaluator.reduce(object, depth) : []).filter(
    ({ expression, program }) => expression.kind === 'object' && isSettingsFile(program.path),
  );
  // .NET writes `Server:Port`.
  const path = text.replaceAll(':', '.');
  if (parts.length === 0) return evaluator.member(settingsAt(key), path, depth);
  return parts.flatMap((part) => evaluator.path(part, path, depth));
}

/** .NET: what the settings have under a key in brackets: `configuration["Server:Port"]`. */
export function indexedSetting(evaluator: Evaluator, object: Term, name: string, depth: number): readonly Term[] {
  const isIndexed =
    object.program.language === 'csharp' && /config(?:uration)?$/i.test(lastName(object.expression) ?? '');
  return isIndexed ? evaluator.member(settingsAt(object), name.replaceAll(':', '.'), depth).filter(isPlain) : [];
}

export function settingsAt(term: Term): Term {
  const { start, end } = term.expression;
  return at({ kind: 'module', module: settingsModule, start, end }, term);
}

/** An environment variable that decides a setting of a folder, and what its files say. */
export function configuredNamed(
  evaluator: Evaluator,
  key: Term | undefined,
  folder: ConfigurationFolder,
  depth: number,
): readonly Term[] {
  const text = key ? textOfTerm(evaluator, key, depth) : undefined;
  if (!key || text === undefined) return [];
  const { variable, values } = configuredUnder(evaluator, text, key, folder, depth);
  return [...variableNamed(evaluator, variable, depth), ...values];
}

/** The default of an option that a text describes. */
export function describedOption(
  evaluator: Evaluator,
  key: Term | undefined,
  term: CallTerm,
  field: string,
  depth: number,
): readonly Term[] {
  const name = key ? textOfTerm(evaluator, key, depth) : undefined;
  const object = objectOf(term);
  if (name === undefined || !object || !/^[\w-]+$/.test(name)) return [];
  const option = new RegExp(String.raw`\{(?:--)?(?:\w\|)?${name}=(?<value>[^\s:}]+)`);
  return evaluator.member(object, field, depth).flatMap((described) => {
    const { expression } = described;
    const found = expression.kind === 'string' ? option.exec(expression.value) : null;
    const value = found?.groups?.['value'];
    if (expression.kind !== 'string' || !found || value === undefined) return [];
    const before = found.index + found[0].length - value.length;
    const contents = expression.contents === undefined ? undefined : expression.contents + before;
    const { start, end } = expression;
    return [at({ kind: 'string', value, contents, start, end }, described)];
  });
}

/** What calls have stored under a key. */
export function storedValue(
  evaluator: Evaluator,
  key: Term | undefined,
  term: CallTerm,
  { by, tables = [], registry, declaredBy, fallback }: ValueCall & { readonly gives: 'stored' },
  depth: number,
): readonly Term[] {
  const text = key ? textOfTerm(evaluator, key, depth) : undefined;
  // `app.get('/', …)` stores nothing.
  if (!key || text === undefined || !/^[\w.:-]+$/.test(text)) return [];
  const otherwise = fallback === undefined ? undefined : term.expression.arguments[fallback];
  // A key that is written like an environment variable is one.
  const variable = /^[A-Z][A-Z0-9_]*$/.test(text) ? variableNamed(evaluator, key, depth) : [];
  const programs = new Set([term.program, ...programsOfObject(evaluator, term, depth)]);
  const object = objectOf(term);
  const store = object && storeOf(evaluator, object);
  const named = store ? variablesOfStore(evaluator, text, object, store) : [];
  const stored = [...programs].flatMap((program) => [
    ...storedUnder(evaluator, text, program, by, depth),
    ...inTables(evaluator, text, program, tables, depth),
  ]);
  return [
    ...variable,
    ...named.map((name) => environmentVariable(key, name)),
    ...(store ? heldByStore(evaluator, text, object, store, depth) : []),
    ...stored,
    ...(declaredBy && stored.length === 0 ? storedNearby(evaluator, text, term, by, declaredBy, depth) : []),
    ...(registry ? registeredUnder(evaluator, text, term.program, registry, depth) : []),
    ...(otherwise ? evaluator.reduce(at(otherwise, term), depth).filter(isPlain) : []),
  ];
}

/** Where the object comes from whose method is called: other programs use what one has made and filled. */
function programsOfObject(evaluator: Evaluator, term: CallTerm, depth: number) {
  const object = objectOf(term);
  return object ? evaluator.reduce(object, depth).map(({ program }) => program) : [];
}

/** The part of the file that a store of settings reads. */
export function storedPart(
  evaluator: Evaluator,
  key: Term | undefined,
  term: CallTerm,
  depth: number,
): readonly Term[] {
  const text = key ? textOfTerm(evaluator, key, depth) : undefined;
  const object = objectOf(term);
  const store = object && storeOf(evaluator, object);
  const file = store && fileOfStore(evaluator, object, store);
  if (!file || text === undefined) return [];
  const whole = { ...object, expression: file };
  return text === '' ? [whole] : evaluator.path(whole, text, depth);
}
