import { Command, Option } from 'commander';
import { type CommandName, type Options, optionDescriptions } from './options.ts';
import { type GivenOptions, type OptionName, optionNames, readOptions } from './read-options.ts';

/** What commander hands over: values by the property that it makes of a flag's name. */
type Values = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

export type CommandLineActions = Readonly<Record<CommandName, (options: Options) => Promise<void>>>;

/** The whole command line; `check` is what happens without naming a command. Its errors are thrown, not exited with. */
export function commandLine(actions: CommandLineActions, version: string): Command {
  const program = new Command('port-preflight')
    .description('Finds port conflicts before anything starts')
    .version(version, '--version', 'Print the version')
    .helpOption('--help', 'Print this help')
    .helpCommand(false)
    // Flags after a command's name are the command's.
    .enablePositionalOptions()
    .exitOverride();
  withCommand('check', program, actions);
  withCommand('check', program.command('check').description('Check a folder (the default command)'), actions);
  withCommand('map', program.command('map').description('Print which program takes which port'), actions);
  withCommand('fix', program.command('fix').description('Change ports so that they no longer conflict'), actions);
  return program.addHelpText(
    'after',
    '\nExit status: 0 nothing found at or over --fail-on, 1 found, 2 wrong usage or configuration, 3 an error in port-preflight itself',
  );
}

function withCommand(name: CommandName, command: Command, actions: CommandLineActions): void {
  command.argument(optionDescriptions.path.flag ?? '', describe('path', name));
  for (const option of optionNames) {
    const { flag, commands } = optionDescriptions[option];
    const isOfCommand = commands === undefined || commands.includes(name);
    if (flag?.startsWith('--') && isOfCommand) command.addOption(flagOf(option, name));
  }
  command.action((path: string | undefined, values: Values) =>
    actions[name](readOptions(givenBy(path, values), longFlag, name)),
  );
}

function flagOf(name: OptionName, command: CommandName): Option {
  const { flag = '', kind } = optionDescriptions[name];
  const option = new Option(flag, describe(name, command));
  if (kind !== 'list' && kind !== 'choices' && kind !== 'assignments') return option;
  return option.argParser((text, before: readonly string[] | undefined) => [...(before ?? []), text]);
}

/** `Least severity that fails the run (error, warning, notice, never; default: error)`. */
function describe(name: OptionName, command: CommandName): string {
  const { description, kind, choicesOf, default: value, ...option } = optionDescriptions[name];
  const choices = choicesOf?.[command] ?? option.choices;
  const isList = kind === 'list' || kind === 'choices' || kind === 'assignments';
  const remarks = [
    ...(choices ? [choices.join(', ')] : []),
    ...(isList ? ['may be repeated'] : []),
    ...(kind !== 'switch' && value !== '' ? [`default: ${value}`] : []),
  ];
  return remarks.length > 0 ? `${description} (${remarks.join('; ')})` : description;
}

function givenBy(path: string | undefined, values: Values): GivenOptions {
  const given = optionNames.map((name) => {
    const value = name === 'path' ? path : values[propertyOf(name)];
    const texts = Array.isArray(value) ? value : [value].filter((one) => one !== undefined).map(String);
    return [name, texts] as const;
  });
  return Object.fromEntries(given);
}

/** `--fail-on` of `--fail-on <severity>`. */
function longFlag(name: OptionName): string {
  return optionDescriptions[name].flag?.split(' ', 1)[0] ?? name;
}

/** commander's own rule: `failOn` of `--fail-on`, `color` of `--no-color`. */
function propertyOf(name: OptionName): string {
  const flag = longFlag(name).replace(/^--(?:no-)?/, '');
  return flag.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
