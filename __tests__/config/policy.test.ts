import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/config/configuration.ts';
import type { Report } from '../../src/model/report.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { runPreflight } from '../run-preflight.ts';

const compose = `services:
  web:
    image: example/web:1.0
    ports:
      - "\${WEB_PORT:-8090}:80"
  api:
    image: example/api:1.0
    ports:
      - "8090:3000"
`;
const files = {
  'compose.yaml': compose,
  '.env': 'WEB_PORT=8090\n',
  'package.json': '{ "scripts": { "dev": "vite --port $VITE_PORT" } }',
};

async function run(changed: Readonly<Record<string, string>>, composeFiles: readonly string[] = []): Promise<Report> {
  const repository = memoryRepository({ ...files, ...changed });
  return runPreflight(repository, { configuration: readConfiguration(repository, ''), composeFiles });
}

async function outcome(changed: Readonly<Record<string, string>>): Promise<string> {
  const { findings, stats, problems } = await run(changed);
  const { comments, configuration } = stats.suppressed;
  return [
    ...findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`),
    ...(comments > 0 ? [`${comments} by comments`] : []),
    ...(configuration > 0 ? [`${configuration} by configuration`] : []),
    ...problems.map(({ message, location: { file, start } }) => `${file}:${start.line}:${start.column} ${message}`),
  ].join('\n');
}

const ignoring = '# port-preflight: ignore[duplicate-binding] never up together';
const besides = (line: string) => ({ 'compose.yaml': compose.replace(line, `${line} ${ignoring}`) });

describe('a comment', () => {
  test.each<[string, Record<string, string>, string]>([
    ['nowhere', {}, 'error duplicate-binding'],
    ['at the finding', besides('- "8090:3000"'), '1 by comments'],
    ['at the other side', besides('- "${WEB_PORT:-8090}:80"'), '1 by comments'],
    ['where the port is set', { '.env': `WEB_PORT=8090 ${ignoring}\n` }, '1 by comments'],
    [
      'above it',
      { 'compose.yaml': compose.replace('      - "8090', `      ${ignoring}\n      - "8090`) },
      '1 by comments',
    ],
    [
      'for the whole file',
      { 'compose.yaml': `${compose}# port-preflight: ignore-file[duplicate-binding]\n` },
      '1 by comments',
    ],
    [
      'at another line',
      besides('  api:'),
      'error duplicate-binding\ncompose.yaml:6:33 nothing to ignore: no duplicate-binding is found at line 6',
    ],
    [
      'of another rule',
      { 'compose.yaml': `# port-preflight: ignore-file[invalid-port]\n${compose}` },
      'error duplicate-binding\ncompose.yaml:1:31 nothing to ignore: no invalid-port is found in this file',
    ],
    [
      'in an env file that nothing reads',
      { 'apps/.env.local': `A=1 ${ignoring}\n` },
      'error duplicate-binding\napps/.env.local:1:30 nothing to ignore: no duplicate-binding is found at line 1',
    ],
    [
      'in a string',
      { 'compose.yaml': compose.replace('example/api:1.0', '"x # port-preflight: ignore-file[duplicate-binding]"') },
      'error duplicate-binding',
    ],
  ])('%s', async (_where, changed, expected) => {
    expect(await outcome(changed)).toBe(expected);
  });

  test('counts only in part where files are named: so none is called unused', async () => {
    const { problems } = await run({ 'other.yaml': '# port-preflight: ignore-file[invalid-port]\n' }, ['compose.yaml']);
    expect(problems).toEqual([]);
  });
});

describe('the configuration', () => {
  test.each<[string, string]>([
    ['rules: { duplicate-binding: off }', ''],
    ['rules: { duplicate-binding: notice }', 'notice duplicate-binding'],
    ['overrides: [{ paths: [compose.yaml], rules: { duplicate-binding: warning } }]', 'warning duplicate-binding'],
    ['overrides: [{ paths: [other], rules: { duplicate-binding: off } }]', 'error duplicate-binding'],
    [
      'rules: { duplicate-binding: off }\noverrides: [{ paths: ["*.yaml"], rules: { duplicate-binding: notice } }]',
      'notice duplicate-binding',
    ],
    ['ignore: [{ rule: duplicate-binding }]', '1 by configuration'],
    ['ignore: [{ port: 8090 }]', '1 by configuration'],
    ['ignore: [{ owner: web }]', '1 by configuration'],
    ['ignore: [{ path: .env }]', '1 by configuration'],
    [
      'ignore: [{ rule: duplicate-binding, port: 8090, path: "**/compose.yaml", owner: api, reason: x }]',
      '1 by configuration',
    ],
    [
      'ignore: [{ port: 8090, owner: db }]',
      'error duplicate-binding\n.port-preflight.yml:1:10 nothing to ignore: this entry has no effect',
    ],
    ['rules: { unresolved-port: warning }', 'error duplicate-binding\nwarning unresolved-port'],
    [
      'overrides: [{ paths: [package.json], rules: { unresolved-port: notice } }]',
      'error duplicate-binding\nnotice unresolved-port',
    ],
    ['overrides: [{ paths: [other], rules: { unresolved-port: notice } }]', 'error duplicate-binding'],
    ['exclude: [compose.yaml]', ''],
    ['include: [src]', ''],
  ])('%s', async (text, expected) => {
    expect(await outcome({ '.port-preflight.yml': text })).toBe(expected);
  });

  test('what both silence counts for both', async () => {
    const changed = { ...besides('- "8090:3000"'), '.port-preflight.yml': 'ignore: [{ port: 8090 }]' };
    expect(await outcome(changed)).toBe('1 by comments');
  });

  test('excluded files are counted', async () => {
    const { stats } = await run({ '.port-preflight.yml': 'exclude: [.env]' });
    expect(stats.leftOut.excluded).toBe(1);
  });
});
