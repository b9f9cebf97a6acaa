import type { Binding } from '../../model/address.ts';
import { uniqueBy } from '../../model/grouping.ts';
import type { SourceFile } from '../../model/repository.ts';
import type { ConfigSignature } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import { bindingOfHost, readPort, weaker } from './addresses.ts';
import { configsFor } from './anchors.ts';
import { otherBinding } from './default-binding.ts';
import { Evaluator } from './evaluator.ts';
import type { FoundListener } from './listen-call.ts';
import { directoryOf, joinPath } from './paths.ts';
import type { Expression, Program } from './program.ts';
import type { Programs } from './programs.ts';
import { filesAbove, isMentioned } from './settings-files.ts';
import { at, itemsIn, lastName, noEnvironment, type Term } from './terms.ts';
import { isKnown, likeliestValue, positionsOf, textOf, type Value } from './values.ts';

export type ConfiguredListener = Omit<FoundListener, 'call' | 'module' | 'signature'> & {
  readonly signature: ConfigSignature;
};

/** An object of a configuration file, and the keys that lead to it. */
interface Part {
  readonly object: Term;
  readonly keys: readonly string[];
}

/** The ports that a configuration file sets: what it exports, seen through `defineConfig(…)` and functions. */
export function findConfiguredPorts(
  file: SourceFile,
  program: Program,
  programs: Programs,
): readonly ConfiguredListener[] {
  const { facts } = adapters[program.language];
  const signatures = configsFor(file, facts).filter((signature) => isRead(signature, program, programs));
  const found = signatures.flatMap((signature) => {
    const evaluator = new Evaluator(programs);
    for (const object of exportedObjects(program, evaluator)) {
      const listeners = partsOf(object, signature, evaluator).flatMap((part) => configured(part, signature, evaluator));
      if (listeners.length > 0) return listeners;
    }
    return [];
  });
  // One command that is told one port twice serves both on it: Vite and its hot updates.
  return uniqueBy(found, ({ signature, port }) => `${signature.command} ${JSON.stringify(port)}`);
}

/** Whether the project has what reads such files, as far as it tells. */
function isRead({ needs }: ConfigSignature, { path }: Program, { repository }: Programs): boolean {
  const above = needs ? filesAbove(path, needs.files, repository) : [];
  return above.length === 0 || above.some((other) => needs && isMentioned(needs.mention, other, repository));
}

/** The object literals that a configuration file may export. */
export function exportedObjects(program: Program, evaluator: Evaluator): readonly Term[] {
  const exported = program.exports.get('default') ?? program.exports.get('config');
  const roots = exported ? [exported] : [...moduleItself(program), ...settings(program)];
  return roots.flatMap((expression) => objectsIn({ expression, program, environment: noEnvironment }, evaluator, 0));
}

/** A file whose names are the settings. */
function moduleItself({ exports, exportsAll }: Program): readonly Expression[] {
  return exportsAll ? [{ kind: 'object', entries: exports, spreads: [], start: 0, end: 0 }] : [];
}

/** `config.set({…})`: what a file gives when it exports a function that gives nothing back. */
function settings(program: Program): readonly Expression[] {
  return program.calls.flatMap(({ callee, arguments: [first] }) =>
    callee.kind === 'member' && callee.name === 'set' && first ? [first] : [],
  );
}

/** The object literals that a value may be: itself, what a function returns, what a wrapper is given. */
export function objectsIn(term: Term, evaluator: Evaluator, depth: number): readonly Term[] {
  if (depth > 5) return [];
  return evaluator.reduce(term).flatMap((reduced) => {
    const { expression } = reduced;
    const inside = (inner: Expression) => objectsIn(at(inner, reduced), evaluator, depth + 1);
    switch (expression.kind) {
      case 'object':
        return [reduced];
      case 'call':
        return [...expression.arguments].reverse().flatMap(inside);
      case 'list':
        return expression.items.flatMap(inside);
      case 'function': {
        const returned = expression.function.returns.flatMap(inside);
        return returned.length > 0 ? returned : settings(reduced.program).flatMap(inside);
      }
      default:
        return [];
    }
  });
}

/** The object that has the keys, or those in it that have. */
function partsOf(object: Term, { requires = [], each }: ConfigSignature, evaluator: Evaluator): readonly Part[] {
  if (object.expression.kind !== 'object' || !requires.every((key) => has(object, key, evaluator))) return [];
  let parts: readonly Part[] = [{ object, keys: [] }];
  for (const key of each?.split('.') ?? []) {
    parts = parts.flatMap((part) =>
      key === '*'
        ? itemsOf(part, evaluator)
        : evaluator.path(part.object, key).map((inner) => ({ object: inner, keys: [...part.keys, key] })),
    );
  }
  return parts;
}

/** The values of a table or a list. */
function itemsOf({ object, keys }: Part, evaluator: Evaluator): readonly Part[] {
  const { expression } = object;
  const entries = expression.kind === 'object' ? [...expression.entries] : [];
  const values = entries.map(([key, value]) => ({ item: at(value, object), key }));
  const items = itemsIn(object).map((item, index) => ({ item, key: String(index) }));
  return [...values, ...items].flatMap(({ item, key }) =>
    evaluator.reduce(item).map((reduced) => ({ object: reduced, keys: [...keys, key] })),
  );
}

