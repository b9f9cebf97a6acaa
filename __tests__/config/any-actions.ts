import type { CommandLineActions } from '../../src/config/command-line.ts';
import { type CommandName, commandNames, type Options } from '../../src/config/options.ts';

/** The same action for every command. */
export function anyActions(run: (command: CommandName, options: Options) => Promise<void>): CommandLineActions {
  const actions = commandNames.map((name) => [name, (options: Options) => run(name, options)]);
  return Object.fromEntries(actions) as CommandLineActions;
}
