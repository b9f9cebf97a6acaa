import { targets } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import {
  type CommandName,
  failOnChoices,
  formats,
  judgedChoices,
  mapFormats,
  type Options,
  optionDescriptions,
} from './options.ts';
import { ruleCalled } from './subjects.ts';

export type OptionName = keyof Options;

export const optionNames = Object.keys(optionDescriptions) as OptionName[];

/** What was given for each option, as text; a switch is `true` or `false`. The last of several counts, of a list all. */
export type GivenOptions = { readonly [Name in OptionName]?: readonly string[] };

/**
 * Turns texts into options; what was not given is its default.
 * @param spell how the user writes the option: `--fail-on`, or `fail-on` in a workflow
 * @throws {UsageError} when a value is none of its option
 */
export function readOptions(
  given: GivenOptions,
  spell: (name: OptionName) => string,
  command: CommandName = 'check',
): Options {
  const text = (name: OptionName): string => given[name]?.at(-1) || optionDescriptions[name].default;
  const list = (name: OptionName): readonly string[] => given[name] ?? [];

  const oneOf = <Choice extends string>(name: OptionName, choices: readonly Choice[], value: string): Choice => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw new UsageError(`${spell(name)} is ${choices.join(', ')}, not "${value}"`);
    return choice;
  };
  const isOn = (name: OptionName): boolean => oneOf(name, ['true', 'false'], text(name).toLowerCase()) === 'true';

  return {
    path: text('path'),
    config: text('config'),
    format: oneOf('format', command === 'map' ? mapFormats : formats, text('format')),
    failOn: oneOf('failOn', failOnChoices, text('failOn')),
    strict: isOn('strict'),
    only: oneOf('only', judgedChoices, text('only')),
    composeFiles: list('composeFiles'),
    profiles: list('profiles'),
    envFiles: list('envFiles'),
    environment: assignments(list('environment'), spell('environment')),
    targets: list('targets').map((target) => oneOf('targets', targets, target)),
    includeTests: isOn('includeTests'),
    baseline: text('baseline'),
    writeBaseline: isOn('writeBaseline'),
    report: text('report'),
    reportFormat: oneOf('reportFormat', formats, text('reportFormat')),
    comment: isOn('comment'),
    review: isOn('review'),
    token: text('token'),
    dryRun: isOn('dryRun'),
    ruleNames: list('ruleNames').map((name) => ruleCalled(name).id),
    writeMap: text('writeMap'),
    checkMap: text('checkMap'),
    wanted: text('wanted'),
    service: text('service'),
    subject: text('subject'),
    launches: isOn('launches'),
    color: isOn('color'),
  };
}

/** NAME=VALUE texts by name, in an object without inherited names. */
function assignments(texts: readonly string[], option: string): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const text of texts) {
    const [, name, value] = /^([^\s=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(`${option} is NAME=VALUE, not "${text}"`);
    values[name] = value;
  }
  return values;
}
