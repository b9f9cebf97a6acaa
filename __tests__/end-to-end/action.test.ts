import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../platform/temporary-folder.ts';
import { contractErrors } from '../reporters/report-schema.ts';
import { commandsIn } from '../reporters/runner-commands.ts';
import { conflict, healthy, movedDistribution } from './distribution.ts';
import { runAction } from './runner.ts';

const dist = movedDistribution();
afterAll(() => rmSync(dist, { recursive: true, force: true }));

async function runOn(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
  const workspace = temporaryFolder(files);
  return { workspace, ...(await runAction(dist, workspace, { inputs })) };
}

describe('a conflict', () => {
  const result = () => runOn(conflict);

  test('fails the step, and every way out says why', async () => {
    const { status, stdout, stderr, summary, outputs } = await result();
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

  test('that may be does not', async () => {
    const { status, outputs } = await runOn(conflict, { 'fail-on': 'never' });
    expect(status).toBe(0);
    expect(outputs).toMatchObject({ conclusion: 'success', errors: '1' });
  });
});

test('a healthy repository passes without a command', async () => {
  const { status, stdout, summary, outputs } = await runOn(healthy);
  expect(status).toBe(0);
  expect(commandsIn(stdout)).toEqual([]);
  expect(summary).toContain('## ✅ port-preflight: no conflict\n');
  expect(outputs).toMatchObject({ conclusion: 'success', errors: '0' });
});

test('a folder of the workspace is annotated by its path in the repository', async () => {
  const { stdout } = await runOn({ 'deploy/compose.yaml': conflict['compose.yaml'] }, { path: 'deploy' });
  expect(commandsIn(stdout)[0]?.properties['file']).toBe('deploy/compose.yaml');
});

test('the report is written where the workflow wants it', async () => {
  const { outputs, workspace } = await runOn(healthy, { report: 'out/ports.json' });
  expect(outputs['report']).toBe(join(workspace, 'out', 'ports.json'));
  expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')).schemaVersion).toBe(1);
});

test('the configuration is the one of the folder, or the one that is named', async () => {
  const config = 'alternatives: [[web, api]]\n';
  expect((await runOn({ ...conflict, '.port-preflight.yml': config })).status).toBe(0);
  expect((await runOn({ ...conflict, 'ci/ports.yml': config }, { config: 'ci/ports.yml' })).status).toBe(0);
  expect((await runOn({ ...conflict, '.port-preflight.yml': 'x: 1' })).status).toBe(2);
});

test('lists and assignments are read a line each', async () => {
  const files = { 'a.yaml': 'services: { a: { image: b, ports: ["${P}:80", "${Q}:81"] } }\n' };
  const { outputs } = await runOn(files, { 'compose-files': 'a.yaml\n', env: 'P=1111\nQ=2222\n' });
  const { listeners } = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'));
  expect(listeners.map((one: { ports: { first: number } }) => one.ports.first)).toEqual([1111, 2222]);
});

test.each([
  [{ 'fail-on': 'sometimes' }, 'fail-on is error, warning, notice, never, not "sometimes"'],
  [{ path: 'nowhere' }, 'nowhere does not exist'],
  [{ 'compose-files': 'other.yaml' }, 'the Compose file other.yaml does not exist'],
])('%j is refused in one sentence', async (inputs, message) => {
  const { status, stdout, outputs } = await runOn(healthy, inputs);
  expect(status).toBe(2);
  expect(commandsIn(stdout)).toMatchObject([{ name: 'error', data: expect.stringContaining(message) }]);
  expect(outputs).toEqual({});
});

test('a hostile pull request makes no command of its own', async () => {
  const service = '"a##[error]b"';
  const name = '##[error]gotcha\u001b[2J';
  const { stdout, summary } = await runOn({
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
