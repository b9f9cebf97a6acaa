import { expect, test } from 'vitest';
import { javascriptConfigs } from '../../src/signatures/listen-calls/javascript-configs.ts';
import { settingsFormats } from '../../src/signatures/settings/index.ts';
import { tools } from '../../src/signatures/tools/index.ts';
import type { ToolSignature } from '../../src/signatures/tools/tool.ts';

/** Starting to serve is what most tools do by themselves. */
const short = (command: string) => command.replace(/ (?:dev|serve|start|develop)$/, '');

/** The names under which a tool may take its port from a file: its entry's, or the command with its subcommand. */
function namesOf({ commands: [name = ''], subcommands = [''], configuredAs }: ToolSignature): readonly string[] {
  return configuredAs === undefined
    ? subcommands.map((subcommand) => short(`${name} ${subcommand}`.trim()))
    : [short(configuredAs)];
}

/** Commands for which a file of this name sets a port: `vite.config.*`, `_config.yml`. */
function commandsSetIn(file: string): readonly string[] {
  const programs = javascriptConfigs.filter(({ files }) => files.some((each) => file === `${each}.*`));
  // A name that any file may have tells nothing.
  const settings = settingsFormats.filter(
    ({ path }) => path.test(file) && !path.test('any.yml') && !path.test('any.json'),
  );
  return [...programs, ...settings].map(({ command }) => short(command));
}

/** Their file speaks of other commands, and leaves theirs in doubt. */
const inDoubt = ['Wrangler Pages', 'Firebase serve'];

const configured = tools.flatMap((tool) => {
  const commands = (tool.configurationFiles ?? []).flatMap(commandsSetIn);
  return commands.length > 0 && !inDoubt.includes(tool.name) ? [[tool.name, commands, tool] as const] : [];
});

test.each(configured)('%s takes its port from its configuration file', (_name, commands, tool) => {
  expect(namesOf(tool).filter((name) => commands.includes(name))).not.toEqual([]);
});
