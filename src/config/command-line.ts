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
  withCommand('suggest', program.command('suggest').description('Print a port that is free for it'), actions);
  withCommand('explain', program.command('explain').description('Explain a rule, or what is known of a port'), actions);
  return program.addHelpText(
    'after',
    '\nExit status: 0 nothing found at or over --fail-on, 1 found, 2 wrong usage or configuration, 3 an error in port-preflight itself',
  );
}

function withCommand(name: CommandName, command: Command, actions: CommandLineActions): void {
  const own = optionNames.filter((option) => optionDescriptions[option].commands?.includes(name) ?? true);
  const positional = own.filter((option) => /^[[<]/.test(optionDescriptions[option].flag ?? ''));
  for (const option of positional) command.argument(optionDescriptions[option].flag ?? '', describe(option, name));
  for (const option of own) {
    if (optionDescriptions[option].flag?.startsWith('--')) command.addOption(flagOf(option, name));
  }
  // commander hands over the positional values, then all others.
  command.action((...given: readonly unknown[]) => {
    const places = new Map(positional.map((option, index) => [option, given[index] as string | undefined]));
    const values = given[positional.length] as Values;
    return actions[name](readOptions(givenBy(places, values), longFlag, name));
  });
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

function givenBy(places: ReadonlyMap<OptionName, string | undefined>, values: Values): GivenOptions {
  const given = optionNames.map((name) => {
    const value = places.has(name) ? places.get(name) : values[propertyOf(name)];
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
