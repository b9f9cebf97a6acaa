import { expect, test } from 'vitest';
import { mend } from '../../src/fixing/mend.ts';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { runPreflight } from '../run-preflight.ts';

/** The changed files, or undefined when nothing could be changed. */
async function mended(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { changes } = await mend(
    memoryRepository(files),
    (repository) => runPreflight(repository),
    () => true,
  );
  return Object.fromEntries(changes.map(({ path, after }) => [path, after]));
}

const scripts = (...commands: readonly string[]) =>
  JSON.stringify({ scripts: Object.fromEntries(commands.map((command, index) => [`s${index}`, command])) });

test('who names the port that moves is moved with it', async () => {
  const text = scripts('vite --port 80 --strictPort', 'wait-on http://localhost:80/x && cypress run', 'kill-port 80');
  expect(await mended({ 'package.json': text })).toEqual({
    'package.json': scripts(
      'vite --port 8082 --strictPort',
      'wait-on http://localhost:8082/x && cypress run',
      'kill-port 8082',
    ),
  });
});

test('a variable that both read is changed once', async () => {
  const script = '#!/bin/sh\nWEB_PORT=80\nnpx vite --port $WEB_PORT &\nnpx wait-on http://localhost:$WEB_PORT\n';
  expect(await mended({ 'dev.sh': script })).toEqual({ 'dev.sh': script.replace('80', '8082') });
});

test.each<[string, Record<string, string>]>([
  ['from a container', { 'package.json': scripts('vite --port 80', 'docker exec web curl http://localhost:80') }],
  [
    'by another name of the machine',
    { 'package.json': scripts('vite --port 80', 'curl http://host.docker.internal:80') },
  ],
])('nothing is moved where a client may be missed: %s', async (_where, files) => {
  expect(await mended(files)).toEqual({});
});

test('line ends stay', async () => {
  const compose =
    'services:\r\n  a:\r\n    image: x\r\n    ports: ["8090:1"]\r\n  b:\r\n    image: x\r\n    ports: ["8090:1"]\r\n';
  expect(await mended({ 'compose.yaml': compose })).toEqual({
    'compose.yaml': compose.replace(/8090(?![\s\S]*8090)/, '8092'),
  });
});
