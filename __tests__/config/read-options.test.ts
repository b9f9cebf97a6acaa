import { describe, expect, test, vi } from 'vitest';
import { optionsOfInputs } from '../../src/config/action-inputs.ts';
import { commandLine } from '../../src/config/command-line.ts';
import type { CommandName, Options } from '../../src/config/options.ts';
import { anyActions } from './any-actions.ts';

async function parse(...args: string[]): Promise<Options> {
  return (await run(...args)).options;
}

async function run(...args: string[]): Promise<{ readonly command: CommandName; readonly options: Options }> {
  const ran = vi.fn((_command: CommandName, _options: Options) => {});
  const actions = anyActions(async (command, options) => ran(command, options));
  await commandLine(actions, '0.0.0')
    .configureOutput({ writeErr: () => {} })
    .parseAsync(args, { from: 'user' });
  expect(ran).toHaveBeenCalledOnce();
  const [command, options] = ran.mock.calls[0] as [CommandName, Options];
  return { command, options };
}

const inputs = (values: Record<string, string>) => optionsOfInputs((name) => values[name] ?? '');

const defaults: Options = {
  path: '.',
  config: '',
  format: 'terminal',
  failOn: 'error',
  strict: false,
  only: 'changed',
  composeFiles: [],
  profiles: [],
  envFiles: [],
  environment: {},
  targets: [],
  includeTests: false,
  baseline: '',
  writeBaseline: false,
  report: '',
  reportFormat: 'json',
  comment: false,
  review: false,
  token: '',
  dryRun: false,
  ruleNames: [],
  writeMap: '',
  checkMap: '',
  wanted: '',
  service: '',
  subject: '',
  launches: false,
  color: true,
};

describe('the command line', () => {
  test.each<[string[], Partial<Options>]>([
    [[], {}],
    [['a/b'], { path: 'a/b' }],
    [['check', 'a/b', '--strict'], { path: 'a/b', strict: true }],
    [['a', '--format', 'json', '--fail-on=never'], { path: 'a', format: 'json', failOn: 'never' }],
    [['--compose-file', 'a.yml', '--compose-file', 'b,c.yml', '.'], { composeFiles: ['a.yml', 'b,c.yml'] }],
    [['--profile', 'x', '--env-file', 'e.env'], { profiles: ['x'], envFiles: ['e.env'] }],
    [['--env', 'A=1', '--env', 'B=x=y', '--env', 'C='], { environment: { A: '1', B: 'x=y', C: '' } }],
    [['--env', 'COMPOSE_FILE=a;b'], { environment: { COMPOSE_FILE: 'a;b' } }],
    [['--target', 'linux', '--target', 'github-ubuntu'], { targets: ['linux', 'github-ubuntu'] }],
    [['--no-color', '--include-tests', '--report', 'r.json'], { color: false, includeTests: true, report: 'r.json' }],
    [['--', '-odd'], { path: '-odd' }],
    [['--config', 'ports.yml'], { config: 'ports.yml' }],
  ])('%j', async (args, expected) => {
    expect(await parse(...args)).toEqual({ ...defaults, ...expected });
  });

  test.each([
    [
      ['--format', 'xml'],
      '--format is terminal, json, annotations, job-summary, markdown, sarif, rdjson, rdjsonl, codeclimate, junit, checkstyle, not "xml"',
    ],
    [['--fail-on', 'Error'], '--fail-on is error, warning, notice, never, not "Error"'],
    [
      ['--target', 'beos'],
      '--target is linux, macos, windows, github-ubuntu, github-macos, github-windows, not "beos"',
    ],
    [['--env', 'NAME'], '--env is NAME=VALUE, not "NAME"'],
    [['--env', '=1'], '--env is NAME=VALUE, not "=1"'],
    [['--formt', 'json'], "error: unknown option '--formt'\n(Did you mean --format?)"],
    [['--report'], "error: option '--report <file>' argument missing"],
    [['map', '--format', 'annotations'], '--format is terminal, json, markdown, not "annotations"'],
    [['fix', '--rule', 'privileged-prot'], 'there is no rule privileged-prot; did you mean privileged-port?'],
    [['fix', '--format', 'json'], "error: unknown option '--format'"],
    [['explain'], "error: missing required argument 'rule-or-port'"],
    [['map', '--strict'], "error: unknown option '--strict'"],
    [['--launches'], "error: unknown option '--launches'"],
    [['a', 'b'], 'error: too many arguments. Expected 1 argument but got 2.'],
  ])('%j is refused', async (args, message) => {
    await expect(parse(...args)).rejects.toThrow(message);
  });
});

