import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/config/options.ts';
import { temporaryFolder } from '../platform/temporary-folder.ts';
import { contractErrors } from '../reporters/report-schema.ts';
import { conflict, healthy, movedDistribution, run } from './distribution.ts';

const dist = movedDistribution();
afterAll(() => rmSync(dist, { recursive: true, force: true }));
const cli = join(dist, 'cli', 'index.js');

describe('the exit status', () => {
  test.each<[string, Readonly<Record<string, string>>, string[], number]>([
    ['0 when nothing is wrong', healthy, [], 0],
    ['1 for a conflict', conflict, [], 1],
    ['0 for a conflict that may be', conflict, ['--fail-on', 'never'], 0],
    ['0 for what can not be read', { 'compose.yaml': 'services: [' }, [], 0],
    ['1 for it in a strict run', { 'compose.yaml': 'services: [' }, ['--strict'], 1],
    ['0 for an empty folder', {}, [], 0],
  ])('%s', (_name, files, args, expected) => {
    const { status, stderr } = run(cli, args, temporaryFolder(files));
    expect(stderr).toBe('');
    expect(status).toBe(expected);
  });

  test.each([
    [['nowhere'], 'error: nowhere does not exist\n'],
    [['compose.yaml'], 'error: compose.yaml is not a folder\n'],
    [['--compose-file', 'other.yaml'], 'error: the Compose file other.yaml does not exist\n'],
    [['--format', 'xml'], `error: --format is ${formats.join(', ')}, not "xml"\n`],
    [['--nonsense'], "error: unknown option '--nonsense'\n"],
    [['::error::x'], 'error: ::error::x does not exist\n'],
  ])('2 for %j, with one sentence', (args, message) => {
    const { status, stdout, stderr } = run(cli, args, temporaryFolder(healthy));
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: message });
  });

  test('0 for help and version', () => {
    expect(run(cli, ['--help'], dist).stdout).toContain('Usage: port-preflight');
    expect(run(cli, ['map', '--help'], dist).stdout).toContain('Usage: port-preflight map');
    expect(run(cli, ['--version'], dist)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

test('a person sees both places and what to do', () => {
  const { stdout } = run(cli, [], temporaryFolder(conflict));
  expect(stdout).toContain('  compose.yaml:');
  expect(stdout).toContain('5 │       - "8080:80"\n');
  expect(stdout).toContain('9 │       - "8080:443"\n');
  expect(stdout).toMatch(/→ change 8080 to \d+ at compose\.yaml:\d:10\n/);
  expect(stdout).toContain('✖ 1 error');
  expect(stdout).not.toContain('\u001b');
});

test('a program gets the contract, the same bytes every time', () => {
  const folder = temporaryFolder(conflict);
  const { stdout } = run(cli, ['--format', 'json', '--report', 'out/report.json'], folder);
  const document = JSON.parse(stdout);
  expect(contractErrors(document)).toEqual([]);
  expect(document.findings).toHaveLength(1);
  expect(document.listeners.map((one: { ports: unknown }) => one.ports)).toEqual([
    { first: 8080, last: 8080 },
    { first: 8080, last: 8080 },
  ]);
  expect(readFileSync(join(folder, 'out', 'report.json'), 'utf8')).toBe(stdout);
  rmSync(join(folder, 'out'), { recursive: true });
  expect(run(cli, ['--format', 'json', '.'], folder).stdout).toBe(stdout);
});

describe('the configuration', () => {
  const configured = { ...conflict, '.port-preflight.yml': 'alternatives:\n  - [web, api]\n' };

  test('is read from the checked folder, or from the file that is named', () => {
    expect(run(cli, [], temporaryFolder(configured))).toMatchObject({ status: 0, stderr: '' });
    const folder = temporaryFolder({ ...configured, 'none.yml': '{}\n' });
    expect(run(cli, ['--config', 'none.yml'], folder).status).toBe(1);
  });

  test.each([
    [['--config', 'nowhere.yml'], {}, 'error: the configuration nowhere.yml does not exist\n'],
    [
      [],
      { '.port-preflight.yml': 'launchs: []\n' },
      'error: .port-preflight.yml:1:1: unknown key launchs; did you mean launches?\n',
    ],
    [
      ['map'],
      { '.port-preflight.yml': '"::error::x": 1' },
      'error: .port-preflight.yml:1:1: unknown key ::error::x; the keys here are extends, rules, overrides, ignore, targets, env, include, exclude, baseline, launches, alternatives\n',
    ],
  ])('that is broken is wrong usage: %j %j', (args, files, message) => {
    const { status, stdout, stderr } = run(cli, args, temporaryFolder({ ...healthy, ...files }));
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: message });
  });
});

test('the map tells ports, launches or both to a program, and never fails for a conflict', () => {
  const folder = temporaryFolder(conflict);
  const ports = run(cli, ['map'], folder);
  expect(ports).toMatchObject({ status: 0, stderr: '' });
  expect(ports.stdout).toContain('    8080  api → 443  *  line 9\n');
  expect(run(cli, ['map', '--launches', folder], folder).stdout).toContain(
    '    certain: `docker compose up` starts them together\n',
  );
  const document = JSON.parse(run(cli, ['map', '--format', 'json'], folder).stdout);
  expect(document.findings).toBeUndefined();
  expect(document.startups).toEqual([
    {
      id: 'compose:compose.yaml',
      command: 'docker compose up',
      launchUnits: ['compose:compose.yaml'],
      certainty: 'certain',
      reason: '`docker compose up` starts them together',
      listeners: document.listeners.map((one: { id: string }) => one.id),
    },
  ]);
});

test('source code is read with the grammars beside the bundle', () => {
  const folder = temporaryFolder({ 'server.js': "require('node:http').createServer().listen(4321);\n" });
  const { listeners } = JSON.parse(run(cli, ['--format', 'json'], folder).stdout);
  expect(listeners).toMatchObject([{ ports: { first: 4321, last: 4321 }, location: { file: 'server.js' } }]);
});

test('--env and --compose-file reach the core, the environment does not', () => {
  const folder = temporaryFolder({ 'other.yaml': 'services: { a: { image: b, ports: ["${WEB_PORT:-1111}:80"] } }\n' });
  const args = ['--format', 'json', '--compose-file', 'other.yaml'];
  const portsOf = (text: string) =>
    JSON.parse(text).listeners.map((one: { ports: { first: number } }) => one.ports.first);
  expect(portsOf(run(cli, args, folder, { WEB_PORT: '2222' }).stdout)).toEqual([1111]);
  expect(portsOf(run(cli, [...args, '--env', 'WEB_PORT=3333'], folder).stdout)).toEqual([3333]);
});

test('whoever stops reading is no error', async () => {
  const services = Array.from(
    { length: 2000 },
    (_, index) => `  s${index}: { image: a, ports: ["${10000 + index}:80"] }\n`,
  );
  const folder = temporaryFolder({ 'compose.yaml': `services:\n${services.join('')}` });
  const child = spawn(process.execPath, [cli, '--format', 'json'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [status] = await once(child, 'close');
  expect({ status, complaint }).toEqual({ status: 0, complaint: '' });
});

test.skipIf(process.platform === 'win32')('the CLI can be started as a program', () => {
  expect(statSync(cli).mode & 0o111).toBe(0o111);
  expect(readFileSync(cli, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
});

test('the library runs without a disk', () => {
  const library = pathToFileURL(join(dist, 'lib', 'index.js')).href;
  const script = `
    import { loadGrammars, memoryRepository, preflight } from ${JSON.stringify(library)};
    const options = { composeFiles: [], profiles: [], envFiles: [], environment: {}, targets: ['linux'], includeTests: false, toolVersion: '0.0.0' };
    const { findings } = await preflight(memoryRepository(${JSON.stringify(conflict)}), options, loadGrammars);
    console.log(findings.map(({ ruleId }) => ruleId).join());
  `;
  const folder = temporaryFolder({ 'program.mjs': script });
  expect(run(join(folder, 'program.mjs'), [], folder)).toMatchObject({ stdout: 'duplicate-binding\n', stderr: '' });
});
