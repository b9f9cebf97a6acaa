import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../platform/temporary-folder.ts';
import { contractErrors } from '../reporters/report-schema.ts';
import { commandsIn } from '../reporters/runner-commands.ts';
import { conflict, healthy, movedDistribution, run } from './distribution.ts';

const dist = movedDistribution();
afterAll(() => rmSync(dist, { recursive: true, force: true }));

/** Runs the action as a runner does: inputs and files by environment variables, the workspace as working directory. */
function runAction(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
  const workspace = temporaryFolder(files);
  const runner = temporaryFolder();
  const summary = join(runner, 'summary');
  const output = join(runner, 'output');
  for (const file of [summary, output]) writeFileSync(file, '');
  mkdirSync(join(runner, 'temp'));
  // What action.yml declares as defaults is set as well.
  const given = { path: '.', 'fail-on': 'error', strict: 'false', env: '', report: '', ...inputs };
  const { status, stdout, stderr } = run(join(dist, 'index.js'), [], workspace, {
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: output,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_SHA: 'c0ffee',
    RUNNER_TEMP: join(runner, 'temp'),
  });
  return {
    status,
    stdout,
    stderr,
    workspace,
    summary: readFileSync(summary, 'utf8'),
    outputs: outputsIn(readFileSync(output, 'utf8')),
  };
}

/** `name<<delimiter`, the value, the delimiter. */
function outputsIn(text: string): Record<string, string> {
  const entries = text.matchAll(/^(?<name>[^<\n]+)<<(?<delimiter>\S+)\n(?<value>[\s\S]*?)\n\k<delimiter>$/gm);
  return Object.fromEntries([...entries].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']));
}

describe('a conflict', () => {
  const result = () => runAction(conflict);

  test('fails the step, and every way out says why', () => {
    const { status, stdout, stderr, summary, outputs } = result();
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(commandsIn(stdout)).toMatchObject([
      { name: 'error', properties: { file: 'compose.yaml', title: 'port-preflight: duplicate-binding' } },
    ]);
    expect(stdout).toContain('5 │\u001b[0m       - "8080:80"');
    expect(summary).toContain('## ❌ port-preflight: 1 error\n');
    expect(summary).toContain('<a href="https://github.com/octo/shop/blob/c0ffee/compose.yaml#L');
    expect(outputs).toMatchObject({ conclusion: 'failure', errors: '1', warnings: '0', notices: '0', listeners: '2' });
    const report = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'));
    expect(contractErrors(report)).toEqual([]);
    expect(report.findings).toHaveLength(1);
  });

  test('that may be does not', () => {
    const { status, outputs } = runAction(conflict, { 'fail-on': 'never' });
    expect(status).toBe(0);
    expect(outputs).toMatchObject({ conclusion: 'success', errors: '1' });
  });
});

test('a healthy repository passes without a command', () => {
  const { status, stdout, summary, outputs } = runAction(healthy);
  expect(status).toBe(0);
  expect(commandsIn(stdout)).toEqual([]);
  expect(summary).toContain('## ✅ port-preflight: no conflict\n');
  expect(outputs).toMatchObject({ conclusion: 'success', errors: '0' });
});

test('a folder of the workspace is annotated by its path in the repository', () => {
  const { stdout } = runAction({ 'deploy/compose.yaml': conflict['compose.yaml'] }, { path: 'deploy' });
  expect(commandsIn(stdout)[0]?.properties['file']).toBe('deploy/compose.yaml');
});

test('the report is written where the workflow wants it', () => {
  const { outputs, workspace } = runAction(healthy, { report: 'out/ports.json' });
  expect(outputs['report']).toBe(join(workspace, 'out', 'ports.json'));
  expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')).schemaVersion).toBe(1);
});

test('the configuration is the one of the folder, or the one that is named', () => {
  const config = 'alternatives: [[web, api]]\n';
  expect(runAction({ ...conflict, '.port-preflight.yml': config }).status).toBe(0);
  expect(runAction({ ...conflict, 'ci/ports.yml': config }, { config: 'ci/ports.yml' }).status).toBe(0);
  expect(runAction({ ...conflict, '.port-preflight.yml': 'x: 1' }).status).toBe(2);
});

test('lists and assignments are read a line each', () => {
  const files = { 'a.yaml': 'services: { a: { image: b, ports: ["${P}:80", "${Q}:81"] } }\n' };
  const { outputs } = runAction(files, { 'compose-files': 'a.yaml\n', env: 'P=1111\nQ=2222\n' });
  const { listeners } = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'));
  expect(listeners.map((one: { ports: { first: number } }) => one.ports.first)).toEqual([1111, 2222]);
});

test.each([
  [{ 'fail-on': 'sometimes' }, 'fail-on is error, warning, notice, never, not "sometimes"'],
  [{ path: 'nowhere' }, 'nowhere does not exist'],
  [{ 'compose-files': 'other.yaml' }, 'the Compose file other.yaml does not exist'],
])('%j is refused in one sentence', (inputs, message) => {
  const { status, stdout, outputs } = runAction(healthy, inputs);
  expect(status).toBe(2);
  expect(commandsIn(stdout)).toMatchObject([{ name: 'error', data: expect.stringContaining(message) }]);
  expect(outputs).toEqual({});
});

test('a hostile pull request makes no command of its own', () => {
  const service = '"a##[error]b"';
  const name = '##[error]gotcha\u001b[2J';
  const { stdout, summary } = runAction({
    'compose.yaml': `services:\n  ${service}: { image: "x" }\n`,
    'package.json': JSON.stringify({
      scripts: { [name]: 'PORT=80 ::error:: vite --port 80', '::error::x': 'vite --port 80' },
    }),
  });
  expect(commandsIn(stdout).filter(({ properties }) => !properties['title']?.startsWith('port-preflight: '))).toEqual(
    [],
  );
  expect(stdout).not.toContain('\u001b[2J');
  expect(commandsIn(summary)).toEqual([]);
});