test.each<[string[], CommandName, Partial<Options>]>([
  [[], 'check', {}],
  [['check', '.'], 'check', {}],
  [['map', '--write', 'PORTS.md'], 'map', { writeMap: 'PORTS.md' }],
  [['map', 'a', '--check', 'PORTS.md'], 'map', { path: 'a', checkMap: 'PORTS.md' }],
  [['fix'], 'fix', {}],
  [
    ['fix', 'a', '--dry-run', '--rule', 'privileged-port', '--rule', 'invalid-port'],
    'fix',
    { path: 'a', dryRun: true, ruleNames: ['privileged-port', 'invalid-port'] },
  ],
  [['suggest'], 'suggest', {}],
  [['suggest', '5432', 'a', '--for', 'postgres'], 'suggest', { wanted: '5432', path: 'a', service: 'postgres' }],
  [['explain', '53/udp'], 'explain', { subject: '53/udp' }],
  [['explain', 'invalid-port', 'a'], 'explain', { subject: 'invalid-port', path: 'a' }],
  [['map'], 'map', {}],
  [
    ['map', 'a', '--launches', '--format', 'json', '--profile', 'x', '--config', 'c.yml'],
    'map',
    { path: 'a', launches: true, format: 'json', profiles: ['x'], config: 'c.yml' },
  ],
])('%j is %s', async (args, command, expected) => {
  expect(await run(...args)).toEqual({ command, options: { ...defaults, ...expected } });
});

describe('the inputs of the action', () => {
  test.each<[Record<string, string>, Partial<Options>]>([
    [{}, {}],
    [
      { path: 'examples/shop', 'fail-on': 'warning' },
      { path: 'examples/shop', failOn: 'warning' },
    ],
    [{ strict: 'True', 'include-tests': 'FALSE' }, { strict: true }],
    [
      { 'compose-files': 'a.yml\nb.yml\n', 'env-files': 'x.env, y.env' },
      { composeFiles: ['a.yml', 'b.yml'], envFiles: ['x.env', 'y.env'] },
    ],
    [{ profiles: ' a ,\n\n b ' }, { profiles: ['a', 'b'] }],
    [{ env: 'A=1,2\n  B= \n' }, { environment: { A: '1,2', B: '' } }],
    [
      { targets: 'linux, github-ubuntu', report: 'out/r.json' },
      { targets: ['linux', 'github-ubuntu'], report: 'out/r.json' },
    ],
    [
      { only: 'all', token: 't0k3n' },
      { only: 'all', token: 't0k3n' },
    ],
  ])('%j', (values, expected) => {
    expect(inputs(values)).toEqual({ ...defaults, ...expected });
  });

  test.each([
    [{ 'fail-on': 'high' }, 'fail-on is error, warning, notice, never, not "high"'],
    [{ strict: 'yes' }, 'strict is true, false, not "yes"'],
    [{ only: 'new' }, 'only is changed, all, not "new"'],
    [{ targets: 'linux, beos' }, 'targets is linux, macos'],
    [{ env: 'A' }, 'env is NAME=VALUE, not "A"'],
    [{ env: 'A = 1' }, 'env is NAME=VALUE, not "A = 1"'],
  ])('%j is refused', (values, message) => {
    expect(() => inputs(values)).toThrow(message);
  });
});

test('names of variables are only those that were given', async () => {
  const { environment } = await parse('--env', '__proto__=1');
  expect(environment['constructor']).toBeUndefined();
  expect(Object.entries(environment)).toEqual([['__proto__', '1']]);
});
