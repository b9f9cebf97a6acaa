import type { SettingsRegistry } from '../../signatures/listen-calls/signature.ts';
import type { Evaluator } from './evaluator.ts';
import { callsNamed } from './indexes.ts';
import type { Expression, Program } from './program.ts';
import { isPlain } from './settings.ts';
import { at, itemsIn, noEnvironment, type Term } from './terms.ts';

/**
 * What the functions say under a key that the repository registers as its settings. Where several programs register some,
 * nothing tells which of them the key belongs to.
 */
export function registeredUnder(
  evaluator: Evaluator,
  key: string,
  program: Program,
  { mention, named, listed, schema }: SettingsRegistry,
  depth: number,
): readonly Term[] {
  if (!mention.test(program.text)) return [];
  const dot = key.indexOf('.');
  const namespace = key.slice(0, Math.max(dot, 0));
  const ofNamespace = registeringCalls(evaluator, program, named).flatMap((call) => {
    const [name, settings] = call.expression.arguments;
    if (dot < 0 || name?.kind !== 'string' || name.value !== namespace || !settings) return [];
    return resultsOf(evaluator, at(settings, call), key.slice(dot + 1), depth);
  });
  const ofList = registeringCalls(evaluator, program, listed.call).flatMap((call) => {
    const [options] = call.expression.arguments;
    const lists = options ? evaluator.path(at(options, call), listed.key, depth) : [];
    const given = lists.flatMap(itemsIn).flatMap((settings) => resultsOf(evaluator, settings, key, depth));
    const described = options ? evaluator.path(at(options, call), schema, depth) : [];
    return [...given, ...described.flatMap((object) => evaluator.path(object, key, depth)).filter(isPlain)];
  });
  const found = ofNamespace.length > 0 ? ofNamespace : ofList;
  return new Set(found.map((term) => term.program)).size === 1 ? found : [];
}

function registeringCalls(evaluator: Evaluator, program: Program, name: string) {
  return evaluator.programs
    .calling(program, name)
    .flatMap((other) =>
      callsNamed(other, name).map((expression) => ({ expression, program: other, environment: noEnvironment })),
    );
}

/** What a function that takes nothing returns under a key. */
function resultsOf(evaluator: Evaluator, settings: Term, key: string, depth: number): readonly Term[] {
  return evaluator.reduce(settings, depth).flatMap((term) => {
    if (term.expression.kind !== 'function') return [];
    const results: readonly Expression[] = term.expression.function.returns;
    return results.flatMap((result) => evaluator.path(at(result, term), key, depth));
  });
}
