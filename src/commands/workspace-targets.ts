import { type JsonValue, member, textOf } from '../parsing/json.ts';

/**
 * An option of a target of angular.json or project.json, as a start has it: of the named configurations the last one that
 * has it counts, or the default one where none is named, and else the target's own.
 */
export function targetOption(
  target: JsonValue | undefined,
  option: string,
  named: readonly string[] = [],
): JsonValue | undefined {
  const configurations =
    named.length > 0 ? named : (textOf(member(target, 'defaultConfiguration'))?.text.split(',') ?? []);
  const given = configurations.map((name) => member(target, 'configurations', name.trim(), option));
  return given.findLast((value) => value !== undefined) ?? member(target, 'options', option);
}
