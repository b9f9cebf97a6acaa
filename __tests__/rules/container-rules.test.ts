import { describe, expect, test } from 'vitest';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { danglingReference } from '../../src/rules/dangling-reference.ts';
import { loopbackInContainer } from '../../src/rules/loopback-in-container.ts';
import { mismatchedTarget } from '../../src/rules/mismatched-target.ts';
import { runPreflight } from '../run-preflight.ts';

type Files = Readonly<Record<string, string>>;

/** `warning mismatched-target/program`, one text a finding. */
async function said(files: Files): Promise<string[]> {
  const rules = [mismatchedTarget, loopbackInContainer, danglingReference];
  const { findings } = await runPreflight(memoryRepository(files), { rules });
  return findings.map(({ severity, ruleId, cause }) => [`${severity} ${ruleId}`, ...(cause ? [cause] : [])].join('/'));
}

/** A Compose file of one service, and other files. */
function service(lines: readonly string[], files: Files = {}): Files {
  return { 'compose.yaml': `services:\n  app:\n${lines.map((line) => `    ${line}\n`).join('')}`, ...files };
}

const viteOn3000 = ['image: node:22', 'command: npx vite --host 0.0.0.0 --port 3000'];
const server = "require('node:http').createServer().listen(4000);\n";
const built = (dockerfile: string): Files => ({ 'app/Dockerfile': dockerfile, 'app/server.js': server });

describe('a mapping', () => {
  test.each<[string, Files, string[]]>([
    ['to the port of a flag', service([...viteOn3000, 'ports: ["8090:3000"]']), []],
    ['to another one', service([...viteOn3000, 'ports: ["8090:8090"]']), ['warning mismatched-target/program']],
    ['beside another mapping', service([...viteOn3000, 'ports: ["8090:8090", "9229:9229"]']), []],
    ['of the other protocol', service([...viteOn3000, 'ports: ["8090:8090/udp"]']), []],
    [
      'to a port that the environment names',
      service([...viteOn3000, 'environment: { DEBUG_PORT: 8090 }', 'ports: ["8090:8090"]']),
      [],
    ],
    [
      'of a service whose env file is missing',
      service([...viteOn3000, 'env_file: [{ path: app.env, required: false }]', 'ports: ["8090:8090"]']),
      [],
    ],
    [
      'to a server that only its own default tells',
      service(['image: node:22', 'command: npx vite --host', 'ports: ["8090:8090"]']),
      ['warning mismatched-target/program'],
    ],
    [
      'to a server that brings settings',
      service(['image: nginx:1.27', 'command: nginx -g "daemon off;"', 'ports: ["8090:8090"]']),
      [],
    ],
    [
      'to a program whose Dockerfile agrees with it',
      service(['build: app', 'ports: ["8090:8090"]'], built('FROM node:22\nEXPOSE 4000\nCMD ["node", "server.js"]\n')),
      ['warning mismatched-target/program'],
    ],
    [
      'to a program of which no other text tells',
      service(['build: app', 'ports: ["8090:8090"]'], built('FROM node:22\nCMD ["node", "server.js"]\n')),
      ['notice mismatched-target/program'],
    ],
    [
      'that the Dockerfile agrees with',
      service(['build: app', 'ports: ["8090:8090"]'], built('FROM node:22\nEXPOSE 8090\nCMD ["node", "server.js"]\n')),
      [],
    ],
    [
      'to a program with arguments',
      service(['build: app', 'ports: ["8090:8090"]'], built('FROM node:22\nCMD ["node", "server.js", "--admin"]\n')),
      [],
    ],
    ['to an image’s own port', service(['image: redis:7', 'ports: ["6380:6379"]']), []],
    [
      'to another port of an image',
      service(['image: redis:7', 'ports: ["6380:6380"]']),
      ['warning mismatched-target/image'],
    ],
    [
      'to an image with data of its own',
      service(['image: redis:7', 'volumes: ["data:/data"]', 'ports: ["6380:6380"]']),
      ['warning mismatched-target/image'],
    ],
    [
      'to an image with a file of the repository',
      service(['image: redis:7', 'volumes: ["./redis.conf:/redis.conf"]', 'ports: ["6380:6380"]']),
      [],
    ],
    ['to an image that nobody knows', service(['image: example/app', 'ports: ["6380:6380"]']), []],
  ])('%s', async (_, files, expected) => {
    expect(await said(files)).toEqual(expected);
  });
});

describe('a program that listens on the loopback', () => {
  const flask = ['image: python:3.13', 'ports: ["5001:5001"]'];
  test.each<[string, Files, string[]]>([
    ['by default', service([...flask, 'command: flask run --port 5001']), ['warning loopback-in-container']],
    [
      'as its flag says',
      service([...flask, 'command: flask run --port 5001 --host 127.0.0.1']),
      ['warning loopback-in-container'],
    ],
    ['unless its flag says otherwise', service([...flask, 'command: flask run --port 5001 --host 0.0.0.0']), []],
    ['on the network of the host', service([...flask, 'network_mode: host', 'command: flask run --port 5001']), []],
    ['on a port that is not published', service([...flask, 'command: flask run --port 5003']), []],
    [
      'in an image that brings settings',
      service(['image: redis:7', 'command: redis-server --port 5001', 'ports: ["5001:5001"]']),
      [],
    ],
    [
      'where the debugger does',
      service(['image: node:22', 'command: node --inspect app.js', 'ports: ["9229:9229"]']),
      ['warning loopback-in-container'],
    ],
    [
      'where the debugger is told a host',
      service(['image: node:22', 'command: node --inspect=0.0.0.0 app.js', 'ports: ["9229:9229"]']),
      [],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await said(files)).toEqual(expected);
  });
});

describe('a client', () => {
  const db = ['image: postgres:16', 'ports: ["5434:5432"]'];
  const env = (text: string): Files => service(db, { '.env': `${text}\n` });
  test.each<[string, Files, string[]]>([
    ['of the published port', env('DB=postgres://localhost:5434/app'), []],
    ['of another port', env('DB=postgres://localhost:5435/app'), ['warning dangling-reference/host-port']],
    ['of the usual port', env('DB=postgres://localhost:5432/app'), ['notice dangling-reference/host-port']],
    ['of another service', env('CACHE=redis://localhost:6380'), []],
    ['of another machine', env('DB=postgres://db.example.com:5435/app'), []],
    ['through a variable', env('P=5435\nDB=postgres://localhost:$P/app'), ['warning dangling-reference/host-port']],
    ['through a variable without a value', env('DB=postgres://localhost:$P/app'), []],
    ['that anybody’s protocol is', env('API=http://localhost:5435'), []],
    [
      'of what a variable without a value may publish',
      service(['image: postgres:16', 'ports: ["5434:5432", "${OTHER:?}:5432"]'], {
        '.env.example': 'DB=postgres://localhost:5435/app\n',
      }),
      [],
    ],
    [
      'in another container’s words',
      service(db, {
        'package.json': '{ "scripts": { "psql": "docker exec api psql postgres://localhost:5435/app" } }',
      }),
      [],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await said(files)).toEqual(expected);
  });
});
