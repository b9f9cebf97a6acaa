import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandLine } from '../../src/config/command-line.ts';
import { type CommandName, commandNames, optionDescriptions } from '../../src/config/options.ts';
import { optionNames, readOptions } from '../../src/config/read-options.ts';
import { version } from '../../src/version.ts';
import { anyActions } from './any-actions.ts';
import { withOptionsTable } from './options-table.ts';

const root = join(import.meta.dirname, '..', '..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const action = parse(textOf('action.yml'));

describe('action.yml', () => {
  const withInput = optionNames.filter((name) => optionDescriptions[name].input !== undefined);

  test('has an input for each option that has one, and no other', () => {
    expect(Object.keys(action.inputs)).toEqual(withInput.map((name) => optionDescriptions[name].input));
  });

  test.each(withInput)('says of %s what the option says', (name) => {
    const { input = '', description, default: value, expression = value, choices, kind } = optionDescriptions[name];
    expect(action.inputs[input].description.startsWith(description)).toBe(true);
    expect(action.inputs[input].default ?? '').toBe(expression);
    for (const choice of choices ?? []) expect(action.inputs[input].description).toContain(choice);
    expect(action.inputs[input].description.includes('one a line')).toBe(kind === 'list' || kind === 'assignments');
    expect(action.inputs[input].required).toBeUndefined();
  });

  test('is fit for the Marketplace', () => {
    expect(action.name).toBe('port-preflight');
    expect(action.description.length).toBeLessThanOrEqual(125);
    expect(action.branding).toEqual({ icon: 'anchor', color: 'blue' });
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  });

  test('describes its outputs', () => {
    expect(Object.keys(action.outputs)).toEqual([
      'conclusion',
      'errors',
      'warnings',
      'notices',
      'older',
      'listeners',
      'report',
    ]);
    for (const output of Object.values<{ description: string }>(action.outputs))
      expect(output.description).not.toBe('');
  });
});

describe('the command line', () => {
  const program = commandLine(
    anyActions(async () => {}),
    version,
  );
  const helpOf = (name: CommandName) =>
    program.commands
      .find((command) => command.name() === name)
      ?.configureHelp({ helpWidth: 1000 })
      .helpInformation() ?? '';
  const lineOf = (flag: string, help: string) =>
    help.split('\n').find((one) => one.trim().startsWith(flag.replace(/^[[<](.*)[\]>]$/, '$1')));

  describe.each([...commandNames])('%s', (command) => {
    const help = helpOf(command);
    const withFlag = optionNames.filter((name) => optionDescriptions[name].flag !== undefined);
    test.each(withFlag)('has %s in its help as the option says it', (name) => {
      const {
        flag = '',
        description,
        default: value,
        kind,
        commands: having,
        choicesOf,
        ...option
      } = optionDescriptions[name];
      const line = lineOf(flag, help);
      if (having && !having.includes(command)) return expect(line).toBeUndefined();
      expect(line).toContain(description);
      for (const choice of choicesOf?.[command] ?? option.choices ?? []) expect(line).toContain(choice);
      if (kind !== 'switch' && value !== '') expect(line).toContain(`default: ${value}`);
    });
  });

  test('checks when no command is named', () => {
    const help = program.configureHelp({ helpWidth: 1000 }).helpInformation();
    expect(help.slice(help.indexOf('Options:'), help.indexOf('Commands:'))).toContain('--fail-on <severity>');
    expect(help).toMatch(/\n {2}check .*default command/);
    expect(help).toMatch(/\n {2}map /);
  });
});

test('the README has the table of options', () => {
  const path = join(root, 'README.md');
  if (!existsSync(path)) return;
  const expected = withOptionsTable(textOf('README.md'));
  if (process.env['UPDATE'] && expected !== undefined) writeFileSync(path, expected);
  expect(textOf('README.md')).toBe(expected);
});

test('every default is a value of its option', () => {
  const given = Object.fromEntries(
    optionNames.map((name) => [name, optionDescriptions[name].default.split(', ').filter(Boolean)]),
  );
  expect(readOptions(given, (name) => name)).toEqual(readOptions({}, (name) => name));
});

test('the version is that of package.json', () => {
  expect(version).toBe(JSON.parse(textOf('package.json')).version);
});
