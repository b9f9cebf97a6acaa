import { expect, test } from 'vitest';
import { memoryRepository } from '../../src/platform/memory-repository.ts';
import { hardCodedHostPort } from '../../src/rules/hard-coded-host-port.ts';
import { runPreflight } from '../run-preflight.ts';

async function afterEdits(ports: string): Promise<string> {
  const head = 'services:\n  my-web:\n    image: nginx:1.27\n    ports:';
  const text = `${head}${ports}`;
  const report = await runPreflight(memoryRepository({ 'compose.yaml': text }), { rules: [hardCodedHostPort] });
  const lines = text.split('\n');
  const edits = report.findings.flatMap(({ suggestion }) => suggestion?.edits ?? []);
  for (const { location, newText } of edits.toReversed()) {
    const line = lines[location.start.line - 1] ?? '';
    lines[location.start.line - 1] =
      line.slice(0, location.start.column - 1) + newText + line.slice(location.end.column - 1);
  }
  return lines.join('\n').slice(head.length);
}

test.each([
  ['quoted', '\n      - "8090:80"\n', '\n      - "${MY_WEB_PORT:-8090}:80"\n'],
  ['plain', '\n      - 8090:80\n', '\n      - "${MY_WEB_PORT:-8090}:80"\n'],
  ['with an address', '\n      - 127.0.0.1:8090:80/tcp\n', '\n      - "127.0.0.1:${MY_WEB_PORT:-8090}:80/tcp"\n'],
  ['in brackets', " ['8090:80', 8443:443]\n", ' [\'${MY_WEB_PORT:-8090}:80\', "${MY_WEB_443_PORT:-8443}:443"]\n'],
  [
    'long',
    '\n      - { target: 80, published: 8090 }\n',
    '\n      - { target: 80, published: "${MY_WEB_PORT:-8090}" }\n',
  ],
  [
    'both protocols',
    '\n      - "8090:53/tcp"\n      - "8090:53/udp"\n',
    '\n      - "${MY_WEB_PORT:-8090}:53/tcp"\n      - "${MY_WEB_PORT:-8090}:53/udp"\n',
  ],
  ['a variable already', '\n      - "${PORT:-8090}:80"\n', '\n      - "${PORT:-8090}:80"\n'],
  ['a range', '\n      - "8090-8092:80"\n', '\n      - "8090-8092:80"\n'],
])('%s', async (_, before, after) => {
  expect(await afterEdits(before)).toBe(after);
});

test('one variable for two services would move both: no edit', async () => {
  const text =
    'services:\n  web: &web\n    image: nginx:1.27\n    ports:\n      - "8090:80"\n  docs:\n    <<: *web\n    image: httpd:2.4\n';
  const report = await runPreflight(memoryRepository({ 'compose.yaml': text }), { rules: [hardCodedHostPort] });
  expect(report.findings.map(({ suggestion }) => suggestion)).toEqual([undefined]);
});
