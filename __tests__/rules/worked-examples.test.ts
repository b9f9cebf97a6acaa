import { expect, test } from 'vitest';
import type { Severity } from '../../src/model/finding.ts';
import { developerTargets, type Target } from '../../src/model/target.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { runPreflight } from '../run-preflight.ts';

/** What declares a port, as a repository. */
type Files = Readonly<Record<string, string>>;

/** A service that publishes a port of its container under the same number. */
function image(name: string, mapping: string, command?: string): Files {
  const start = command === undefined ? '' : `    command: ${command}\n`;
  return { 'compose.yaml': `services:\n  app:\n    image: ${name}\n${start}    ports:\n      - "${mapping}"\n` };
}

/** A script of a package, and the program that it starts. */
function script(command: string, program: Files = {}): Files {
  return { 'package.json': JSON.stringify({ name: 'app', scripts: { up: command } }), ...program };
}

function node(file: string, port: number): Files {
  return script(`node ${file}`, { [file]: `require('node:http').createServer().listen(${port});\n` });
}

type Example = readonly [
  number: number,
  binding: string,
  files: Files,
  targets: readonly Target[],
  verdict: Severity | 'none',
];

// The worked examples of the definition of a well-known clash, each as a repository.
const examples: readonly Example[] = [
  [1, '*:5432/tcp by postgres:16', image('postgres:16', '5432:5432'), developerTargets, 'none'],
  [2, '*:5432/tcp by node:20', image('node:20', '5432:3000', 'node server.js'), developerTargets, 'warning'],
  [3, '127.0.0.1:5432/tcp by nobody knows what', image('example/app', '127.0.0.1:5432:80'), developerTargets, 'notice'],
  [4, '*:3306/tcp by mariadb:11', image('mariadb:11', '3306:3306'), developerTargets, 'none'],
  [5, '*:3306/tcp by redis:7', image('redis:7', '3306:6379'), developerTargets, 'warning'],
  [6, '*:6379/tcp by valkey/valkey:8', image('valkey/valkey:8', '6379:6379'), developerTargets, 'none'],
  [7, '*:6379/tcp by vite', script('vite --host --port 6379'), developerTargets, 'warning'],
  [8, '*:27017/tcp by mongo:7', image('mongo:7', '27017:27017'), developerTargets, 'none'],
  [9, '*:3000/tcp by next dev', script('next dev'), developerTargets, 'none'],
  [10, '*:3000/tcp by grafana', image('grafana/grafana', '3000:3000'), developerTargets, 'none'],
  [11, '*:8080/tcp by keycloak', image('quay.io/keycloak/keycloak', '8080:8080'), developerTargets, 'none'],
  [12, '*:8000/tcp by uvicorn', script('uvicorn app:app --host 0.0.0.0'), developerTargets, 'none'],
  [13, '*:4000/tcp by mix phx.server', script('mix phx.server'), developerTargets, 'none'],
  [14, '*:5173/tcp by vite', script('vite --host'), developerTargets, 'none'],
  [15, '0.0.0.0:5000/tcp by flask', script('flask run --host 0.0.0.0'), developerTargets, 'warning'],
  [16, '*:5000/tcp by registry:2', image('registry:2', '5000:5000'), ['linux'], 'none'],
  [17, '*:7000/tcp by node', node('ws.js', 7000), developerTargets, 'warning'],
  [18, '0.0.0.0:53/udp by coredns', image('coredns/coredns', '0.0.0.0:53:53/udp'), ['linux'], 'error'],
  [19, '127.0.0.1:53/udp by coredns', image('coredns/coredns', '127.0.0.1:53:53/udp'), ['linux'], 'none'],
  [20, '0.0.0.0:53/udp on a runner', image('coredns/coredns', '0.0.0.0:53:53/udp'), ['github-ubuntu'], 'error'],
  [21, '*:80/tcp by nginx on Windows', image('nginx', '80:80'), ['github-windows'], 'error'],
  [22, '*:80/tcp by nginx on Ubuntu', image('nginx', '80:80'), ['github-ubuntu'], 'none'],
  [23, '*:22/tcp by gitea on macOS', image('gitea/gitea', '22:22'), ['github-macos'], 'error'],
  [24, '*:5900/tcp by selenium', image('selenium/standalone-chrome', '5900:5900'), ['github-macos'], 'error'],
  [25, '127.0.0.1:9229/tcp by node', script('node --inspect=9229 app.js'), developerTargets, 'none'],
  [26, '*:9229/tcp by prometheus', image('prom/prometheus', '9229:9090'), developerTargets, 'warning'],
  [27, '*:2375/tcp by uvicorn', script('uvicorn app:app --host 0.0.0.0 --port 2375'), developerTargets, 'warning'],
  [28, '*:11434/tcp by vite', script('vite --host --port 11434'), developerTargets, 'warning'],
  [29, '*:5432/tcp in a container', { Dockerfile: 'FROM node:20\nEXPOSE 5432\n' }, developerTargets, 'none'],
  [30, '*:8425/tcp by node', node('x.js', 8425), developerTargets, 'none'],
  [
    31,
    '*:5353/udp by node',
    script('node discovery.js', { 'discovery.js': "require('node:dgram').createSocket('udp4').bind(5353);\n" }),
    developerTargets,
    'warning',
  ],
  // Of the definition's own `info`: an entry of the map, and no finding.
  [32, '*:9042/tcp by node', node('api.js', 9042), developerTargets, 'none'],
];

test.each(examples)('%d: %s', async (_, __, files, targets, verdict) => {
  const report = await runPreflight(memoryRepository(files), { targets });
  const clashes = report.findings.filter(({ ruleId }) => ruleId === 'well-known-port');
  expect(clashes.map(({ severity }) => severity)).toEqual(verdict === 'none' ? [] : [verdict]);
  const isDocumented = 'Dockerfile' in files;
  expect(report.map.listeners.length > 0).toBe(!isDocumented);
});

test('33: *:70000/tcp', async () => {
  const mapping = 'services:\n  app:\n    image: nginx\n    ports:\n      - target: 80\n        published: "70000"\n';
  const report = await runPreflight(memoryRepository({ 'compose.yaml': mapping }));
  expect(report.findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`)).toEqual(['error invalid-port']);
});