function configured(part: Part, signature: ConfigSignature, evaluator: Evaluator): readonly ConfiguredListener[] {
  const terms = settingAt(part.object, signature.port, evaluator);
  const items = terms.flatMap((term) => itemsIn(term));
  // A list sets several ports, anything else one.
  const values = items.length > 0 ? items.map((item) => first([item], evaluator)) : [first(terms, evaluator)];
  return values.flatMap((value) => (value ? (listenerOf(value, part, signature, evaluator) ?? []) : []));
}

function listenerOf(
  value: Value,
  part: Part,
  signature: ConfigSignature,
  evaluator: Evaluator,
): ConfiguredListener | undefined {
  const { object } = part;
  const { program } = object;
  const { facts } = adapters[program.language];
  const reading = readPort(value, signature.form ?? 'port');
  if (reading.kind !== 'port' || (reading.port.kind === 'ephemeral' && !signature.zeroIsAny)) return undefined;
  const saying = sayingHost(part, signature, evaluator);
  const host = reading.host ?? hostOf(saying, signature.host, evaluator);
  const { protocol, udpWith } = signature;
  const isUdp = udpWith && namesUnder(object, udpWith.key, evaluator).includes(udpWith.name);
  const bound = bindingOfHost(host, facts.runtime, unsetOf(object, signature, evaluator), '');
  const { start, end } = object.expression;
  return {
    signature,
    port: reading.port,
    variables: value.variables,
    protocol: isUdp ? 'udp' : protocol,
    binding: bound.binding,
    addressBasis: reading.host === undefined ? basisOf(saying ?? object, signature, evaluator) : undefined,
    location: reading.location ?? positionsOf(program).span(start, end),
    setAt: reading.setAt,
    confidence: reading.port.kind === 'ephemeral' ? 'low' : weaker(bound.confidence, reading.confidence ?? 'high'),
    onConflict: isTrue(object, signature.strict, evaluator) ? 'fail' : signature.onConflict,
  };
}

function has(object: Term, key: string, evaluator: Evaluator): boolean {
  const { expression } = object;
  return expression.kind === 'object' && (expression.entries.has(key) || evaluator.path(object, key).length > 0);
}

/** What is wholly known, with the variables that may replace it. */
function first(terms: readonly Term[], evaluator: Evaluator): Value | undefined {
  const value = likeliestValue(terms, evaluator);
  return value && isKnown(value) ? value : undefined;
}

/** Where the tool binds without a host. */
function unsetOf(object: Term, { unset, unsetWith, unsetWhere }: ConfigSignature, evaluator: Evaluator): Binding {
  if (namesUnder(object, unsetWith?.key, evaluator).some((name) => unsetWith?.names.includes(name))) {
    return unsetWith?.unset ?? unset;
  }
  return otherBinding(unsetWhere, object.program, evaluator.programs) ?? unset;
}

/** `true` means every address. */
function hostOf(saying: Term | undefined, key: string | undefined, evaluator: Evaluator): string | undefined {
  if (!saying || key === undefined) return undefined;
  if (isTrue(saying, key, evaluator)) return '*';
  const value = first(settingAt(saying, key, evaluator), evaluator);
  return value && textOf(value);
}

/** The object that says a host: itself, or the one under the same keys in the file that holds for all. */
function sayingHost({ object, keys }: Part, { host, base }: ConfigSignature, evaluator: Evaluator): Term | undefined {
  if (host === undefined) return undefined;
  const objects = [object, ...(base === undefined ? [] : objectsUnder(keys, base, object.program, evaluator))];
  return objects.find((each) => settingAt(each, host, evaluator).length > 0);
}

/** What another file of the same folder has under the keys. */
function objectsUnder(keys: readonly string[], file: string, { path }: Program, evaluator: Evaluator): readonly Term[] {
  const beside = joinPath(directoryOf(path), file);
  const program = beside === undefined ? undefined : evaluator.programs.get(beside);
  const objects = program ? exportedObjects(program, evaluator) : [];
  return keys.reduce((found, key) => found.flatMap((object) => evaluator.member(object, key)), objects);
}

/** What a setting may be, also where a function gives the part that it stands in: `server: ({ command }) => ({ port: 3000 })`. */
function settingAt(object: Term, path: string, evaluator: Evaluator): readonly Term[] {
  const terms = evaluator.path(object, path);
  const [part = '', ...rest] = path.split('.');
  if (terms.length > 0 || rest.length === 0) return terms;
  return evaluator
    .path(object, part)
    .filter(({ expression }) => expression.kind === 'function')
    .flatMap((given) => objectsIn(given, evaluator, 0))
    .flatMap((inner) => evaluator.path(inner, rest.join('.')));
}

/** A host that is computed, or that a variable may set, is not known. */
function basisOf(object: Term, { host }: ConfigSignature, evaluator: Evaluator): FoundListener['addressBasis'] {
  const terms = host === undefined ? [] : evaluator.path(object, host);
  if (terms.length === 0) return 'default';
  const value = first(terms, evaluator);
  return isTrue(object, host, evaluator) || (value && value.variables.length === 0) ? undefined : 'uncertain';
}

/** The texts and the last names of constants under a key, or in the list that is there. */
function namesUnder(object: Term, key: string | undefined, evaluator: Evaluator): readonly string[] {
  const held = key === undefined ? [] : evaluator.path(object, key);
  return [...held, ...held.flatMap(itemsIn)].flatMap(({ expression }) =>
    expression.kind === 'string' ? expression.value : (lastName(expression) ?? []),
  );
}

function isTrue(object: Term, key: string | undefined, evaluator: Evaluator): boolean {
  if (key === undefined) return false;
  return evaluator
    .path(object, key)
    .some(({ expression }) => expression.kind === 'constant' && expression.text === 'true');
}
